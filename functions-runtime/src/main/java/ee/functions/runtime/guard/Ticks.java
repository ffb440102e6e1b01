// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import org.jspecify.annotations.Nullable;

/**
 * What compiled scripts, and the engine's own Java code while it works for one, ask again and again: the calls are put into
 * their loops and functions as the JVM loads them. Each thread counts its ticks and, when they are used up, asks the budget
 * of the instance it runs.
 *
 * <p>A tick takes a nanosecond or two: it finds its count by the number of its thread, in an array where the counts of
 * neighbours lie in different cache lines. Two threads whose numbers share a place take it from each other, and ask more
 * often than they need to; a stopped script is therefore stopped again at its very next tick.
 */
public final class Ticks {

    private static final int TURNS_PER_COUNT = 16;
    private static final int MOST_TICKS = 1 << 10;

    private static final int PLACES = 1 << 9;
    private static final int LONGS_PER_CACHE_LINE_BITS = 3;

    /** In each place the number of the thread that counts there, and in the lower bits how many ticks it has left. */
    private static final long[] COUNTS = new long[PLACES << LONGS_PER_CACHE_LINE_BITS];

    private static final int TICK_BITS = 16;

    private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

    private Ticks() {}

    /** Makes a budget, or none, that of the current thread; gives the one before. */
    public static @Nullable Budget enter(@Nullable Budget budget) {
        Budget before = CURRENT.get();
        if (budget == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(budget);
        }
        return before;
    }

    /**
     * Counts one turn of a loop.
     *
     * @param turn the number of the turn within one run of the method
     * @throws ScriptStop if a limit is passed
     */
    public static void turn(int turn) {
        if (turn % TURNS_PER_COUNT == 0) {
            count(TURNS_PER_COUNT);
        }
    }

    /**
     * Counts one call of a function: of a script's, or one that the JDK calls in loops of its own, such as a comparator.
     *
     * @throws ScriptStop if a limit is passed
     */
    public static void call() {
        count(1);
    }

    @SuppressWarnings("deprecation") // Thread.getId is the only way on the oldest JDK
    private static void count(int ticks) {
        long thread = Thread.currentThread().getId();
        int place = ((int) thread & (PLACES - 1)) << LONGS_PER_CACHE_LINE_BITS;
        long left = COUNTS[place] - ticks;
        COUNTS[place] = left;
        // Another thread's number, or one less than this thread's because the ticks are used up.
        if (left >> TICK_BITS != thread) {
            COUNTS[place] = (thread << TICK_BITS) + ask();
        }
    }

    private static int ask() {
        Budget budget = CURRENT.get();
        return budget == null ? MOST_TICKS : budget.check();
    }

    static @Nullable Budget current() {
        return CURRENT.get();
    }

    /**
     * Asks at once; for work that takes long between two turns of a loop.
     *
     * @throws ScriptStop if a limit is passed
     */
    public static void check() {
        ask();
    }
}
