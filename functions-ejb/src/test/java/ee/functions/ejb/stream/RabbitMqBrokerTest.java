// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What it does without RabbitMQ; with it the container tests use it. */
class RabbitMqBrokerTest {
    private static final List<StreamMessage> ONE =
            List.of(new StreamMessage(1, "id.success", "function", "site", "FUNCTION_INVOCATION", "SUCCESS", "{}"));

    @Test
    void routingKeyIsTypeAndStatusInSmallLetters() {
        assertThat(ONE.get(0).routingKey()).isEqualTo("function_invocation.success");
        assertThat(ONE.get(0).type()).isEqualTo("ee.functions.invocation");
    }

    @Test
    void nobodyAtTheAddressIsToldWithoutTheCredentials() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Broker broker = new RabbitMqBroker("amqp://me:hidden@127.0.0.1:" + port, "events");

        assertThatExceptionOfType(BrokerUnavailable.class)
                .isThrownBy(() -> broker.publish(ONE))
                .satisfies(failure -> {
                    assertThat(failure.toString()).doesNotContain("hidden");
                    assertThat(String.valueOf(failure.getCause())).doesNotContain("hidden");
                });
        broker.close();
    }

    @Test
    @Timeout(30)
    void whoeverAcceptsAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Broker broker = new RabbitMqBroker("amqp://127.0.0.1:" + silent.getLocalPort(), "events");
            assertThatExceptionOfType(BrokerUnavailable.class).isThrownBy(() -> broker.publish(ONE));
            broker.close();
        }
    }

    @Test
    void addressThatTheClientCannotUseIsNotRepeated() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new RabbitMqBroker("amqp://me:hidden@host/a/b", "events"))
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hidden"))
                .withNoCause();
    }
}
