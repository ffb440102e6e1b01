// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that was accepted to run later.
 *
 * @param attempts how many attempts have begun since it was accepted or run again
 * @param retriesCount how often it is repeated after its first attempt has failed
 * @param expiresAt when no further attempt begins
 * @param nextAttemptAt null unless it waits
 * @param invocationId the newest invocation, null before the first
 * @param outcome how the newest attempt ended, null before the first has ended
 * @param error what went wrong, for the author
 * @param delivery what became of the message to the target, null if there was none
 * @param lastAttempts the newest attempts, newest first; empty in lists
 */
public record AsyncInvocationValue(
        UUID id,
        UUID functionId,
        String tag,
        AsyncStatus status,
        String method,
        String url,
        boolean raw,
        @Nullable UUID eventId,
        int attempts,
        int retriesCount,
        @Nullable AsyncTarget successTarget,
        @Nullable AsyncTarget failureTarget,
        OffsetDateTime acceptedAt,
        OffsetDateTime expiresAt,
        @Nullable OffsetDateTime nextAttemptAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable UUID invocationId,
        @Nullable String outcome,
        @Nullable Integer httpStatus,
        @Nullable String errorCode,
        @Nullable String error,
        @Nullable String delivery,
        List<AsyncAttemptValue> lastAttempts) {
    /** Copies the attempts. */
    public AsyncInvocationValue {
        lastAttempts = List.copyOf(lastAttempts);
    }
}
