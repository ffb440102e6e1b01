// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

/**
 * What one invocation has used.
 *
 * @param wallNanos the time it took, waiting included, in nanoseconds
 * @param cpuNanos the time the processor worked for it, in nanoseconds; 0 if the JVM does not measure it
 * @param allocatedBytes the bytes of memory it allocated, freed ones included; 0 if the JVM does not measure it
 */
public record Usage(long wallNanos, long cpuNanos, long allocatedBytes) {

    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0, 0);
}
