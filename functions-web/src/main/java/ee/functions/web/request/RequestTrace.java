// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * What an answer, a log line or an audit record needs to know about the request it belongs to. Taken on the thread of the
 * request, so that asynchronous answers have it too.
 *
 * @param requestId the id of the request, see {@link RequestId}
 * @param path the path that was asked for, percent-encoded as it came
 * @param sourceAddress the address the request came from
 */
public record RequestTrace(String requestId, String path, String sourceAddress) {

    /** Returns the trace of a request; gives the request an id if it has none yet. */
    public static RequestTrace of(HttpServletRequest request) {
        return new RequestTrace(
                RequestId.of(request),
                Objects.requireNonNullElse(request.getRequestURI(), "/"),
                Objects.requireNonNullElse(request.getRemoteAddr(), "unknown"));
    }
}
