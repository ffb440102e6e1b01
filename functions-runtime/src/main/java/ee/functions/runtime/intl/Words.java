// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Words and patterns that the JDK does not have: small tables beside this class, read when first needed. */
final class Words {

    private final Properties words = new Properties();

    private Words(String file) {
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + file + " is missing.");
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a table; its name is that of the file without the ending. */
    static Words of(String table) {
        return new Words(table + ".properties");
    }

    /** Gives a value, or null. */
    @Nullable
    String get(String key) {
        return words.getProperty(key);
    }

    /** Gives the value of the most special locale of a tag that has one, or null; keys begin with the locale. */
    @Nullable
    String ofLocale(String tag, String rest) {
        String locale = LocaleTags.withoutExtensions(tag);
        while (!locale.isEmpty()) {
            String found = words.getProperty(locale + rest);
            if (found != null) {
                return found;
            }
            int cut = locale.lastIndexOf('-');
            locale = cut < 0 ? "" : locale.substring(0, cut);
        }
        return null;
    }
}
