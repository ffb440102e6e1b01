// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.error.FunctionsException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a caller wants.
 *
 * @param limit the most values of the page, 1 to 100
 * @param ascending oldest first; otherwise newest first
 * @param token the {@link ee.functions.ejb.page.Page#nextToken()} of the page before, null for the first page
 */
public record PageQuery(
        int limit, boolean ascending, @Nullable String token) {
    /** The most values of one page. */
    public static final int MAXIMUM_LIMIT = 100;

    /** Checks the limit. */
    public PageQuery {
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw FunctionsException.invalid("per_page", "a number from 1 to " + MAXIMUM_LIMIT + ".");
        }
    }
}
