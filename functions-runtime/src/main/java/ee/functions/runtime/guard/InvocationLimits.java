// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import java.time.Duration;

/**
 * What one invocation may use. The keys of the settings are in {@code docs/LIMITS.md}.
 *
 * @param runTime how long it may take, waiting included
 * @param cpuTime how much processor time its script may take
 * @param allocatedBytes how many bytes of memory it may allocate in all, freed ones included
 * @param heldBytes how many bytes of memory an instance may hold at a time; also the largest single object
 * @param subrequests how many requests it may send with fetch, redirects included
 * @param kvOperations how many operations it may ask of the key-value store; a batch counts each of its own
 * @param pendingTimers how many timers may wait at a time
 * @param logEntries how many entries it may log
 * @param logBytes how many bytes of UTF-8 its log entries may have together
 */
public record InvocationLimits(
        Duration runTime,
        Duration cpuTime,
        long allocatedBytes,
        long heldBytes,
        int subrequests,
        int kvOperations,
        int pendingTimers,
        int logEntries,
        long logBytes) {

    private static final InvocationLimits DEFAULTS = new InvocationLimits(
            Duration.ofSeconds(20), Duration.ofSeconds(20), 4L << 30, 128L << 20, 200, 1_000, 1_000, 1_000, 1L << 20);

    public InvocationLimits {
        positive("runTime", runTime.toNanos());
        positive("cpuTime", cpuTime.toNanos());
        positive("allocatedBytes", allocatedBytes);
        positive("heldBytes", heldBytes);
        positive("subrequests", subrequests);
        positive("kvOperations", kvOperations);
        positive("pendingTimers", pendingTimers);
        positive("logEntries", logEntries);
        positive("logBytes", logBytes);
    }

    /** The values that suit a server nobody has tuned. */
    public static InvocationLimits defaults() {
        return DEFAULTS;
    }

    /** The same limits with another time. */
    public InvocationLimits withRunTime(Duration limit) {
        return new InvocationLimits(
                limit,
                cpuTime,
                allocatedBytes,
                heldBytes,
                subrequests,
                kvOperations,
                pendingTimers,
                logEntries,
                logBytes);
    }

    /** The same limits with another processor time. */
    public InvocationLimits withCpuTime(Duration limit) {
        return new InvocationLimits(
                runTime,
                limit,
                allocatedBytes,
                heldBytes,
                subrequests,
                kvOperations,
                pendingTimers,
                logEntries,
                logBytes);
    }

    /** The same limits with other ones of memory. */
    public InvocationLimits withMemory(long allocated, long held) {
        return new InvocationLimits(
                runTime, cpuTime, allocated, held, subrequests, kvOperations, pendingTimers, logEntries, logBytes);
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
