// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
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

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    /** Returns the trace of a request; takes it at the first call, and gives the request an id if it has none yet. */
    public static RequestTrace of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestTrace known) {
            return known;
        }
        RequestTrace trace = new RequestTrace(
                RequestId.of(request),
                Objects.requireNonNullElse(request.getRequestURI(), "/"),
                Objects.requireNonNullElse(request.getRemoteAddr(), "unknown"));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** Returns the trace of a request that has come through {@link RequestIdFilter}, as all do. */
    public static RequestTrace of(ContainerRequestContext request) {
        if (request.getProperty(ATTRIBUTE) instanceof RequestTrace known) {
            return known;
        }
        throw new IllegalStateException("A request without an id reached JAX-RS");
    }
}
