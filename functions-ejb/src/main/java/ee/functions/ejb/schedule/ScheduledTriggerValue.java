// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled trigger as callers see it.
 *
 * @param functionId the function that it runs
 * @param tag the tag of the version that runs, {@code $current} unless another one was given
 * @param payload the JSON text that the function is handed, null if none was given
 * @param enabled false while it is paused
 * @param nextRunAt the tick that comes next, null while it is paused or when its pattern has ended
 * @param lastRun what became of the newest tick, null before the first and when that is past its retention
 */
public record ScheduledTriggerValue(
        UUID id,
        String name,
        @Nullable String description,
        UUID functionId,
        String tag,
        String pattern,
        @Nullable String payload,
        boolean enabled,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        @Nullable OffsetDateTime nextRunAt,
        @Nullable ScheduledRunValue lastRun) {}
