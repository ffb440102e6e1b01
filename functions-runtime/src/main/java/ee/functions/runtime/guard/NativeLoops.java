// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import org.jspecify.annotations.Nullable;

/**
 * What the engine's own Java code asks while it works for a script: {@code Hardening} puts the calls into its loops and in
 * front of its large allocations. Each thread asks the deadline of the instance it runs.
 */
public final class NativeLoops {

    private static final int TURNS_BETWEEN_CHECKS = 0x1FFF;

    private static final int CALLS_BETWEEN_CHECKS = 0xFF;

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private static int calls;

    private NativeLoops() {}

    /** Makes a deadline, or none, that of the current thread; gives the one before. */
    public static @Nullable Deadline enter(@Nullable Deadline deadline) {
        Deadline before = CURRENT.get();
        if (deadline == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(deadline);
        }
        return before;
    }

    /**
     * Counts one turn of a loop.
     *
     * @param turn the number of the turn within one run of the method
     * @throws ScriptStop if the time is over
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

    static @Nullable Deadline current() {
        return CURRENT.get();
    }

    /**
     * Asks at once; for work that takes long between two turns of a loop.
     *
     * @throws ScriptStop if the time is over
     */
    public static void check() {
        Deadline deadline = CURRENT.get();
        if (deadline != null) {
            deadline.check();
        }
    }
}
