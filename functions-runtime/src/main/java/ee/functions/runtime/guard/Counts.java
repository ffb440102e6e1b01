// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

/**
 * How much of its quotas an invocation has used. A new one begins with each invocation; one of its own counts for the top
 * level of the module. Only the thread that runs the instance at the moment may touch it.
 */
public final class Counts {

    private final Quotas quotas;
    private final int[] used = new int[Quota.values().length];

    /** Begins with nothing used. */
    public Counts(Quotas quotas) {
        this.quotas = quotas;
    }

    /** Counts one more; false if there is none left, however often this is asked. */
    public boolean take(Quota quota) {
        return take(quota, 1);
    }

    /** Counts so many more, or none if that is more than are left; false then. */
    public boolean take(Quota quota, int amount) {
        int at = quota.ordinal();
        if (amount > quotas.of(quota) - used[at]) {
            return false;
        }
        used[at] += amount;
        return true;
    }

    /** How many there may be. */
    public int most(Quota quota) {
        return quotas.of(quota);
    }
}
