// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.json.JsonText;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What {@code request.json()} gives a handler: who invokes, and the body of the request as a text (api-contract C.1).
 * A body that is not UTF-8 has its wrong bytes replaced, as {@code request.text()} would do.
 */
final class Envelope {
    /** One of so many bytes of a body that is JSON itself must be escaped. */
    private static final int EXPECTED_ESCAPES = 5;

    private static final int REST = 32;

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
        StringBuilder envelope = invoker("event", delivery.eventId().toString(), delivery.occurredAt());
        member(envelope.append(','), "event_type", delivery.type().name());
        member(envelope.append(','), "source", delivery.source());
        return with(body, envelope);
    }

    private static byte[] of(String type, String id, Instant at, byte[] body) {
        return with(body, invoker(type, id, at));
    }

    /** Begins an envelope: the members of its invoker, to which others may be added. */
    private static StringBuilder invoker(String type, String id, Instant at) {
        StringBuilder envelope = new StringBuilder().append("{\"invoker\":{");
        member(envelope, "type", type);
        member(envelope.append(','), "id", id);
        member(envelope.append(','), "timestamp", at.toString());
        return envelope;
    }

    private static byte[] with(byte[] body, StringBuilder envelope) {
        envelope.ensureCapacity(envelope.length() + body.length + body.length / EXPECTED_ESCAPES + REST);
        member(envelope.append("},"), "payload", new String(body, StandardCharsets.UTF_8));
        return envelope.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void member(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":");
        JsonText.quote(json, value);
    }
}
