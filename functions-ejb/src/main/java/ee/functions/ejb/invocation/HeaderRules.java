// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.permission.Caller;
import ee.functions.runtime.instance.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which headers reach a function and which of its own reach the caller. */
final class HeaderRules {
    private static final String CONNECTION = "connection";
    private static final String REQUEST_ID = "x-request-id";
    private static final String TRACE_ID = "x-trace-id";
    private static final String REMOTE_ADDRESS = "x-real-remote-address";
    private static final String FORWARDED_FOR = "x-forwarded-for";

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

    /** Credentials of the platform must not reach a function, nor what means something to a server only (seed 003). */
    private static final Set<String> KEPT_FROM_FUNCTION =
            Set.of("authorization", "cookie", "content-md5", "expect", "max-forwards", "server", "www-authenticate");

    /** What describes a body that the envelope replaces. */
    private static final Set<String> OF_REPLACED_BODY = Set.of("content-encoding", "content-length", "content-type");

    /** The server measures the body itself. */
    private static final Set<String> KEPT_FROM_CALLER = Set.of("content-length");

    private static final char DELETE = 0x7f;
    private static final char LAST_BYTE = 0xff;

    private HeaderRules() {}

    /**
     * Returns the headers of a call by tag with what a function may want to know of where it came from: the id of the request,
     * that of the trace it belongs to, the address that the server saw, and that address behind those that proxies have noted.
     */
    static List<HeaderValue> withOrigin(List<HeaderValue> headers, Caller caller, String traceId) {
        List<HeaderValue> all = new ArrayList<>();
        List<String> forwarded = new ArrayList<>();
        for (HeaderValue header : headers) {
            String name = lower(header.name());
            if (name.equals(FORWARDED_FOR)) {
                forwarded.add(header.value());
            } else if (!name.equals(REQUEST_ID) && !name.equals(TRACE_ID) && !name.equals(REMOTE_ADDRESS)) {
                all.add(header);
            }
        }
        all.add(new HeaderValue(REQUEST_ID, caller.requestId()));
        all.add(new HeaderValue(TRACE_ID, traceId));
        if (!caller.sourceAddress().isEmpty()) {
            forwarded.add(caller.sourceAddress());
            all.add(new HeaderValue(REMOTE_ADDRESS, caller.sourceAddress()));
        }
        if (!forwarded.isEmpty()) {
            all.add(new HeaderValue(FORWARDED_FOR, String.join(", ", forwarded)));
        }
        return all;
    }

    /** Returns the headers a handler sees that is handed the body as it came. */
    static List<Header> forFunction(List<HeaderValue> headers) {
        return passed(headers, dropped(headers, KEPT_FROM_FUNCTION));
    }

    /** Returns the headers a handler sees that is handed the envelope: those of the request, and the envelope's type. */
    static List<Header> forEnvelope(List<HeaderValue> headers) {
        Set<String> dropped = dropped(headers, KEPT_FROM_FUNCTION);
        dropped.addAll(OF_REPLACED_BODY);
        List<Header> passed = passed(headers, dropped);
        passed.add(new Header("content-type", "application/json"));
        return passed;
    }

    /** Returns the headers that may be stored for a function that runs later: no others would reach it. */
    static List<HeaderValue> kept(List<HeaderValue> headers) {
        Set<String> dropped = dropped(headers, KEPT_FROM_FUNCTION);
        return headers.stream()
                .filter(header -> !dropped.contains(lower(header.name())))
                .toList();
    }

    private static List<Header> passed(List<HeaderValue> headers, Set<String> dropped) {
        List<Header> passed = new ArrayList<>();
        for (HeaderValue header : headers) {
            if (!dropped.contains(lower(header.name()))) {
                passed.add(new Header(header.name(), header.value()));
            }
        }
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

    /** Returns the name of the first header whose value cannot be sent (RFC 9110 section 5.5), null if there is none. */
    static @Nullable String wrongHeader(List<HeaderValue> headers) {
        for (HeaderValue header : headers) {
            String value = header.value();
            for (int at = 0; at < value.length(); at++) {
                char character = value.charAt(at);
                if ((character < ' ' && character != '\t') || character == DELETE || character > LAST_BYTE) {
                    return header.name();
                }
            }
        }
        return null;
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
