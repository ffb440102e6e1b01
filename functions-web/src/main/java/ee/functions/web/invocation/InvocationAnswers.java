// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.async.AcceptedCall;
import ee.functions.ejb.async.AsyncStatus;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.InvocationTiming;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.permit.SiteRoom;
import ee.functions.web.error.ErrorResponses;
import ee.functions.web.error.Failures;
import ee.functions.web.error.Problem;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.json.JsonValues;
import ee.functions.web.request.RequestTrace;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of one invocation gets. Headers tell a function's own answer from one of the platform:
 * {@code X-Function-Outcome} says how the invocation ended, {@code X-Invocation-Id} under which id its log entries are,
 * {@code X-Function-Id} and {@code X-Function-Version-Id} which version of which function answered,
 * {@link LimitHeaders} what is left of the limit of the site, and {@link ServerTiming} where the time went.
 *
 * @param trace the request
 * @param room what is left of the limit of the caller's site, asked at the moment of the answer
 * @param timing the times of the invocation, null if the caller may not read the function
 */
record InvocationAnswers(
        RequestTrace trace,
        Supplier<SiteRoom> room,
        @Nullable InvocationTiming timing) {
    private static final String OUTCOME = "X-Function-Outcome";
    private static final String FUNCTION_ID = "X-Function-Id";
    private static final String VERSION_ID = "X-Function-Version-Id";
    private static final String INVOCATION_ID = "X-Invocation-Id";

    /** Returns that a request is stored, and where its way can be followed. */
    static Response accepted(AcceptedCall call) {
        return JsonResponses.status(
                        Response.Status.ACCEPTED.getStatusCode(),
                        JsonValues.JSON
                                .createObjectBuilder()
                                .add("id", call.id().toString())
                                .add("status", AsyncStatus.WAITING.name())
                                .add("self", "/functions/" + call.functionId() + "/async-invocations/" + call.id())
                                .build())
                .header(INVOCATION_ID, call.id().toString())
                .build();
    }

    /** Returns what the function answered. */
    Response responded(InvocationResponse answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        FunctionHeaders.copy(answer.headers(), response);
        if (answer.body().length > 0) {
            response.entity(answer.body());
        }
        LimitHeaders.of(room.get()).forEach(response::header);
        if (timing != null) {
            response.header(ServerTiming.HEADER, ServerTiming.of(timing));
        }
        addId(response, FUNCTION_ID, answer.functionId());
        addId(response, VERSION_ID, answer.versionId());
        return response.header(INVOCATION_ID, answer.invocationId().toString())
                .header(OUTCOME, name(answer.outcome()))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Returns the error for an invocation that was refused or failed. */
    Response failed(Throwable failure) {
        Problem problem = Failures.problem(failure, trace.requestId());
        Map<String, String> headers = new HashMap<>(
                problem.code() == ErrorCode.CONCURRENCY_LIMIT_REACHED
                        ? LimitHeaders.ofRefusal(room.get())
                        : LimitHeaders.of(room.get()));
        headers.putAll(problem.headers());
        headers.put(OUTCOME, name(outcome(problem.code())));
        if (timing != null) {
            headers.put(ServerTiming.HEADER, ServerTiming.of(timing));
        }
        String invocationId = problem.invocationId();
        if (invocationId != null) {
            headers.put(INVOCATION_ID, invocationId);
        }
        return ErrorResponses.of(problem.withHeaders(headers), trace, timing != null);
    }

    private static void addId(Response.ResponseBuilder response, String header, @Nullable UUID id) {
        if (id != null) {
            response.header(header, id.toString());
        }
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
