// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids of traces as W3C Trace Context has them: 32 hexadecimal digits. An invocation belongs to the trace that its request names in
 * {@code traceparent}, else to one of its own, whose id is that of the invocation without hyphens: who knows one knows the other.
 */
final class TraceId {
    private static final String HEADER = "traceparent";
    private static final int VERSION_END = 2;
    private static final int TRACE_START = 3;
    private static final int TRACE_END = 35;
    private static final int PARENT_START = 36;
    private static final int PARENT_END = 52;
    private static final int FLAGS_START = 53;
    private static final int LENGTH = 55;

    private TraceId() {}

    /** Returns the id of the trace that an invocation belongs to. */
    static String of(InvocationRequest request) {
        String given = null;
        for (HeaderValue header : request.headers()) {
            if (header.name().equalsIgnoreCase(HEADER)) {
                if (given != null) {
                    return own(request.id()); // of two neither is believed
                }
                given = header.value();
            }
        }
        String trace = given == null ? null : parsed(given.strip());
        return trace == null ? own(request.id()) : trace;
    }

    private static String own(UUID invocationId) {
        return invocationId.toString().replace("-", "");
    }

    /** Returns the id in a header, null if the header is not valid. Later versions may have more behind what is known. */
    static @Nullable String parsed(String header) {
        boolean wellFormed = header.length() >= LENGTH
                && isHex(header, 0, VERSION_END)
                && !header.startsWith("ff")
                && header.charAt(VERSION_END) == '-'
                && isHex(header, TRACE_START, TRACE_END)
                && !isZero(header, TRACE_START, TRACE_END)
                && header.charAt(TRACE_END) == '-'
                && isHex(header, PARENT_START, PARENT_END)
                && !isZero(header, PARENT_START, PARENT_END)
                && header.charAt(PARENT_END) == '-'
                && isHex(header, FLAGS_START, LENGTH)
                && (header.length() == LENGTH || (!header.startsWith("00") && header.charAt(LENGTH) == '-'));
        return wellFormed ? header.substring(TRACE_START, TRACE_END) : null;
    }

    private static boolean isHex(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char digit = text.charAt(at);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != '0') {
                return false;
            }
        }
        return true;
    }
}
