// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.page;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the values of this page, in the order asked for; a page may be empty and another one follow it
 * @param nextToken the opaque position of the next page, null if this is the last one
 * @param searchedTo up to where a search has looked that ended before the page was full; null if it did not end so
 */
public record Page<T>(
        List<T> items, @Nullable String nextToken, @Nullable OffsetDateTime searchedTo) {
    /**
     * How many rows a search looks at for one page. Filters that no index serves find next to nothing among a million rows as
     * well as among a hundred: a page costs the same then, and the next one goes on.
     */
    public static final int ROWS_SEARCHED = 10_000;

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** A page that is full, or the last one. */
    public Page(List<T> items, @Nullable String nextToken) {
        this(items, nextToken, null);
    }

    /**
     * Returns a page made from rows of which one more than wanted was read, to see whether another page follows.
     *
     * @param rows at most {@code limit + 1} rows
     * @param limit the most values of the page
     * @param value makes a row a value
     * @param token makes the last row of this page the token of the next one
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> value, Function<R, String> token) {
        List<T> items = rows.stream().limit(limit).map(value).toList();
        return new Page<>(items, rows.size() > limit ? token.apply(rows.get(limit - 1)) : null);
    }

    /**
     * Returns this page if another one follows it; else, since nothing was looked at beyond a position, a page that goes on there.
     *
     * @param limit the most values of the page; one that has as many is full, however far was looked
     * @param token the token of the page behind that position
     * @param position when what is at that position happened
     */
    public Page<T> searchedTo(int limit, String token, OffsetDateTime position) {
        if (nextToken != null) {
            return this;
        }
        return new Page<>(items, token, items.size() < limit ? position : null);
    }
}
