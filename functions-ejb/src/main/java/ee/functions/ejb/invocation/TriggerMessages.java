// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static ee.functions.ejb.json.JsonText.JSON;

import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a tick of a schedule, or a posted event, gives handlers of the styles {@code default} and {@code handler} (api-contract E.5
 * and F.2).
 */
final class TriggerMessages {
    private TriggerMessages() {}

    static byte[] of(ScheduleTick tick, String siteId, byte[] payload) {
        return of(
                metadata(tick.runId().toString(), "schedule", tick.scheduledFor(), siteId),
                JSON.createObjectBuilder().add("trigger_id", tick.triggerId().toString()),
                payload);
    }

    static byte[] of(EventDelivery delivery, String siteId, byte[] payload) {
        return of(
                metadata(delivery.eventId().toString(), delivery.type().name(), delivery.occurredAt(), siteId),
                JSON.createObjectBuilder()
                        .add("binding_id", delivery.bindingId().toString())
                        .add("source", delivery.source()),
                payload);
    }

    private static JsonObjectBuilder metadata(String eventId, String type, Instant at, String siteId) {
        return JSON.createObjectBuilder()
                .add("event_id", eventId)
                .add("event_type", type)
                .add("created_at", at.toString())
                .add("folder_id", siteId);
    }

    private static byte[] of(JsonObjectBuilder metadata, JsonObjectBuilder details, byte[] payload) {
        return JSON.createObjectBuilder()
                .add(
                        "messages",
                        JSON.createArrayBuilder()
                                .add(JSON.createObjectBuilder()
                                        .add("event_metadata", metadata)
                                        .add(
                                                "details",
                                                details.add("payload", new String(payload, StandardCharsets.UTF_8)))))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
