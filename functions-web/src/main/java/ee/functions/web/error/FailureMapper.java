// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.web.request.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers every failure that reaches JAX-RS, whoever threw it. An answer that JAX-RS itself gives in the form of an exception
 * and that is no error, such as the one to OPTIONS, passes.
 */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {
    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        RequestTrace trace = RequestTrace.of(request);
        Problem problem = Failures.problem(failure, trace.requestId());
        return ErrorResponses.of(isFailedPrecondition(problem) ? problem.withStatus(412) : problem, trace, false);
    }

    /** A conflict is a failed precondition if the caller has stated one (RFC 9110 section 13.1.1). */
    private boolean isFailedPrecondition(Problem problem) {
        return problem.code() == ErrorCode.EDIT_CONFLICT && request.getHeader(HttpHeaders.IF_MATCH) != null;
    }
}
