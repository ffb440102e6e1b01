// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.audit;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.limit.Utf8;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which audit records a caller wants.
 *
 * @param from the earliest time, inclusive; null for no start
 * @param to the latest time, exclusive; null for no end
 * @param actor who did it, exactly; null for everybody
 * @param actions what was done; empty for everything
 * @param resourceId the function that it was done to, or the site for what was done to the site as a whole; null for all
 * @param ascending oldest first; otherwise newest first
 * @param limit the most records of the page, 1 to 100
 * @param token the {@link ee.functions.ejb.page.Page#nextToken()} of the page before, null for the first page
 */
public record AuditQuery(
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        @Nullable String actor,
        Set<AuditAction> actions,
        @Nullable String resourceId,
        boolean ascending,
        int limit,
        @Nullable String token) {
    /** The most records of one page. */
    public static final int MAXIMUM_LIMIT = 100;

    /** Checks everything that does not depend on what is stored. */
    public AuditQuery {
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw FunctionsException.invalid("per_page", "a number from 1 to " + MAXIMUM_LIMIT + ".");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw FunctionsException.invalid("to", "a time after 'from'.");
        }
        if (actor != null && !Utf8.isStorable(actor)) {
            throw FunctionsException.invalid("actor", "text without the NUL character and half surrogate pairs.");
        }
        actions = Set.copyOf(actions);
    }
}
