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
 * @param quotas what is counted and does not stop the script
 */
public record InvocationLimits(Duration runTime, Duration cpuTime, long allocatedBytes, long heldBytes, Quotas quotas) {

    private static final InvocationLimits DEFAULTS = new InvocationLimits(
            Duration.ofSeconds(20), Duration.ofSeconds(20), 512L << 30, 128L << 20, Quotas.defaults());

    public InvocationLimits {
        positive("runTime", runTime.toNanos());
        positive("cpuTime", cpuTime.toNanos());
        positive("allocatedBytes", allocatedBytes);
        positive("heldBytes", heldBytes);
    }

    /** The values that suit a server nobody has tuned. */
    public static InvocationLimits defaults() {
        return DEFAULTS;
    }

    /** The same limits with another time. */
    public InvocationLimits withRunTime(Duration limit) {
        return new InvocationLimits(limit, cpuTime, allocatedBytes, heldBytes, quotas);
    }

    /** The same limits with other quotas. */
    public InvocationLimits withQuotas(Quotas other) {
        return new InvocationLimits(runTime, cpuTime, allocatedBytes, heldBytes, other);
    }

    /** The same limits with another processor time. */
    public InvocationLimits withCpuTime(Duration limit) {
        return new InvocationLimits(runTime, limit, allocatedBytes, heldBytes, quotas);
    }

    /** The same limits with other ones of memory. */
    public InvocationLimits withMemory(long allocated, long held) {
        return new InvocationLimits(runTime, cpuTime, allocated, held, quotas);
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
