// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeOutbox;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.outbox.NewMessage;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamOutboxTest {
    private static final UUID EVENT = UUID.randomUUID();
    private static final UUID FUNCTION = UUID.randomUUID();

    private final FakeOutbox outbox = new FakeOutbox(new MovingClock());

    @Test
    void eventIsStoredAsTheMessageThatTheBrokerGets() {
        StreamEvent event = event("SUCCESS");
        outbox(TestSettings.with(Setting.STREAM_KIND, "RabbitMQ")
                        .and(Setting.STREAM_RABBITMQ_URI, "amqp://broker")
                        .build())
                .add(event);

        assertThat(outbox.waiting.values())
                .containsExactly(new NewMessage(
                        EVENT + ".success",
                        FUNCTION.toString(),
                        "acme",
                        "ITEM_SHIPPED",
                        "SUCCESS",
                        CloudEvent.json(event)));
    }

    @Test
    void eachStatusOfAnEventIsAMessageOfItsOwn() {
        outbox(TestSettings.with(Setting.STREAM_KIND, "jms")
                        .and(Setting.STREAM_JMS_TOPIC, "java:/jms/topic/events")
                        .build())
                .addAll(List.of(event("PENDING"), event("FAILURE")));

        assertThat(outbox.waiting.values())
                .extracting(NewMessage::messageId)
                .containsExactly(EVENT + ".pending", EVENT + ".failure");
    }

    @Test
    void nothingIsStoredWhileTheStreamIsOff() {
        StreamOutbox off = outbox(TestSettings.defaults());
        off.add(event("SUCCESS"));

        assertThat(off.isOn()).isFalse();
        assertThat(outbox.waiting).isEmpty();
    }

    private StreamOutbox outbox(Settings settings) {
        return Beans.wire(new StreamOutbox(), outbox.repository, settings);
    }

    private static StreamEvent event(String status) {
        return new StreamEvent(
                EVENT,
                "acme",
                FUNCTION,
                "ITEM_SHIPPED",
                status,
                "shop",
                OffsetDateTime.parse("2026-11-20T12:00:00Z"),
                null,
                null,
                null);
    }
}
