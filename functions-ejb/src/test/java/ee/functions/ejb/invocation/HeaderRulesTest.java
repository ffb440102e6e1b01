// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.permission.Caller;
import ee.functions.runtime.instance.Header;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderRulesTest {
    @Test
    void credentialsAndConnectionDoNotReachAFunction() {
        List<HeaderValue> given = List.of(
                new HeaderValue("Authorization", "Bearer secret"),
                new HeaderValue("Cookie", "a=b"),
                new HeaderValue("Connection", "keep-alive, X-Hop"),
                new HeaderValue("x-hop", "1"),
                new HeaderValue("Transfer-Encoding", "chunked"),
                new HeaderValue("Content-Length", "12"),
                new HeaderValue("Content-Type", "text/plain"),
                new HeaderValue("X-Custom", "1"),
                new HeaderValue("x-custom", "2"));
        assertThat(HeaderRules.forEnvelope(given))
                .containsExactly(
                        new Header("X-Custom", "1"),
                        new Header("x-custom", "2"),
                        new Header("content-type", "application/json"));
        assertThat(HeaderRules.forFunction(given))
                .containsExactly(
                        new Header("Content-Length", "12"),
                        new Header("Content-Type", "text/plain"),
                        new Header("X-Custom", "1"),
                        new Header("x-custom", "2"));
    }

    @Test
    void headersOfTheConnectionDoNotReachTheCaller() {
        List<Header> given = List.of(
                new Header("content-type", "text/html"),
                new Header("content-length", "3"),
                new Header("connection", "close"),
                new Header("Keep-Alive", "5"),
                new Header("upgrade", "h2c"),
                new Header("set-cookie", "a=b"),
                new Header("set-cookie", "c=d"));
        assertThat(HeaderRules.forCaller(given))
                .containsExactly(
                        new HeaderValue("content-type", "text/html"),
                        new HeaderValue("set-cookie", "a=b"),
                        new HeaderValue("set-cookie", "c=d"));
    }

    @Test
    void aCallTellsWhereItCameFromAndNobodyElseDoes() {
        List<HeaderValue> given = List.of(
                new HeaderValue("X-Request-Id", "forged"),
                new HeaderValue("X-Trace-Id", "forged"),
                new HeaderValue("X-Real-Remote-Address", "forged"),
                new HeaderValue("X-Forwarded-For", "203.0.113.7"),
                new HeaderValue("x-forwarded-for", "203.0.113.8"),
                new HeaderValue("X-Custom", "1"));
        assertThat(HeaderRules.withOrigin(given, Callers.all(), "trace-1"))
                .containsExactly(
                        new HeaderValue("X-Custom", "1"),
                        new HeaderValue("x-request-id", "request-1"),
                        new HeaderValue("x-trace-id", "trace-1"),
                        new HeaderValue("x-real-remote-address", "192.0.2.1"),
                        new HeaderValue("x-forwarded-for", "203.0.113.7, 203.0.113.8, 192.0.2.1"));
        assertThat(HeaderRules.withOrigin(List.of(), Caller.system("site", "request-2"), "trace-2"))
                .containsExactly(
                        new HeaderValue("x-request-id", "request-2"), new HeaderValue("x-trace-id", "trace-2"));
    }
}
