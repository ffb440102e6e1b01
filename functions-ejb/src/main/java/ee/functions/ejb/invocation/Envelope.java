// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What {@code request.json()} gives a handler: who invokes, and the body of the request as a text (api-contract C.1).
 * A body that is not UTF-8 has its wrong bytes replaced, as {@code request.text()} would do.
 */
final class Envelope {
    private Envelope() {}

    static byte[] of(Caller caller, Instant at, byte[] body) {
        boolean user = caller.has(Permission.FUNCTIONS_INVOKE_CREATE);
        return of(user ? "user" : "site", user ? caller.subject() : caller.siteId(), at, body);
    }

    /** Returns the same for a tick of a schedule: its trigger is the invoker, its moment the one that the pattern names. */
    static byte[] of(ScheduleTick tick, byte[] body) {
        return of("schedule", tick.triggerId().toString(), tick.scheduledFor(), body);
    }

    /** Returns the same for a posted event, which is the invoker itself; its type and source tell what it is about. */
    static byte[] of(EventDelivery delivery, byte[] body) {
        return of(
                invoker("event", delivery.eventId().toString(), delivery.occurredAt())
                        .add("event_type", delivery.type().name())
                        .add("source", delivery.source()),
                body);
    }

    private static byte[] of(String type, String id, Instant at, byte[] body) {
        return of(invoker(type, id, at), body);
    }

    private static JsonObjectBuilder invoker(String type, String id, Instant at) {
        return Json.createObjectBuilder().add("type", type).add("id", id).add("timestamp", at.toString());
    }

    private static byte[] of(JsonObjectBuilder invoker, byte[] body) {
        return Json.createObjectBuilder()
                .add("invoker", invoker)
                .add("payload", new String(body, StandardCharsets.UTF_8))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
