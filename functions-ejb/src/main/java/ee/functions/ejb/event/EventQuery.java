// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.error.FunctionsException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which events a caller wants, newest first.
 *
 * @param from the earliest time, inclusive; null for as far back as events are kept
 * @param to the latest time, exclusive; null for no end
 * @param filter which of them
 * @param limit the most events of the page, 1 to 100
 * @param token the {@link ee.functions.ejb.page.Page#nextToken()} of the page before, null for the first page
 */
public record EventQuery(
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        EventFilter filter,
        int limit,
        @Nullable String token) {
    /** The most events of one page. */
    public static final int MAXIMUM_LIMIT = 100;

    /** Checks the limit and that the end is after the start. */
    public EventQuery {
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw FunctionsException.invalid("per_page", "a number from 1 to " + MAXIMUM_LIMIT + ".");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw FunctionsException.invalid("to", "a time after 'from'.");
        }
    }
}
