// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about the ticks of a trigger that have come: the newest is run if it is young enough, all before it are missed.
 *
 * @param run the tick to run, null if none is young enough
 * @param missed how many ticks are not run
 * @param next the first tick to come, null if there is none
 */
record DueTicks(@Nullable Instant run, int missed, @Nullable Instant next) {
    /** More than two months of minutes: counting them takes a fraction of a second. None is run if there are more. */
    static final int MOST_COUNTED = 100_000;

    /**
     * Returns what is due.
     *
     * @param anchor the moment from which a rate counts
     * @param first the tick that came first, not after {@code now}
     * @param catchUp how old a tick may be to be run
     */
    static DueTicks at(Instant now, SchedulePattern pattern, Instant anchor, Instant first, Duration catchUp) {
        Instant newest = first;
        Instant next = pattern.next(first, anchor);
        int before = 0;
        while (next != null && !next.isAfter(now)) {
            if (before == MOST_COUNTED) {
                return new DueTicks(null, before, pattern.next(now, anchor));
            }
            before++;
            newest = next;
            next = pattern.next(newest, anchor);
        }
        boolean young = newest.isAfter(now.minus(catchUp));
        return new DueTicks(young ? newest : null, young ? before : before + 1, next);
    }
}
