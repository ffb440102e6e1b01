// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import org.jspecify.annotations.Nullable;

/**
 * What the engine's own Java code asks while it works for a script: {@code Hardening} puts the calls into its loops and in
 * front of its large allocations. Each thread asks the budget of the instance it runs.
 */
public final class NativeLoops {

    private static final int TURNS_BETWEEN_CHECKS = 0x1FFF;

    private static final int CALLS_BETWEEN_CHECKS = 0xFF;

    private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

    private static int calls;

    private NativeLoops() {}

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
        if ((turn & TURNS_BETWEEN_CHECKS) == 0) {
            check();
        }
    }

    /**
     * Counts one call of a function that the JDK calls in loops of its own, such as a comparator.
     *
     * @throws ScriptStop if the time is over
     */
    public static void call() {
        // A count lost between two threads delays a check by as many calls.
        int counted = calls + 1;
        calls = counted;
        if ((counted & CALLS_BETWEEN_CHECKS) == 0) {
            check();
        }
    }

    static @Nullable Budget current() {
        return CURRENT.get();
    }

    /**
     * Asks at once; for work that takes long between two turns of a loop.
     *
     * @throws ScriptStop if the time is over
     */
    public static void check() {
        Budget budget = CURRENT.get();
        if (budget != null) {
            budget.check();
        }
    }
}
