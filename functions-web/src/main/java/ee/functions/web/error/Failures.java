// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import ee.functions.ejb.error.DatabaseFailure;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a failure means for the caller. Containers wrap exceptions, sometimes without a cause; so the whole chain is
 * looked at, and what nobody knows becomes an incident: a fixed sentence and an id, everything else only in the log. The JSON of
 * a request is refused where it is read; JSON that fails elsewhere is the platform's own.
 */
public final class Failures {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final int MAXIMUM_CHAIN = 32;

    private static final Set<String> FACTS_OF_INVOCATION =
            Set.of(Detail.ERROR_TYPE, Detail.ERROR_MESSAGE, Detail.STACK, Detail.INVOCATION_ID);

    /** Details that are answered as headers, and the names of these. */
    private static final Map<String, String> HEADERS = Map.of(
            Detail.RETRY_AFTER, "Retry-After",
            Detail.RATE_LIMIT, "X-Rate-Limit-Limit",
            Detail.RATE_LIMIT_RESET, "X-Rate-Limit-Reset");

    private Failures() {}

    /** Returns what the caller may know about the failure; logs it if it is not the caller's or the function's doing. */
    public static Problem problem(Throwable failure, String requestId) {
        List<Throwable> chain = chain(failure);
        for (Throwable link : chain) {
            Problem known = known(link, failure, requestId);
            if (known != null) {
                return known;
            }
        }
        return incident(failure, requestId);
    }

    private static @Nullable Problem known(Throwable link, Throwable failure, String requestId) {
        if (link instanceof FunctionsException refusal) {
            return refusal.code() == ErrorCode.INTERNAL_ERROR
                    ? incident(failure, requestId)
                    : refused(refusal, requestId);
        }
        if (link instanceof InvalidInputException invalid) {
            return invalid(invalid);
        }
        if (link instanceof WebApplicationException refusal) {
            boolean ours = refusal.getResponse().getStatus() == 500;
            return ours ? incident(failure, requestId) : HttpRefusals.problem(refusal);
        }
        if (link instanceof EJBAccessException) {
            return Problem.of(
                    ErrorCode.PERMISSION_DENIED, "The caller lacks the permission that this operation needs.");
        }
        if (link instanceof RejectedExecutionException) {
            return degraded(ErrorCode.SERVER_BUSY, failure, requestId);
        }
        return stored(DatabaseFailure.code(link), failure, requestId);
    }

    private static Problem refused(FunctionsException refusal, String requestId) {
        if (refusal.code() == ErrorCode.DATABASE_UNAVAILABLE || refusal.code() == ErrorCode.SERVER_BUSY) {
            return degraded(refusal.code(), refusal, requestId)
                    .withInvocation(null, refusal.detail(Detail.INVOCATION_ID));
        }
        boolean input = refusal.code() == ErrorCode.VALIDATION_FAILED || refusal.code() == ErrorCode.KV_REQUEST_INVALID;
        String type = input ? ErrorDetail.WRONG_VALUE : refusal.code().type();
        List<ErrorDetail> details = new ArrayList<>();
        Map<String, String> headers = new HashMap<>();
        for (Detail detail : refusal.details()) {
            String header = HEADERS.get(detail.attribute());
            if (header != null) {
                headers.put(header, detail.message());
            } else if (!FACTS_OF_INVOCATION.contains(detail.attribute())) {
                details.add(new ErrorDetail(detail.attribute(), type, detail.message()));
            }
        }
        String errorType = refusal.detail(Detail.ERROR_TYPE);
        String errorMessage = refusal.detail(Detail.ERROR_MESSAGE);
        String stack = refusal.detail(Detail.STACK);
        boolean threw = errorType != null || errorMessage != null || stack != null;
        Problem problem = Problem.of(refusal.code(), sentence(refusal), details);
        headers.putAll(problem.headers());
        return problem.withHeaders(headers)
                .withInvocation(
                        threw ? new Problem.FunctionError(errorType, errorMessage, stack) : null,
                        refusal.detail(Detail.INVOCATION_ID));
    }

    private static Problem invalid(InvalidInputException invalid) {
        StringBuilder message = new StringBuilder("Input is invalid");
        String separator = ": ";
        for (ErrorDetail problem : invalid.problems()) {
            message.append(separator).append(problem.attribute()).append(' ').append(problem.message());
            separator = "; ";
        }
        return Problem.of(invalid.code(), message.append('.').toString(), invalid.problems());
    }

    private static Problem degraded(ErrorCode code, Throwable failure, String requestId) {
        LOG.log(System.Logger.Level.WARNING, "Request " + requestId + " was refused with " + code, failure);
        return Problem.of(code, code.sentence());
    }

    private static Problem incident(Throwable failure, String requestId) {
        String incidentId = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "Incident " + incidentId + ": request " + requestId + " failed", failure);
        return Problem.of(
                        ErrorCode.INTERNAL_ERROR,
                        "The platform failed. The log of the server has the details under the incident id " + incidentId
                                + ".")
                .withIncident(incidentId);
    }

    private static String sentence(FunctionsException refusal) {
        String message = refusal.getMessage();
        return message == null || message.isBlank() ? refusal.code().sentence() : message;
    }

    private static @Nullable Problem stored(@Nullable ErrorCode code, Throwable failure, String requestId) {
        if (code == null) {
            return null;
        }
        return code == ErrorCode.DATABASE_UNAVAILABLE || code == ErrorCode.SERVER_BUSY
                ? degraded(code, failure, requestId)
                : Problem.of(code, code.sentence());
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable link = failure;
        while (link != null && chain.size() < MAXIMUM_CHAIN && !chain.contains(link)) {
            chain.add(link);
            link = link.getCause();
        }
        return chain;
    }
}
