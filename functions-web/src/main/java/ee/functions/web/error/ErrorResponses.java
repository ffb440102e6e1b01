// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import ee.functions.web.json.JsonResponses;
import ee.functions.web.request.RequestTrace;
import jakarta.ws.rs.core.Response;

/** Turns failures into responses; the only place of the JAX-RS layer that does. */
public final class ErrorResponses {
    private ErrorResponses() {}

    /**
     * Returns the response for a failure.
     *
     * @param showStack whether the caller may see the stack of what a function threw
     */
    public static Response of(Throwable failure, RequestTrace trace, boolean showStack) {
        return of(Failures.problem(failure, trace.requestId()), trace, showStack);
    }

    /**
     * Returns the response for a problem.
     *
     * @param showStack whether the caller may see the stack of what a function threw
     */
    public static Response of(Problem problem, RequestTrace trace, boolean showStack) {
        Response.ResponseBuilder response =
                JsonResponses.status(problem.status(), ErrorBody.of(problem, trace, showStack));
        problem.headers().forEach(response::header);
        return response.build();
    }
}
