// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request: the caller's own {@code X-Request-Id} if it is a harmless token, otherwise a new UUID. It stands in
 * the answer, in log lines and in audit records.
 */
public final class RequestId {
    /** The header that carries the id in both directions. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "ee.functions.request-id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private RequestId() {}

    /** Returns the id of the request; decides on it at the first call. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = choose(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static String choose(@Nullable String given) {
        return given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
