// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import ee.functions.jpa.statistics.InvocationCount;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How long invocations took, in milliseconds. Average and longest are exact; the others are estimated from how many
 * invocations were in which stretch of durations, and off by half of the value at most.
 *
 * @param average the mean
 * @param p50 half of them took no longer
 * @param p95 95 of 100 took no longer
 * @param p99 99 of 100 took no longer
 * @param longest none took longer
 */
public record DurationFigures(long average, long p50, long p95, long p99, long longest) {

    /** Returns the figures of counts by the longest duration of their stretch, null if nothing was counted. */
    static @Nullable DurationFigures of(SortedMap<Long, InvocationCount> counts) {
        InvocationCount all =
                counts.values().stream().reduce(InvocationCount::plus).orElse(null);
        if (all == null || all.invocations() == 0) {
            return null;
        }
        return new DurationFigures(
                Math.round((double) all.durationMs() / all.invocations()),
                quantile(counts, all.invocations(), 0.50),
                quantile(counts, all.invocations(), 0.95),
                quantile(counts, all.invocations(), 0.99),
                all.longestMs());
    }

    // As if the invocations of one stretch were spread evenly over it.
    private static long quantile(SortedMap<Long, InvocationCount> counts, long invocations, double part) {
        long rank = (long) Math.ceil(part * invocations);
        long before = 0;
        long longest = 0;
        for (Map.Entry<Long, InvocationCount> stretch : counts.entrySet()) {
            InvocationCount count = stretch.getValue();
            longest = Math.max(longest, count.longestMs());
            if (before + count.invocations() >= rank) {
                long shortest = DurationBounds.shortest(stretch.getKey());
                double within = (double) (rank - before) / count.invocations();
                return shortest + Math.round((count.longestMs() - shortest) * within);
            }
            before += count.invocations();
        }
        return longest;
    }
}
