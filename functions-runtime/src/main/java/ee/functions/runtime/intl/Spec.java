// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import ee.functions.runtime.engine.HostError;
import java.util.Locale;

/** Reads what the prelude resolved of a formatter's options: values in a fixed order between bars. */
final class Spec {

    private final String[] values;
    private int at;

    Spec(String text) {
        values = text.split("\\|", -1);
    }

    /** The next value; empty if the option was not given. */
    String next() throws HostError {
        if (at >= values.length) {
            throw new HostError("RangeError", "A formatter's options are incomplete");
        }
        return values[at++];
    }

    /** The next value as a number, or -1 if it was not given. */
    int nextNumber() throws HostError {
        String value = next();
        try {
            return value.isEmpty() ? -1 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new HostError("RangeError", "A formatter's option is not a number: " + value);
        }
    }

    /** The next value as a locale with its numbering system, which follows it. */
    static Locale locale(String tag, String numberingSystem) {
        String base = LocaleTags.withoutExtensions(tag);
        // Data of the JDK for a bare language is that of no country, and so has its own idea of money.
        return Locale.forLanguageTag(numberingSystem.isEmpty() ? base : base + "-u-nu-" + numberingSystem);
    }
}
