// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import java.time.LocalDate;
import java.util.List;

/**
 * The statistics of functions.
 *
 * @param first the first day in UTC
 * @param last the last day in UTC, inclusive
 * @param functions one for each function that was asked for, also if it was not invoked
 */
public record StatisticsValue(LocalDate first, LocalDate last, List<FunctionStatistics> functions) {
    /** Copies the functions. */
    public StatisticsValue {
        functions = List.copyOf(functions);
    }
}
