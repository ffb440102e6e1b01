// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an instance may still use in what it does now, asked by the counters in the script and in the engine.
 *
 * <p>One per instance. It charges what is done between {@link #beginTurn} and {@link #endTurn}, each time on one thread, to
 * the {@link Allowance} of the invocation that does it: its own one, armed anew for each invocation, unless the instance
 * runs several at a time and says whose turn it is. What the instance holds is nobody's in particular. The script's thread
 * asks; {@link #stop}, {@link #isOver} and {@link #usage} may be called by any.
 */
public final class Budget {

    private static final long OFTEN_ENOUGH_NANOS = 500_000;
    private static final long CPU_OFTEN_ENOUGH_NANOS = 10_000_000;
    /** An instance that holds almost all it may is measured again after it has allocated this part of the limit. */
    private static final int MEASUREMENTS_PER_LIMIT = 8;

    private static final int LEAST_TICKS = 16;
    private static final int MOST_TICKS = 1_024;

    private final ServerMemory serverMemory;
    private volatile Allowance allowance = new Allowance();
    private volatile @Nullable Turn turn;
    private long heldBytes;
    private long sinceMeasured;
    private long lastCheck;
    private long lastCpuCheck;
    private int ticks = LEAST_TICKS;

    /** Makes the budget of an instance; it allows nothing before it is armed. */
    public Budget(ServerMemory serverMemory) {
        this.serverMemory = serverMemory;
    }

    /** Starts anew: from now on these limits count, and nothing is used yet. */
    public void arm(InvocationLimits allowed) {
        allowance.arm(allowed);
        lastCheck = System.nanoTime();
        lastCpuCheck = lastCheck;
        ticks = LEAST_TICKS;
    }

    /** The allowance that is charged. */
    public Allowance allowance() {
        return allowance;
    }

    /** Charges another allowance from now on; to be called between two turns. */
    public void charge(Allowance other) {
        allowance = other;
    }

    /** What the current thread uses counts from now on. */
    public void beginTurn() {
        turn = new Turn();
    }

    /** What the current thread uses counts no more; what it has used may have passed a limit. */
    public void endTurn() {
        Turn ended = turn;
        if (ended != null) {
            // In this order a thread that asks for the usage may miss the turn, but never counts it twice.
            turn = null;
            Allowance charged = allowance;
            long allocated = ended.allocatedBytes();
            charged.charge(ended.cpuNanos(), allocated);
            sinceMeasured += allocated;
            charged.refuseTooMuch(charged.cpuNanos(), charged.allocatedBytes(), serverMemory);
        }
    }

    /** Counts memory that another thread allocated for the script, such as the body of a response. */
    public void receive(long bytes) {
        allowance.charge(0, bytes);
        sinceMeasured += bytes;
    }

    /** Takes note of all that the instance's objects take, where the engine knows: more than what it holds, never less. */
    public void occupies(long bytes) {
        sinceMeasured = Math.max(0, bytes - heldBytes);
    }

    /**
     * Tells whether the instance may hold more than it is allowed to: what it held when it was last measured and all that
     * it has allocated since, in turns that have ended, are more together.
     */
    public boolean isMeasuringDue() {
        long allowed = heldBytesLimit();
        return heldBytes + sinceMeasured > allowed && sinceMeasured > allowed / MEASUREMENTS_PER_LIMIT;
    }

    /** Takes note of what the instance holds; to be called between two turns. */
    public void measured(long bytes) {
        heldBytes = bytes;
        sinceMeasured = 0;
        if (bytes > heldBytesLimit()) {
            stop(Limit.HELD_BYTES);
        }
    }

    /** Ends the script at its next check, as one that has passed this limit. The limit passed first counts. */
    public void stop(Limit limit) {
        allowance.stop(limit);
    }

    /** Tells whether a limit is passed; once one is, it stays so until the next arming. */
    public boolean isOver() {
        return passed() != null;
    }

    /** The limit that is passed, null if none is. */
    public @Nullable Limit passed() {
        return allowance.passed();
    }

    /** How much time is left, never negative. */
    public Duration left() {
        return allowance.left();
    }

    /** The most bytes the instance may hold, and so the largest single object a script may make. */
    public long heldBytesLimit() {
        return allowance.limits().heldBytes();
    }

    /** What was used since the last arming. */
    public Usage usage() {
        return usage(allowance);
    }

    /** What was charged to an allowance since its last arming. */
    public Usage usage(Allowance charged) {
        return charged.usage(charged == allowance ? turn : null);
    }

    /**
     * Asked by a thread whose counter is used up.
     *
     * @return how many ticks the script may count until it asks again: so many as took about half a millisecond
     * @throws ScriptStop if a limit is passed, and again at every further question
     */
    public int check() {
        long now = System.nanoTime();
        Turn current = turn;
        Allowance charged = allowance;
        if (!charged.isStopped() && current != null) {
            long cpu = 0;
            if (now - lastCpuCheck >= CPU_OFTEN_ENOUGH_NANOS) {
                lastCpuCheck = now;
                cpu = charged.cpuNanos() + current.cpuNanos();
            }
            charged.refuseTooMuch(cpu, charged.allocatedBytes() + current.allocatedBytes(), serverMemory);
        }
        Limit limit = charged.passed();
        if (limit != null) {
            throw new ScriptStop(limit);
        }
        long taken = now - lastCheck;
        lastCheck = now;
        if (taken > OFTEN_ENOUGH_NANOS) {
            ticks = Math.max(LEAST_TICKS, ticks / 4);
        } else {
            ticks = Math.min(MOST_TICKS, ticks * 2);
        }
        return ticks;
    }

    /**
     * Asks for a script that does not ask itself; any thread may call.
     *
     * @return the limit that is passed, null if none is
     */
    public @Nullable Limit askFromOutside() {
        Turn current = turn;
        Allowance charged = allowance;
        if (!charged.isStopped() && current != null) {
            charged.refuseTooMuch(
                    charged.cpuNanos() + current.cpuNanosSeenFromOutside(),
                    charged.allocatedBytes() + current.allocatedBytesSeenFromOutside(),
                    serverMemory);
        }
        return charged.passed();
    }

    /** The stop of a script that was ended from outside; without a limit that is passed its server was in a hurry. */
    public ScriptStop stopped() {
        Limit limit = passed();
        return new ScriptStop(limit == null ? Limit.RUN_TIME : limit);
    }
}
