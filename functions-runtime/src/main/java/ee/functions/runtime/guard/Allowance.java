// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation may use of time and memory, and has used of it. Time runs from the arming on; what it takes of processor
 * and memory is charged to it by the {@link Budget} of its instance, turn by turn.
 *
 * <p>The thread that runs the instance charges; any thread may stop, and ask.
 */
public final class Allowance {

    private volatile InvocationLimits limits = InvocationLimits.defaults();
    private volatile @Nullable Limit passed;
    private volatile long start;
    private volatile long end;
    private volatile long cpuNanos;
    private volatile long allocatedBytes;

    /** Starts anew: from now on these limits count, and nothing is used yet. Nothing may be charged to it meanwhile. */
    public void arm(InvocationLimits allowed) {
        limits = allowed;
        cpuNanos = 0;
        allocatedBytes = 0;
        start = System.nanoTime();
        end = start + allowed.runTime().toNanos();
        passed = null;
    }

    /**
     * Ends what runs for it at its next check, as something that has passed this limit.
     *
     * @return false if it had passed one before, which counts
     */
    public synchronized boolean stop(Limit limit) {
        if (passed != null) {
            return false;
        }
        passed = limit;
        return true;
    }

    /** The limit that is passed, null if none is; once one is, it stays so until the next arming. */
    public @Nullable Limit passed() {
        if (passed == null && System.nanoTime() - end >= 0) {
            stop(Limit.RUN_TIME);
        }
        return passed;
    }

    /** How much time is left, never negative. */
    public Duration left() {
        long nanos = end - System.nanoTime();
        return nanos < 0 ? Duration.ZERO : Duration.ofNanos(nanos);
    }

    InvocationLimits limits() {
        return limits;
    }

    boolean isStopped() {
        return passed != null;
    }

    long cpuNanos() {
        return cpuNanos;
    }

    long allocatedBytes() {
        return allocatedBytes;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread charges, others only ask
    void charge(long cpu, long allocated) {
        cpuNanos += cpu;
        allocatedBytes += allocated;
    }

    /** What was used so far, with what a turn that has not ended uses. */
    Usage usage(@Nullable Turn current) {
        long cpu = cpuNanos;
        long allocated = allocatedBytes;
        if (current != null) {
            cpu += current.cpuNanosSeenFromOutside();
            allocated += current.allocatedBytesSeenFromOutside();
        }
        return new Usage(System.nanoTime() - start, cpu, allocated);
    }

    void refuseTooMuch(long cpu, long allocated, ServerMemory serverMemory) {
        if (cpu > limits.cpuTime().toNanos()) {
            stop(Limit.CPU_TIME);
        } else if (allocated > limits.allocatedBytes()) {
            stop(Limit.ALLOCATED_BYTES);
        } else if (allocated > serverMemory.bytesSpared()) {
            stop(Limit.SERVER_MEMORY);
        }
    }
}
