// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A topic exchange of RabbitMQ. Messages are persistent, and confirmed by the broker before they count as published; their
 * routing key is type and status of the event.
 */
final class RabbitMqBroker implements Broker {
    private static final int CONNECT_MS = 5_000;
    private static final int ANSWER_MS = 5_000;
    private static final int CONFIRM_MS = 10_000;
    private static final int CLOSE_MS = 2_000;
    private static final int HEARTBEAT_S = 15;
    private static final int PERSISTENT = 2;

    private final ConnectionFactory factory;
    private final String exchange;
    private volatile @Nullable Socket socket;
    private volatile boolean blocked;
    private @Nullable Connection connection;
    private @Nullable Channel channel;

    /**
     * Knows where the broker is.
     *
     * @param uri an address of the scheme amqp or amqps, with the credentials; it is not repeated in any message
     * @param exchange a topic exchange, which is declared if it is not there
     */
    @SuppressWarnings("UnusedException") // its message may repeat the address
    RabbitMqBroker(String uri, String exchange) {
        this.exchange = exchange;
        factory = new ConnectionFactory();
        try {
            factory.setUri(uri);
            if (factory.isSSL()) {
                // The client itself would trust every certificate.
                factory.useSslProtocol(SSLContext.getDefault());
                factory.enableHostnameVerification();
            }
        } catch (URISyntaxException | GeneralSecurityException | IllegalArgumentException notUsable) {
            throw new IllegalStateException("The address of RabbitMQ cannot be used: "
                    + notUsable.getClass().getSimpleName());
        }
        factory.setAutomaticRecoveryEnabled(
                false); // whoever publishes connects again, and repeats what was not confirmed
        factory.setConnectionTimeout(CONNECT_MS);
        factory.setHandshakeTimeout(ANSWER_MS);
        factory.setChannelRpcTimeout(ANSWER_MS);
        factory.setRequestedHeartbeat(HEARTBEAT_S);
        factory.setThreadFactory(work -> {
            Thread thread = new Thread(work, "functions-stream");
            thread.setDaemon(true);
            return thread;
        });
        factory.setSocketConfigurator(made -> {
            made.setTcpNoDelay(true);
            socket = made;
        });
    }

    @Override
    public void publish(List<StreamMessage> messages) throws BrokerUnavailable {
        try {
            Channel open = channel();
            for (StreamMessage message : messages) {
                if (blocked) {
                    // It reads nothing more from this connection: going on would end in a write that waits.
                    throw new BrokerUnavailable("RabbitMQ takes no messages for want of memory or disk", null);
                }
                open.basicPublish(
                        exchange,
                        message.routingKey(),
                        properties(message),
                        message.payload().getBytes(StandardCharsets.UTF_8));
            }
            if (!open.waitForConfirms(CONFIRM_MS)) {
                throw new BrokerUnavailable("RabbitMQ has refused messages", null);
            }
        } catch (IOException | TimeoutException | ShutdownSignalException failure) {
            throw new BrokerUnavailable("RabbitMQ cannot be reached or does not answer", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable("The server stops", stopping);
        }
    }

    private Channel channel() throws IOException, TimeoutException {
        Channel present = channel;
        if (present != null && present.isOpen()) {
            return present;
        }
        close();
        Connection opened = factory.newConnection("functions event stream");
        connection = opened;
        opened.addBlockedListener(reason -> blocked = true, () -> blocked = false);
        Channel made = opened.createChannel();
        made.exchangeDeclare(exchange, BuiltinExchangeType.TOPIC, true);
        made.confirmSelect();
        channel = made;
        return made;
    }

    private static AMQP.BasicProperties properties(StreamMessage message) {
        return new AMQP.BasicProperties.Builder()
                .contentType(CloudEvent.MEDIA_TYPE)
                .deliveryMode(PERSISTENT)
                .messageId(message.id())
                .type(message.type())
                .appId("functions")
                .headers(Map.of("partitionkey", message.partitionKey(), "site", message.siteId()))
                .build();
    }

    @Override
    public void drop() {
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException closed) {
                // It is broken all the same.
            }
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        channel = null;
        blocked = false;
        if (open != null) {
            open.abort(CLOSE_MS);
        }
        drop();
        socket = null;
    }
}
