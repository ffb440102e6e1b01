// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of its quotas an invocation has used. A new one begins with each invocation; one of its own counts for the top
 * level of the module. Only the thread that runs the instance at the moment may touch it, but for times.
 */
public final class Counts {

    private final Quotas quotas;
    private final int[] used = new int[Quota.values().length];
    private final AtomicLong fetchNanos = new AtomicLong();

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

    /** Notes how long one request to another server was under way; any thread may. */
    public void fetched(long nanos) {
        fetchNanos.addAndGet(nanos);
    }

    /** Adds to what was used the time of the requests to other servers that have ended so far; any thread may ask. */
    public Usage with(Usage usage) {
        return usage.withFetches(fetchNanos.get());
    }

    /** How many there may be. */
    public int most(Quota quota) {
        return quotas.of(quota);
    }
}
