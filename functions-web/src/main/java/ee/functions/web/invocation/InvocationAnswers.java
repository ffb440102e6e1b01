// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.web.error.ErrorResponses;
import ee.functions.web.error.Failures;
import ee.functions.web.error.Problem;
import ee.functions.web.request.RequestTrace;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a caller of a function gets. Headers tell a function's own answer from one of the platform:
 * {@code X-Function-Outcome} says how the invocation ended, {@code X-Invocation-Id} under which id its log entries are.
 */
final class InvocationAnswers {
    private static final String OUTCOME = "X-Function-Outcome";
    private static final String INVOCATION_ID = "X-Invocation-Id";

    private InvocationAnswers() {}

    /** Returns what the function answered. */
    static Response responded(InvocationResponse answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        FunctionHeaders.copy(answer.headers(), response);
        if (answer.body().length > 0) {
            response.entity(answer.body());
        }
        return response.header(INVOCATION_ID, answer.invocationId().toString())
                .header(OUTCOME, name(answer.outcome()))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Returns the error for an invocation that was refused or failed. */
    static Response failed(Throwable failure, RequestTrace trace, boolean showStack) {
        Problem problem = Failures.problem(failure, trace.requestId());
        Map<String, String> headers = new HashMap<>(problem.headers());
        headers.put(OUTCOME, name(outcome(problem.code())));
        String invocationId = problem.invocationId();
        if (invocationId != null) {
            headers.put(INVOCATION_ID, invocationId);
        }
        return ErrorResponses.of(problem.withHeaders(headers), trace, showStack);
    }

    private static Outcome outcome(ErrorCode code) {
        return switch (code.kind()) {
            case CALLER, LIMIT -> Outcome.REFUSED;
            case PLATFORM -> Outcome.PLATFORM_ERROR;
            case FUNCTION ->
                switch (code) {
                    case FUNCTION_MALFORMED_RESPONSE -> Outcome.MALFORMED;
                    case FUNCTION_TIMED_OUT -> Outcome.TIMED_OUT;
                    case FUNCTION_MEMORY_EXCEEDED -> Outcome.MEMORY_EXCEEDED;
                    default -> Outcome.FUNCTION_ERROR;
                };
        };
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
