// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.statistics;

/**
 * Invocations that are counted together.
 *
 * @param invocations how many they are
 * @param durationMs how long all of them took together, in milliseconds
 * @param longestMs how long the longest of them took, in milliseconds
 */
public record InvocationCount(long invocations, long durationMs, long longestMs) {
    /** Returns the count of one invocation. */
    public static InvocationCount ofOne(long durationMs) {
        return new InvocationCount(1, durationMs, durationMs);
    }

    /** Returns the count of these invocations and others. */
    public InvocationCount plus(InvocationCount others) {
        return new InvocationCount(
                invocations + others.invocations,
                durationMs + others.durationMs,
                Math.max(longestMs, others.longestMs));
    }
}
