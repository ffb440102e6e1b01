// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long something took, counted by stretches of durations since the server started. Any thread may count and read; counting
 * takes no lock and allocates nothing, because it is done on the way of every invocation.
 */
public final class DurationHistogram {
    private static final double NANOS_PER_SECOND = 1e9;

    /** The longest duration of each stretch but the last one, which has no end, in microseconds. */
    private static final long[] BOUNDS_MICROS = {
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        20_000_000,
        60_000_000
    };

    private final LongAdder[] counts = new LongAdder[BOUNDS_MICROS.length + 1];
    private final LongAdder nanos = new LongAdder();

    /** Makes one in which nothing is counted yet. */
    public DurationHistogram() {
        Arrays.setAll(counts, stretch -> new LongAdder());
    }

    /** Counts a duration; one that is negative, because a clock was set back, counts as none. */
    public void add(long durationNanos) {
        long counted = Math.max(0, durationNanos);
        long micros = TimeUnit.NANOSECONDS.toMicros(counted);
        int stretch = 0;
        while (stretch < BOUNDS_MICROS.length && micros > BOUNDS_MICROS[stretch]) {
            stretch++;
        }
        counts[stretch].increment();
        nanos.add(counted);
    }

    /** Returns the longest duration of each stretch in seconds; the last is infinite. */
    public static List<Double> boundsSeconds() {
        List<Double> bounds = new ArrayList<>();
        for (long micros : BOUNDS_MICROS) {
            bounds.add(micros * 1000 / NANOS_PER_SECOND);
        }
        bounds.add(Double.POSITIVE_INFINITY);
        return bounds;
    }

    /** Returns what was counted so far. What is counted meanwhile may be in one of the figures and not yet in the other. */
    public Reading read() {
        return new Reading(Arrays.stream(counts).map(LongAdder::sum).toList(), nanos.sum() / NANOS_PER_SECOND);
    }

    /**
     * What was counted up to one moment.
     *
     * @param counts how many durations fell into each stretch, in the order of {@link #boundsSeconds}
     * @param sumSeconds how long they were together, in seconds
     */
    public record Reading(List<Long> counts, double sumSeconds) {
        /** Copies the counts. */
        public Reading {
            counts = List.copyOf(counts);
        }

        /** Returns how many durations there were. */
        public long count() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }
}
