// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

/**
 * What one thread uses while it works for an instance.
 *
 * <p>The JVM counts allocations for less than the price of a clock, but processor time for that of a system call. Therefore
 * the first millisecond of a turn counts as it went by, and only what follows is asked of the JVM: most turns end before.
 */
final class Turn {

    private static final long CHEAP_NANOS = 1_000_000;

    private final Thread thread = Thread.currentThread();
    private final long allocatedBefore = ThreadMeter.allocatedBytes();
    private final long start = System.nanoTime();
    private volatile boolean metered;
    private long meterStart;
    private long beforeMeter;

    /** The processor time of the turn so far in nanoseconds; for its own thread. */
    long cpuNanos() {
        if (metered) {
            return beforeMeter + ThreadMeter.cpuNanos() - meterStart;
        }
        long taken = System.nanoTime() - start;
        if (taken > CHEAP_NANOS) {
            beforeMeter = taken;
            meterStart = ThreadMeter.cpuNanos();
            metered = true;
        }
        return taken;
    }

    /** The bytes allocated in the turn so far; for its own thread. */
    long allocatedBytes() {
        return ThreadMeter.allocatedBytes() - allocatedBefore;
    }

    /** What {@link #cpuNanos} would give, for any other thread. */
    long cpuNanosSeenFromOutside() {
        return metered
                ? beforeMeter + Math.max(0, ThreadMeter.cpuNanos(thread) - meterStart)
                : System.nanoTime() - start;
    }

    /** What {@link #allocatedBytes} would give, for any other thread. */
    long allocatedBytesSeenFromOutside() {
        return Math.max(0, ThreadMeter.allocatedBytes(thread) - allocatedBefore);
    }
}
