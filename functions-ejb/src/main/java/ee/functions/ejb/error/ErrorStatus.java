// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

/** The HTTP status that is agreed for each code: for invocation records and for the documentation. */
public final class ErrorStatus {
    private ErrorStatus() {}

    /** Returns the HTTP status with which the code is answered. */
    public static int of(ErrorCode code) {
        return switch (code) {
            case MALFORMED_JSON, MALFORMED_FORM, KV_REQUEST_INVALID -> 400;
            case AUTHENTICATION_REQUIRED -> 401;
            case PERMISSION_DENIED, SITE_MISSING -> 403;
            case NOT_FOUND, ROUTE_NOT_FOUND, TAG_NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case EDIT_CONFLICT,
                    INVOCATION_ID_IN_USE,
                    NO_CURRENT_VERSION,
                    NOTHING_TO_BUILD,
                    NOTHING_TO_DEPLOY,
                    FUNCTION_SUSPENDED,
                    SITE_SUSPENDED,
                    ENGINE_NOT_ALLOWED -> 409;
            case BODY_TOO_LARGE -> 413;
            case URL_TOO_LONG -> 414;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case VALIDATION_FAILED,
                    NAME_TAKEN,
                    INVALID_STATE,
                    CODE_TOO_LARGE,
                    ENVIRONMENT_TOO_LARGE,
                    FUNCTION_LIMIT_REACHED,
                    SCHEDULE_LIMIT_REACHED,
                    SCALING_POLICY_LIMIT_REACHED,
                    EVENT_BINDING_LIMIT_REACHED,
                    TAG_LIMIT_REACHED -> 422;
            case CONCURRENCY_LIMIT_REACHED,
                    REQUESTS_LIMIT_REACHED,
                    INSTANCES_LIMIT_REACHED,
                    TAIL_LIMIT_REACHED,
                    ASYNC_LIMIT_REACHED -> 429;
            case HEADERS_TOO_LARGE -> 431;
            case INTERNAL_ERROR -> 500;
            case FUNCTION_THREW, FUNCTION_MALFORMED_RESPONSE, FUNCTION_MEMORY_EXCEEDED, FUNCTION_START_FAILED -> 502;
            case FUNCTION_ABORTED -> 502;
            case DATABASE_UNAVAILABLE, SERVER_BUSY, ENGINE_NOT_INSTALLED -> 503;
            case FUNCTION_TIMED_OUT -> 504;
            case IDEMPOTENCY_KEY_INVALID -> 400;
            case KEY_NOT_ACCEPTED -> 401;
            case REQUEST_IN_PROGRESS, ANSWER_NOT_KEPT -> 409;
            case IDEMPOTENCY_KEY_REUSED -> 422;
            case TOKEN_EXCHANGE_UNAVAILABLE, TOKEN_EXCHANGE_NOT_CONFIGURED -> 503;
        };
    }
}
