// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorKind;
import ee.functions.ejb.error.ErrorStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure as a caller may see it.
 *
 * @param code which of the known errors
 * @param status the HTTP status, usually {@link ErrorStatus#of(ErrorCode)}
 * @param message a sentence for people
 * @param details what is wrong with which attribute of the request
 * @param headers headers of the answer beyond those of every answer
 * @param incidentId under which the log of the server has the failure, null if it is not logged
 * @param functionError what the function's code threw, null if it did not throw
 * @param invocationId the invocation that failed, null if there was none
 */
public record Problem(
        ErrorCode code,
        int status,
        String message,
        List<ErrorDetail> details,
        Map<String, String> headers,
        @Nullable String incidentId,
        @Nullable FunctionError functionError,
        @Nullable String invocationId) {

    /**
     * What the function's own code threw.
     *
     * @param type name of the JavaScript error, null if unknown
     * @param message message of the JavaScript error, null if unknown
     * @param stack its stack in the author's own file, null if unknown
     */
    public record FunctionError(
            @Nullable String type,
            @Nullable String message,
            @Nullable String stack) {}

    /** Copies details and headers. */
    public Problem {
        details = List.copyOf(details);
        headers = Map.copyOf(headers);
    }

    /** Returns a problem with the status of its code and nothing but a message. */
    public static Problem of(ErrorCode code, String message) {
        return of(code, message, List.of());
    }

    /** Returns a problem with the status of its code. */
    public static Problem of(ErrorCode code, String message, List<ErrorDetail> details) {
        return new Problem(code, ErrorStatus.of(code), message, details, headersOf(code), null, null, null);
    }

    /** Returns this problem with another status. */
    public Problem withStatus(int other) {
        return new Problem(code, other, message, details, headers, incidentId, functionError, invocationId);
    }

    /** Returns this problem with other headers. */
    public Problem withHeaders(Map<String, String> others) {
        return new Problem(code, status, message, details, others, incidentId, functionError, invocationId);
    }

    /** Returns this problem with the id under which the log of the server has it. */
    public Problem withIncident(String id) {
        return new Problem(code, status, message, details, headers, id, functionError, invocationId);
    }

    /** Returns this problem with what is known about the invocation that failed. */
    public Problem withInvocation(@Nullable FunctionError error, @Nullable String id) {
        return new Problem(code, status, message, details, headers, incidentId, error, id);
    }

    private static Map<String, String> headersOf(ErrorCode code) {
        if (code.kind() == ErrorKind.FUNCTION) {
            return Map.of("X-Function-Error", "true");
        }
        return switch (code) {
            case AUTHENTICATION_REQUIRED, KEY_NOT_ACCEPTED -> Map.of("WWW-Authenticate", "Bearer");
            case CONCURRENCY_LIMIT_REACHED -> Map.of("X-Rate-Limit-Remaining", "0");
            case DATABASE_UNAVAILABLE, SERVER_BUSY, TOKEN_EXCHANGE_UNAVAILABLE -> Map.of("Retry-After", "5");
            default -> Map.of();
        };
    }
}
