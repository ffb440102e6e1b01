// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.invocation.InvocationTarget.IntegrationTarget;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final UUID INVOCATION = UUID.fromString("0af76519-16cd-43dd-8448-eb211c80319c");
    private static final String OWN = "0af7651916cd43dd8448eb211c80319c";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 ",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like"
            })
    void theTraceOfTheRequestIsTaken(String traceparent) {
        assertThat(TraceId.of(request(new HeaderValue("Traceparent", traceparent))))
                .isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-011",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more",
                "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void whatIsNotValidIsNotBelieved(String traceparent) {
        assertThat(TraceId.of(request(new HeaderValue("traceparent", traceparent))))
                .isEqualTo(OWN);
    }

    @Test
    void withoutOneTheTraceIsCalledAsTheInvocation() {
        assertThat(TraceId.of(request())).isEqualTo(OWN);
    }

    @Test
    void ofTwoNeitherIsBelieved() {
        HeaderValue one = new HeaderValue("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(TraceId.of(request(one, one))).isEqualTo(OWN);
    }

    private static InvocationRequest request(HeaderValue... headers) {
        return new InvocationRequest(
                INVOCATION,
                Callers.all(),
                new IntegrationTarget(new UUID(0, 2)),
                "POST",
                "http://localhost/",
                List.of(headers),
                new byte[0],
                false,
                null);
    }
}
