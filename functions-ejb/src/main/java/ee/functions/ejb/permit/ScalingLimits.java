// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

/**
 * How far the invocations of a function by one tag may scale on a server; 0 is no limit of its own.
 *
 * @param instances how many instances may work at the same time; further invocations wait
 * @param requests how many invocations may be in progress, those that wait included; further ones are refused
 */
public record ScalingLimits(int instances, int requests) {
    /** No limits but those of the site. */
    public static final ScalingLimits NONE = new ScalingLimits(0, 0);

    /** Checks the bounds. */
    public ScalingLimits {
        if (instances < 0 || requests < 0) {
            throw new IllegalArgumentException("A limit must not be negative: " + instances + ", " + requests);
        }
    }

    boolean isNone() {
        return instances == 0 && requests == 0;
    }

    /** Tells whether one more invocation may be in progress. */
    boolean admits(int inProgress) {
        return requests == 0 || inProgress < requests;
    }

    /**
     * Tells whether one more invocation may look for an instance. Whoever finds no room in those at work starts one, and how the
     * invocations are spread over them is not known here: so many may look at the same time as would fit if they were few and full.
     *
     * @param looking how many invocations look for an instance now
     * @param running how many have one
     */
    boolean lets(int looking, int running, int invocationsPerInstance) {
        if (instances == 0) {
            return true;
        }
        long fewest = (running + invocationsPerInstance - 1L) / invocationsPerInstance;
        return looking < instances + fewest * (invocationsPerInstance - 1L) - running;
    }
}
