// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.runtime.instance.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers reach a function and which of its own reach the caller. */
final class HeaderRules {
    private static final String CONNECTION = "connection";

    /** What belongs to one connection (RFC 9110 section 7.6.1) and never crosses. */
    private static final Set<String> OF_CONNECTION = Set.of(
            CONNECTION,
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /**
     * Credentials of the platform must not reach a function (api-contract E.3); the others describe a body that the
     * envelope replaces.
     */
    private static final Set<String> KEPT_FROM_FUNCTION = Set.of(
            "authorization",
            "cookie",
            "content-encoding",
            "content-length",
            "content-md5",
            "content-type",
            "expect",
            "max-forwards",
            "server",
            "www-authenticate");

    /** The server measures the body and knows the time itself. */
    private static final Set<String> KEPT_FROM_CALLER = Set.of("content-length", "date", "server");

    private HeaderRules() {}

    /** Returns the headers a handler sees: those of the request, and the type of the envelope. */
    static List<Header> forFunction(List<HeaderValue> headers) {
        Set<String> dropped = dropped(headers, KEPT_FROM_FUNCTION);
        List<Header> passed = new ArrayList<>();
        for (HeaderValue header : headers) {
            if (!dropped.contains(lower(header.name()))) {
                passed.add(new Header(header.name(), header.value()));
            }
        }
        passed.add(new Header("content-type", "application/json"));
        return passed;
    }

    /** Returns the headers of a response that the caller sees. */
    static List<HeaderValue> forCaller(List<Header> headers) {
        List<HeaderValue> values = headers.stream()
                .map(header -> new HeaderValue(header.name(), header.value()))
                .toList();
        Set<String> dropped = dropped(values, KEPT_FROM_CALLER);
        return values.stream()
                .filter(header -> !dropped.contains(lower(header.name())))
                .toList();
    }

    // A header that Connection names belongs to the connection as well.
    private static Set<String> dropped(List<HeaderValue> headers, Set<String> alsoKept) {
        Set<String> dropped = new HashSet<>(OF_CONNECTION);
        dropped.addAll(alsoKept);
        for (HeaderValue header : headers) {
            if (lower(header.name()).equals(CONNECTION)) {
                Arrays.stream(header.value().split(",", -1))
                        .map(name -> lower(name.strip()))
                        .forEach(dropped::add);
            }
        }
        return dropped;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
