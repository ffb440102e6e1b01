// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import java.util.Arrays;

/**
 * The stretches of durations that are counted together. A bound is a half more than the one before at most. Bounds are stored:
 * further ones may only be added behind the last.
 */
final class DurationBounds {
    private static final long[] BOUNDS = {
        0,
        1,
        2,
        3,
        4,
        5,
        7,
        10,
        15,
        20,
        30,
        40,
        50,
        70,
        100,
        150,
        200,
        300,
        400,
        500,
        700,
        1_000,
        1_500,
        2_000,
        3_000,
        4_000,
        5_000,
        7_000,
        10_000,
        15_000,
        20_000,
        30_000,
        40_000,
        50_000,
        70_000,
        100_000,
        150_000,
        200_000,
        300_000,
        400_000,
        500_000,
        700_000,
        1_000_000,
        Long.MAX_VALUE
    };

    private DurationBounds() {}

    /** Returns the longest duration of the stretch that a duration is in, both in milliseconds and at least 0. */
    static long longest(long durationMs) {
        return BOUNDS[place(durationMs)];
    }

    /** Returns the shortest duration of the stretch that a duration is in, both in milliseconds and at least 0. */
    static long shortest(long durationMs) {
        int place = place(durationMs);
        return place == 0 ? 0 : BOUNDS[place - 1] + 1;
    }

    private static int place(long durationMs) {
        int place = Arrays.binarySearch(BOUNDS, durationMs);
        return place >= 0 ? place : -place - 1;
    }
}
