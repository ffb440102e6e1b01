// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which statistics a caller wants.
 *
 * @param functionIds the functions, null for all of the site
 * @param first the first day in UTC, null for the first of the month of the last one
 * @param last the last day in UTC, inclusive; null for today
 */
public record StatisticsQuery(
        @Nullable List<UUID> functionIds,
        @Nullable LocalDate first,
        @Nullable LocalDate last) {
    /** Copies the ids. */
    public StatisticsQuery {
        functionIds = functionIds == null ? null : List.copyOf(functionIds);
    }
}
