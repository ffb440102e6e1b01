// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;

/**
 * The time limit of what an instance does now, asked by the counters in the script.
 *
 * <p>One per instance, armed anew for each invocation. The script's thread asks; {@link #stop} may be called by any.
 */
public final class Deadline {

    private static final MethodHandle CHECK;
    private static final long OFTEN_ENOUGH_NANOS = 500_000;
    private static final int LEAST_TICKS = 16;
    private static final int MOST_TICKS = 1_024;

    static {
        try {
            CHECK = MethodHandles.lookup().findVirtual(Deadline.class, "check", MethodType.methodType(int.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile boolean stopped;
    private volatile long end;
    private long lastCheck;
    private int ticks = LEAST_TICKS;

    /** Starts a new limit from now on. */
    public void arm(Duration limit) {
        lastCheck = System.nanoTime();
        end = lastCheck + limit.toNanos();
        ticks = LEAST_TICKS;
        stopped = false;
    }

    /** Ends the script at its next check. */
    public void stop() {
        stopped = true;
    }

    /** Tells whether the time is over; once it is, it stays so until the next arming. */
    public boolean isOver() {
        if (!stopped && System.nanoTime() - end >= 0) {
            stopped = true;
        }
        return stopped;
    }

    /** How much time is left, never negative. */
    public Duration left() {
        long nanos = end - System.nanoTime();
        return nanos < 0 ? Duration.ZERO : Duration.ofNanos(nanos);
    }

    /** The most bytes the instance may hold, and so the largest single object a script may make. */
    public long heldBytesLimit() {
        return InvocationLimits.defaults().heldBytes();
    }

    /**
     * Asked by a script whose counter is used up.
     *
     * @return how many ticks the script may count until it asks again: so many as took about half a millisecond
     * @throws ScriptStop if the time is over, and again at every further question
     */
    public int check() {
        if (isOver()) {
            throw new ScriptStop("The time limit is over.");
        }
        long now = System.nanoTime();
        long taken = now - lastCheck;
        lastCheck = now;
        if (taken > OFTEN_ENOUGH_NANOS) {
            ticks = Math.max(LEAST_TICKS, ticks / 4);
        } else {
            ticks = Math.min(MOST_TICKS, ticks * 2);
        }
        return ticks;
    }

    /** {@link #check} of this deadline, for the engine. */
    public MethodHandle checkHandle() {
        return CHECK.bindTo(this);
    }
}
