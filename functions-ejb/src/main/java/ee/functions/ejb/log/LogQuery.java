// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.ejb.error.FunctionsException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which log entries a caller wants.
 *
 * @param from the earliest time, inclusive; null for as far back as entries are kept
 * @param to the latest time, exclusive; null for no end
 * @param filter which of them
 * @param ascending oldest first; otherwise newest first
 * @param limit the most entries of the page, 1 to 1,000
 * @param token the {@link ee.functions.ejb.page.Page#nextToken()} of the page before, null for the first page
 */
public record LogQuery(
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        LogFilter filter,
        boolean ascending,
        int limit,
        @Nullable String token) {
    /** The most entries of one page. */
    public static final int MAXIMUM_LIMIT = 1000;

    /** Checks the limit and that the end is after the start. */
    public LogQuery {
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw FunctionsException.invalid("per_page", "a number from 1 to " + MAXIMUM_LIMIT + ".");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw FunctionsException.invalid("to", "a time after 'from'.");
        }
    }

    /** Asks for entries from the oldest on. */
    public LogQuery(
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            LogFilter filter,
            int limit,
            @Nullable String token) {
        this(from, to, filter, true, limit, token);
    }

    /** Asks for all entries of a stretch of time, from the oldest on. */
    public LogQuery(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to, int limit, @Nullable String token) {
        this(from, to, LogFilter.ALL, limit, token);
    }
}
