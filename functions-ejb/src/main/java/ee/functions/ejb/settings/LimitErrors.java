// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.ErrorStatus;
import ee.functions.runtime.guard.Quota;
import org.jspecify.annotations.Nullable;

/** What happens to who passes a limit, for {@code docs/LIMITS.md}. */
final class LimitErrors {
    private LimitErrors() {}

    /** Returns what happens in a few words of Markdown, null if the setting is no limit of a caller or a function. */
    static @Nullable String of(Setting setting) {
        return switch (setting) {
            case INVOCATION_RUN_TIME_LIMIT_MS, INVOCATION_CPU_TIME_LIMIT_MS ->
                "stopped, " + answer(ErrorCode.FUNCTION_TIMED_OUT);
            case INVOCATION_ALLOCATED_BYTES -> "stopped, " + answer(ErrorCode.FUNCTION_MEMORY_EXCEEDED);
            case INSTANCE_HELD_BYTES ->
                "stopped, " + answer(ErrorCode.FUNCTION_MEMORY_EXCEEDED) + "; a single object: throws a `RangeError`";
            case MEMORY_HEAP_PERCENT -> "what allocated much is stopped, " + answer(ErrorCode.FUNCTION_MEMORY_EXCEEDED);
            case SITE_RUNNING_TURNS -> "waits until there are fewer";
            case SITE_WAITING_TURNS -> answer(ErrorCode.SERVER_BUSY);
            case SUSPENSION_BREACHES -> answer(ErrorCode.FUNCTION_SUSPENDED);
            case INSTANCE_START_TIME_LIMIT_MS -> "stopped, " + answer(ErrorCode.FUNCTION_START_FAILED);
            case INVOCATION_REQUEST_BODY_BYTES -> answer(ErrorCode.BODY_TOO_LARGE);
            case INVOCATION_URL_BYTES -> answer(ErrorCode.URL_TOO_LONG);
            case INVOCATION_REQUEST_HEADERS, INVOCATION_REQUEST_HEADER_BYTES -> answer(ErrorCode.HEADERS_TOO_LARGE);
            case INVOCATION_RESPONSE_BODY_BYTES, INVOCATION_RESPONSE_HEADERS, INVOCATION_RESPONSE_HEADER_BYTES ->
                answer(ErrorCode.FUNCTION_MALFORMED_RESPONSE);
            case INVOCATION_SUBREQUESTS, INVOCATION_KV_OPERATIONS -> "rejects with a " + thrown(setting);
            case INVOCATION_PENDING_TIMERS, INVOCATION_COMPRESSION_STREAMS -> "throws a " + thrown(setting);
            case INVOCATION_SUBREQUESTS_AT_ONCE, FETCH_CONNECTIONS -> "waits until there are fewer";
            case INVOCATION_LOG_ENTRIES, INVOCATION_LOG_BYTES ->
                "dropped; one entry says so, and the entries of the platform are written all the same";
            case LOG_MESSAGE_BYTES -> "cut off";
            case MEMORY_COMPRESSION_STREAMS -> "throws a `" + Quota.ERROR_NAME + "`";
            case FETCH_RESPONSE_BODY_BYTES -> "reading the body rejects with a `TypeError`";
            case FETCH_REQUEST_BODY_BYTES, FETCH_CONNECT_TIMEOUT_MS, SITE_FETCHES_AT_ONCE ->
                "fetch rejects with a `TypeError`";
            case SITE_CONCURRENT_INVOCATIONS -> answer(ErrorCode.CONCURRENCY_LIMIT_REACHED);
            case INSTANCE_IDLE_TIME_LIMIT_MS -> "ended; the next invocation starts a new one";
            case SCALING_INSTANCES_LIMIT, SCALING_REQUESTS_LIMIT -> answer(ErrorCode.VALIDATION_FAILED);
            case SCALING_POLICY_COUNT -> answer(ErrorCode.SCALING_POLICY_LIMIT_REACHED);
            case SCALING_QUEUE_TIME_LIMIT_MS -> answer(ErrorCode.INSTANCES_LIMIT_REACHED);
            case LOG_TAILS, SITE_LOG_TAILS -> answer(ErrorCode.TAIL_LIMIT_REACHED);
            case LOG_TAIL_DURATION_S -> "ended; the client connects again";
            case SITE_FUNCTION_COUNT -> answer(ErrorCode.FUNCTION_LIMIT_REACHED);
            case SITE_SCHEDULE_COUNT -> answer(ErrorCode.SCHEDULE_LIMIT_REACHED);
            case SCHEDULE_PAYLOAD_BYTES -> answer(ErrorCode.VALIDATION_FAILED);
            case ASYNC_WAITING_CALLS, SITE_ASYNC_WAITING_CALLS -> answer(ErrorCode.ASYNC_LIMIT_REACHED);
            case ASYNC_BODY_BYTES -> answer(ErrorCode.BODY_TOO_LARGE) + "; bodies are left out of a message";
            case ASYNC_CONCURRENT_RUNS, SITE_ASYNC_CONCURRENT_RUNS -> "waits until there are fewer";
            case ASYNC_EXPIRY_HOURS -> "given up, kept as a dead letter";
            case ASYNC_CHAIN_LENGTH -> "the message is not sent";
            case ASYNC_RETENTION_HOURS, ASYNC_DEAD_LETTER_HOURS -> "deleted";
            case SCHEDULE_CATCH_UP_S -> "noted as missed";
            case VERSION_CODE_BYTES, VERSION_ARCHIVE_BYTES, VERSION_ARCHIVE_UNPACKED_BYTES, VERSION_ARCHIVE_ENTRIES ->
                answer(ErrorCode.CODE_TOO_LARGE);
            case VERSION_CONCURRENCY -> answer(ErrorCode.VALIDATION_FAILED);
            case EVENT_PAYLOAD_BYTES -> "cut off";
            case EVENT_RETENTION_HOURS -> "deleted";
            case SITE_EVENT_BINDING_COUNT -> answer(ErrorCode.EVENT_BINDING_LIMIT_REACHED);
            case VERSION_ENVIRONMENT_BYTES -> answer(ErrorCode.ENVIRONMENT_TOO_LARGE);
            case SECURITY_TOKEN_EXCHANGES, SECURITY_TOKEN_TIMEOUT_MS -> answer(ErrorCode.TOKEN_EXCHANGE_UNAVAILABLE);
            case IDEMPOTENCY_ANSWER_BYTES -> "repetitions: " + answer(ErrorCode.ANSWER_NOT_KEPT);
            case IDEMPOTENCY_LEASE_S -> "repetitions are carried out";
            case IDEMPOTENCY_RETENTION_HOURS -> "deleted";
            case KV_TIME_TO_LIVE_HOURS, LOG_RETENTION_HOURS, STATISTICS_RETENTION_DAYS -> "deleted";
            case KV_KEY_BYTES, KV_VALUE_BYTES, KV_NAMESPACE_BYTES, KV_BATCH_OPERATIONS ->
                "rejects with a `TypeError` or an `Error` that says what is allowed; over REST "
                        + answer(ErrorCode.KV_REQUEST_INVALID);
            case KV_REQUEST_BODY_BYTES -> answer(ErrorCode.BODY_TOO_LARGE);
            case BUILD_TIME_LIMIT_MS -> "the task fails";
            default -> null;
        };
    }

    private static String answer(ErrorCode code) {
        return ErrorStatus.of(code) + " [" + code + "](ERRORS.md#" + code.name().toLowerCase(java.util.Locale.ROOT)
                + ")";
    }

    private static String thrown(Setting setting) {
        Quota quota = setting.quota();
        return quota == null
                ? ""
                : "`" + Quota.ERROR_NAME + "`: “"
                        + quota.sentence(Integer.parseInt(String.valueOf(setting.defaultText()))) + "”";
    }
}
