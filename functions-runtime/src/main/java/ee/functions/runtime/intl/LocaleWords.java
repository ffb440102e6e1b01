// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import ee.functions.runtime.engine.HostError;
import org.jspecify.annotations.Nullable;

/** The phrases of relative times and lists; the JDK has none, so these languages are all there are. */
final class LocaleWords {

    private LocaleWords() {}

    private static final class Tables {
        static final Words RELATIVE_TIME = Words.of("relative-time");
        static final Words LISTS = Words.of("lists");
    }

    /** Gives the entry of a table for a locale, or null if its language is not in the table. */
    static @Nullable String find(String table, String tag, String key) throws HostError {
        Words words = switch (table) {
            case "relative-time" -> Tables.RELATIVE_TIME;
            case "lists" -> Tables.LISTS;
            default -> throw new HostError("Error", "No such table: " + table);
        };
        String maximized = LikelySubtags.of(tag, true);
        String own = maximized.startsWith("zh-Hant") ? "zh-Hant" : tag.startsWith("no") ? "nb" : tag;
        return words.ofLocale(own, "." + key);
    }
}
