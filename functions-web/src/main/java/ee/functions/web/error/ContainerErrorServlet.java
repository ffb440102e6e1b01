// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.web.request.RequestId;
import ee.functions.web.request.RequestTrace;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The error page of the web application: gives the errors of the container, which JAX-RS never sees, the same body as all
 * others. That is above all the 401 of the authentication; the headers that came with it, {@code WWW-Authenticate} among
 * them, stay. Called directly it does not exist.
 */
public class ContainerErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        RequestTrace trace = trace(request);
        byte[] body = ErrorBody.of(problem, trace, false).toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType("application/json");
        response.setHeader(RequestId.HEADER, trace.requestId());
        problem.headers().forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return HttpRefusals.problem(404);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return Failures.problem(failure, RequestId.of(request));
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? HttpRefusals.problem(status)
                : Problem.of(ErrorCode.INTERNAL_ERROR, ErrorCode.INTERNAL_ERROR.sentence());
    }

    private static RequestTrace trace(HttpServletRequest request) {
        RequestTrace trace = RequestTrace.of(request);
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? new RequestTrace(trace.requestId(), path, trace.sourceAddress())
                : trace;
    }
}
