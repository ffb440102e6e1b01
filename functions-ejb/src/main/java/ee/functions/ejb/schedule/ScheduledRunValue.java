// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a tick of a scheduled trigger, or of several that were missed.
 *
 * @param id the run
 * @param scheduledFor the tick; of missed ticks the first
 * @param startedAt when the run began, null if the ticks were missed
 * @param finishedAt when it ended, null while it runs
 * @param outcome a name of {@link ee.functions.ejb.invocation.Outcome}, or RUNNING, LOST (its server ended before it; it is not
 *     repeated) or MISSED
 * @param status the HTTP status of the answer or the error, null if there is none
 * @param errorCode the name of the {@link ee.functions.ejb.error.ErrorCode}, null if nothing failed
 * @param invocationId the invocation, by which its log entries are found; null if the ticks were missed
 * @param missedTicks how many ticks were missed, 0 for a run
 * @param reason a sentence that says why it did not succeed, null if it did or still runs
 */
public record ScheduledRunValue(
        UUID id,
        OffsetDateTime scheduledFor,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        String outcome,
        @Nullable Integer status,
        @Nullable String errorCode,
        @Nullable UUID invocationId,
        int missedTicks,
        @Nullable String reason) {}
