// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the values of this page, in the order asked for
 * @param nextToken the opaque position of the next page, null if this is the last one
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
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
}
