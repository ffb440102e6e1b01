// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;

/** What a tick of a schedule gives handlers of the styles {@code default} and {@code handler} (api-contract E.5 and F.2). */
final class TriggerMessages {
    private TriggerMessages() {}

    static byte[] of(ScheduleTick tick, String siteId, byte[] payload) {
        return Json.createObjectBuilder()
                .add(
                        "messages",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add(
                                                "event_metadata",
                                                Json.createObjectBuilder()
                                                        .add(
                                                                "event_id",
                                                                tick.runId().toString())
                                                        .add("event_type", "schedule")
                                                        .add(
                                                                "created_at",
                                                                tick.scheduledFor()
                                                                        .toString())
                                                        .add("folder_id", siteId))
                                        .add(
                                                "details",
                                                Json.createObjectBuilder()
                                                        .add(
                                                                "trigger_id",
                                                                tick.triggerId().toString())
                                                        .add("payload", new String(payload, StandardCharsets.UTF_8)))))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
