// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.regexp.RegularExpression;
import org.junit.jupiter.api.Test;

class ExpressionCacheTest {

    private final ExpressionCache cache = new ExpressionCache();

    @Test
    void memoryOfItsProgramsIsBounded() {
        RegularExpression first = cache.get("first", "");
        assertThat(cache.get("first", "")).isSameAs(first);

        long bytes = 0;
        for (int i = 0; i < 100 && bytes < 40L << 20; i++) {
            bytes += cache.get(manySets(i), "u").bytes();
        }

        assertThat(bytes).as("short patterns that take much memory").isGreaterThan(32L << 20);
        assertThat(cache.get("first", "")).isNotSameAs(first);
    }

    /** A pattern of 200 classes, none like another, each with the many ranges of the letters. */
    private static String manySets(int number) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            pattern.append(String.format("[\\p{L}\\u{%x}]", 0xE0000 + 2 * (200 * number + i)));
        }
        return pattern.toString();
    }
}
