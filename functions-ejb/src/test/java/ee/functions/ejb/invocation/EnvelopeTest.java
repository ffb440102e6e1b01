// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.event.EventType;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final EventDelivery EVENT = new EventDelivery(
            new UUID(0, 3), EventType.ORDER_PLACED, "shop", Instant.parse("2026-11-20T12:00:00Z"), new UUID(0, 4));

    private static final Instant AT = Instant.parse("2026-11-20T12:00:00.000001Z");

    @Test
    void userIsNamed() {
        assertThat(envelope(Callers.with(Permission.FUNCTIONS_INVOKE_CREATE), "{\"a\": \"\u00E4\"}"))
                .isEqualTo("""
                        {"invoker":{"type":"user","id":"alice","timestamp":"2026-11-20T12:00:00.000001Z"},\
                        "payload":"{\\"a\\": \\"\u00E4\\"}"}""");
    }

    @Test
    void applicationOfTheSiteIsTheSite() {
        assertThat(envelope(Callers.with(Permission.FUNCTIONS_INVOKE), "")).isEqualTo("""
                        {"invoker":{"type":"site","id":"site-a","timestamp":"2026-11-20T12:00:00.000001Z"},"payload":""}""");
    }

    @Test
    void aTickOfAScheduleNamesItsTriggerAndTheMomentOfThePattern() {
        ScheduleTick tick = new ScheduleTick(new UUID(0, 1), new UUID(0, 2), Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(new String(Envelope.of(tick, "{}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"invoker":{"type":"schedule","id":"00000000-0000-0000-0000-000000000001",\
                        "timestamp":"2026-11-20T12:00:00Z"},"payload":"{}"}""");
    }

    @Test
    void aTickOfAScheduleIsAMessageForHandlersWithoutRequest() {
        ScheduleTick tick = new ScheduleTick(new UUID(0, 1), new UUID(0, 2), Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(new String(
                        TriggerMessages.of(tick, "site-a", "{}".getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"messages":[{"event_metadata":{"event_id":"00000000-0000-0000-0000-000000000002",\
                        "event_type":"schedule","created_at":"2026-11-20T12:00:00Z","folder_id":"site-a"},\
                        "details":{"trigger_id":"00000000-0000-0000-0000-000000000001","payload":"{}"}}]}""");
    }

    @Test
    void aPostedEventIsTheInvokerWithItsTypeAndSource() {
        assertThat(new String(Envelope.of(EVENT, "[1]".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"invoker":{"type":"event","id":"00000000-0000-0000-0000-000000000003",\
                        "timestamp":"2026-11-20T12:00:00Z","event_type":"ORDER_PLACED","source":"shop"},"payload":"[1]"}""");
    }

    @Test
    void aPostedEventIsAMessageForHandlersWithoutRequest() {
        assertThat(new String(
                        TriggerMessages.of(EVENT, "site-a", "[1]".getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"messages":[{"event_metadata":{"event_id":"00000000-0000-0000-0000-000000000003",\
                        "event_type":"ORDER_PLACED","created_at":"2026-11-20T12:00:00Z","folder_id":"site-a"},\
                        "details":{"binding_id":"00000000-0000-0000-0000-000000000004","source":"shop",\
                        "payload":"[1]"}}]}""");
    }

    private static String envelope(Caller caller, String body) {
        return new String(Envelope.of(caller, AT, body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
