// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.usage;

import ee.functions.ejb.statistics.InvocationFigures;
import java.time.LocalDate;
import java.util.List;

/**
 * What a site uses at one moment.
 *
 * @param siteId the site
 * @param limits limits and what is used of them, in a fixed order
 * @param days the invocations of yesterday and of today in UTC, in this order
 */
public record UsageValue(String siteId, List<LimitUsage> limits, List<Day> days) {
    /** Copies the lists. */
    public UsageValue {
        limits = List.copyOf(limits);
        days = List.copyOf(days);
    }

    /**
     * The invocations of one day.
     *
     * @param date the day in UTC
     * @param figures what became of them, those that were stored so far
     */
    public record Day(LocalDate date, InvocationFigures figures) {}
}
