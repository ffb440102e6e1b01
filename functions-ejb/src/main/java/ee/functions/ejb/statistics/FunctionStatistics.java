// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What became of the invocations of one function.
 *
 * @param functionId the function
 * @param days the days on which there were invocations, in their order
 * @param total all days together
 */
public record FunctionStatistics(UUID functionId, List<Day> days, InvocationFigures total) {
    /** Copies the days. */
    public FunctionStatistics {
        days = List.copyOf(days);
    }

    /**
     * One day.
     *
     * @param date the day in UTC on which the invocations started
     * @param figures what became of them
     */
    public record Day(LocalDate date, InvocationFigures figures) {}
}
