// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

import jakarta.ejb.ApplicationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only exception that services throw on purpose. Its message is a sentence for the caller: it says what is allowed and
 * never repeats a secret. A transaction in which it is thrown is rolled back.
 */
@ApplicationException(rollback = true)
public class FunctionsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Detail> details;

    /** One attribute of the request, or one fact about the failure, and a sentence or value for it. */
    public record Detail(String attribute, String message) {
        /** Attribute of {@link ErrorCode#FUNCTION_THREW} and {@link ErrorCode#FUNCTION_START_FAILED}: name of the JavaScript error. */
        public static final String ERROR_TYPE = "errorType";
        /** Attribute of the same codes: message of the JavaScript error. */
        public static final String ERROR_MESSAGE = "errorMessage";
        /** Attribute of the same codes: stack in the author's own file; shown only to callers with {@code functions:read}. */
        public static final String STACK = "stack";
        /** Attribute of refusals that end by themselves: whole seconds after which a repetition is worth a try. */
        public static final String RETRY_AFTER = "retryAfter";
        /** Attribute of {@link ErrorCode#CONCURRENCY_LIMIT_REACHED}: how many invocations may run at the same time. */
        public static final String RATE_LIMIT = "rateLimit";
        /** Attribute of the same code: the second, counted from 1970, at which a repetition is worth a try. */
        public static final String RATE_LIMIT_RESET = "rateLimitReset";
        /** Attribute of every failed invocation: its id, by which the log entries are found. */
        public static final String INVOCATION_ID = "invocationId";
    }

    /** Creates an error without details. */
    public FunctionsException(ErrorCode code, String message) {
        this(code, message, List.of(), null);
    }

    /** Creates an error that names attributes of the request. */
    public FunctionsException(ErrorCode code, String message, List<Detail> details) {
        this(code, message, details, null);
    }

    /** Creates an error with details and the failure behind it, which only the log of the server shows. */
    public FunctionsException(ErrorCode code, String message, List<Detail> details, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.details = List.copyOf(details);
    }

    /** Returns a validation error for one attribute of the request. */
    public static FunctionsException invalid(String attribute, String whatIsAllowed) {
        return new FunctionsException(
                ErrorCode.VALIDATION_FAILED,
                "The value of '" + attribute + "' is not allowed: " + whatIsAllowed,
                List.of(new Detail(attribute, whatIsAllowed)));
    }

    /** Returns the error for an id that does not exist in the site of the caller, which is the same for a foreign site's id. */
    public static FunctionsException notFound(String noun) {
        return new FunctionsException(ErrorCode.NOT_FOUND, "There is no " + noun + " with this id.");
    }

    /** Returns which of the known errors this is. */
    public ErrorCode code() {
        return code;
    }

    /** Returns the details, empty if there are none; the value of an attribute is never among them. */
    public List<Detail> details() {
        return details;
    }

    /** Returns the message of the first detail with this attribute, null if there is none. */
    public @Nullable String detail(String attribute) {
        for (Detail detail : details) {
            if (detail.attribute().equals(attribute)) {
                return detail.message();
            }
        }
        return null;
    }
}
