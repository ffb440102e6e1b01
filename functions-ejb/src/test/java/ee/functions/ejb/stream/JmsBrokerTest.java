// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With a stand-in for the messaging of a server, which the server of the container tests does not have. */
class JmsBrokerTest {
    private static final StreamMessage FIRST =
            new StreamMessage(1, "a.pending", "function", "site", "ORDER_PLACED", "PENDING", "{\"n\":1}");
    private static final StreamMessage SECOND =
            new StreamMessage(2, "a.success", "function", "site", "ORDER_PLACED", "SUCCESS", "{\"n\":2}");

    private final List<Map<String, Object>> sent = new ArrayList<>();
    private final Topic topic = standIn(Topic.class, (proxy, method, args) -> null);
    private int contexts;
    private int closed;
    private Object deliveryMode;
    private boolean fails;
    private Optional<ConnectionFactory> bound = Optional.of(standIn(ConnectionFactory.class, this::factory));
    private final Broker broker = new JmsBroker(() -> bound, () -> Optional.of(topic));

    @Test
    void messagesAreSentInOrderWithWhatConsumersChooseBy() throws BrokerUnavailable {
        broker.publish(List.of(FIRST, SECOND));

        assertThat(sent)
                .containsExactly(
                        Map.of(
                                "text", "{\"n\":1}",
                                "type", "ee.functions.order.placed",
                                "JMSXGroupID", "function",
                                "message_id", "a.pending",
                                "event_type", "ORDER_PLACED",
                                "event_status", "PENDING",
                                "site_id", "site",
                                "content_type", "application/cloudevents+json"),
                        Map.of(
                                "text", "{\"n\":2}",
                                "type", "ee.functions.order.placed",
                                "JMSXGroupID", "function",
                                "message_id", "a.success",
                                "event_type", "ORDER_PLACED",
                                "event_status", "SUCCESS",
                                "site_id", "site",
                                "content_type", "application/cloudevents+json"));
        assertThat(deliveryMode).isEqualTo(DeliveryMode.PERSISTENT);
    }

    @Test
    void oneConnectionServesUntilItIsClosed() throws BrokerUnavailable {
        broker.publish(List.of(FIRST));
        broker.publish(List.of(SECOND));
        assertThat(contexts).isEqualTo(1);
        broker.close();
        broker.publish(List.of(FIRST));

        assertThat(contexts).isEqualTo(2);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void failureOfTheServerIsToldAndPassesOver() throws BrokerUnavailable {
        fails = true;
        assertThatExceptionOfType(BrokerUnavailable.class).isThrownBy(() -> broker.publish(List.of(FIRST)));
        broker.close();
        fails = false;
        broker.publish(List.of(FIRST));

        assertThat(sent).hasSize(1);
    }

    @Test
    void nameThatIsNotBoundYetIsLookedUpAgain() throws BrokerUnavailable {
        Optional<ConnectionFactory> later = bound;
        bound = Optional.empty();
        assertThatExceptionOfType(BrokerUnavailable.class)
                .isThrownBy(() -> broker.publish(List.of(FIRST)))
                .withMessageContaining("functions.stream.jms-connection-factory");
        bound = later;
        broker.publish(List.of(FIRST));

        assertThat(sent).hasSize(1);
    }

    private Object factory(Object proxy, Method method, Object[] args) {
        assertThat(method.getName()).isEqualTo("createContext");
        assertThat(args).containsExactly(JMSContext.AUTO_ACKNOWLEDGE);
        contexts++;
        return standIn(JMSContext.class, this::context);
    }

    private Object context(Object proxy, Method method, Object[] args) {
        return switch (method.getName()) {
            case "createProducer" -> standIn(JMSProducer.class, this::producer);
            case "createTextMessage" -> message((String) args[0]);
            case "close" -> closed++;
            default -> throw new AssertionError(method);
        };
    }

    private Object producer(Object proxy, Method method, Object[] args) {
        if (method.getName().equals("setDeliveryMode")) {
            deliveryMode = args[0];
            return proxy;
        }
        assertThat(args[0]).isSameAs(topic);
        if (fails) {
            throw new JMSRuntimeException("no room");
        }
        sent.add(((Fields) args[1]).fields());
        return proxy;
    }

    /** What a message of the stand-in lets the test see. */
    private interface Fields {
        Map<String, Object> fields();
    }

    private static Object message(String text) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("text", text));
        return Proxy.newProxyInstance(
                JmsBrokerTest.class.getClassLoader(),
                new Class<?>[] {TextMessage.class, Fields.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "fields" -> fields;
                    case "setJMSType" -> fields.put("type", args[0]);
                    case "setStringProperty" -> fields.put((String) args[0], args[1]);
                    default -> throw new AssertionError(method);
                });
    }

    private static <T> T standIn(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
