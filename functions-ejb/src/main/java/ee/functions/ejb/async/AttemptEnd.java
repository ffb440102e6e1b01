// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.error.DatabaseFailure;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorKind;
import ee.functions.ejb.error.ErrorStatus;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.Outcome;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param outcome as invocation records have it
 * @param status the HTTP status of the answer or of the error
 * @param errorCode null if the function answered
 * @param error what went wrong, for the author, null if the function answered
 * @param response what the function answered, null if it did not
 * @param retryAfter how long it asks to wait, zero if it does not say
 */
public record AttemptEnd(
        Kind kind,
        String outcome,
        int status,
        @Nullable String errorCode,
        @Nullable String error,
        @Nullable InvocationResponse response,
        Duration retryAfter) {

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int MOST_CAUSES = 16;

    /** What follows from it. */
    public enum Kind {
        /** The function has answered, with whatever status: the call has succeeded. */
        ANSWERED,
        /** The attempt failed; another one may succeed. */
        FAILED,
        /** No attempt can succeed. */
        REFUSED,
        /** The attempt could not begin, or the server stops: it does not count. */
        POSTPONED
    }

    static AttemptEnd of(@Nullable InvocationResponse response, @Nullable Throwable failure) {
        if (response != null) {
            return new AttemptEnd(
                    Kind.ANSWERED, response.outcome().name(), response.status(), null, null, response, Duration.ZERO);
        }
        ErrorCode code = code(failure);
        return new AttemptEnd(
                kind(code),
                Outcome.of(code).name(),
                ErrorStatus.of(code),
                code.name(),
                message(code, failure),
                null,
                retryAfter(failure));
    }

    /** Returns this end, not counted: the server stops, and its instances with it. */
    AttemptEnd postponed() {
        return new AttemptEnd(Kind.POSTPONED, outcome, status, errorCode, error, response, Duration.ZERO);
    }

    private static Kind kind(ErrorCode code) {
        int status = ErrorStatus.of(code);
        boolean forAWhile = status == TOO_MANY
                || switch (code) {
                    case FUNCTION_SUSPENDED, SITE_SUSPENDED, SERVER_BUSY, DATABASE_UNAVAILABLE -> true;
                    default -> false;
                };
        if (forAWhile) {
            return Kind.POSTPONED;
        }
        return status >= SERVER_ERROR ? Kind.FAILED : Kind.REFUSED;
    }

    private static ErrorCode code(@Nullable Throwable failure) {
        if (failure instanceof FunctionsException known) {
            return known.code();
        }
        if (failure instanceof RejectedExecutionException) {
            return ErrorCode.SERVER_BUSY;
        }
        Throwable link = failure;
        for (int i = 0; link != null && i < MOST_CAUSES; i++) {
            if (DatabaseFailure.code(link) == ErrorCode.DATABASE_UNAVAILABLE) {
                return ErrorCode.DATABASE_UNAVAILABLE;
            }
            link = link.getCause();
        }
        return ErrorCode.INTERNAL_ERROR;
    }

    // Of a failure of the platform the author learns only that it was one.
    private static String message(ErrorCode code, @Nullable Throwable failure) {
        boolean known = code.kind() != ErrorKind.PLATFORM && failure instanceof FunctionsException;
        String message = known && failure != null ? failure.getMessage() : null;
        return message == null ? code.sentence() : message;
    }

    private static Duration retryAfter(@Nullable Throwable failure) {
        String seconds = failure instanceof FunctionsException known ? known.detail(Detail.RETRY_AFTER) : null;
        try {
            return seconds == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException notANumber) {
            return Duration.ZERO;
        }
    }
}
