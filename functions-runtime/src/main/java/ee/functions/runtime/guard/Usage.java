// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

/**
 * What one invocation has used.
 *
 * @param wallNanos the time it took, waiting included, in nanoseconds
 * @param cpuNanos the time the processor worked for it, in nanoseconds; 0 if the JVM does not measure it
 * @param allocatedBytes the bytes of memory it allocated, freed ones included; 0 if the JVM does not measure it
 * @param fetchNanos how long its requests to other servers were under way, in nanoseconds, summed over them
 */
public record Usage(long wallNanos, long cpuNanos, long allocatedBytes, long fetchNanos) {

    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /** What was used by one that sent no requests to other servers. */
    public Usage(long wallNanos, long cpuNanos, long allocatedBytes) {
        this(wallNanos, cpuNanos, allocatedBytes, 0);
    }

    /** Returns the same with the time of requests to other servers. */
    Usage withFetches(long nanos) {
        return new Usage(wallNanos, cpuNanos, allocatedBytes, nanos);
    }
}
