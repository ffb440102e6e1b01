// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import ee.functions.ejb.host.ServerNames;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A topic of the server's own messaging. Messages are persistent, and each is sent when the one before is stored: outside a
 * transaction sending waits for that. What is bound is looked up anew for each connection, so the server may bind it late.
 */
final class JmsBroker implements Broker {
    private final Supplier<Optional<ConnectionFactory>> factory;
    private final Supplier<Optional<Destination>> topic;
    private @Nullable Session session;

    private record Session(JMSContext context, JMSProducer producer, Destination topic) {}

    JmsBroker(Supplier<Optional<ConnectionFactory>> factory, Supplier<Optional<Destination>> topic) {
        this.factory = factory;
        this.topic = topic;
    }

    /** Returns the broker behind two JNDI names. */
    static Broker of(String factory, String topic) {
        return new JmsBroker(
                () -> ServerNames.find(factory, ConnectionFactory.class),
                () -> ServerNames.find(topic, Destination.class));
    }

    @Override
    public void publish(List<StreamMessage> messages) throws BrokerUnavailable {
        try {
            Session open = session();
            for (StreamMessage message : messages) {
                open.producer().send(open.topic(), text(open.context(), message));
            }
        } catch (JMSException | JMSRuntimeException failure) {
            throw new BrokerUnavailable("The messaging of the server does not take messages", failure);
        }
    }

    private Session session() throws BrokerUnavailable {
        Session present = session;
        if (present != null) {
            return present;
        }
        ConnectionFactory found = factory.get()
                .orElseThrow(() -> new BrokerUnavailable(
                        "The server has bound no connection factory under functions.stream.jms-connection-factory",
                        null));
        Destination target = topic.get()
                .orElseThrow(() ->
                        new BrokerUnavailable("The server has bound no topic under functions.stream.jms-topic", null));
        JMSContext context = found.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        Session made = new Session(context, context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT), target);
        session = made;
        return made;
    }

    private static TextMessage text(JMSContext context, StreamMessage message) throws JMSException {
        TextMessage text = context.createTextMessage(message.payload());
        text.setJMSType(message.type());
        text.setStringProperty("JMSXGroupID", message.partitionKey()); // the provider keeps the order within a group
        text.setStringProperty("message_id", message.id());
        text.setStringProperty("event_type", message.eventType());
        text.setStringProperty("event_status", message.status());
        text.setStringProperty("site_id", message.siteId());
        text.setStringProperty("content_type", CloudEvent.MEDIA_TYPE);
        return text;
    }

    @Override
    public void drop() {
        // The provider ends its own waits; a session may not be closed while another thread sends.
    }

    @Override
    public void close() {
        Session open = session;
        session = null;
        if (open != null) {
            try {
                open.context().close();
            } catch (JMSRuntimeException broken) {
                // It is gone all the same.
            }
        }
    }
}
