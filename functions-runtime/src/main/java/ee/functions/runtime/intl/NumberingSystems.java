// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The numbering systems with ten digits in the Basic Multilingual Plane (ECMA-402 table 14). */
final class NumberingSystems {

    private static final Map<String, Character> ZEROS = new TreeMap<>(Map.ofEntries(
            Map.entry("arab", '\u0660'),
            Map.entry("arabext", '\u06f0'),
            Map.entry("beng", '\u09e6'),
            Map.entry("deva", '\u0966'),
            Map.entry("fullwide", '\uff10'),
            Map.entry("gujr", '\u0ae6'),
            Map.entry("guru", '\u0a66'),
            Map.entry("khmr", '\u17e0'),
            Map.entry("knda", '\u0ce6'),
            Map.entry("laoo", '\u0ed0'),
            Map.entry("latn", '0'),
            Map.entry("limb", '\u1946'),
            Map.entry("mlym", '\u0d66'),
            Map.entry("mong", '\u1810'),
            Map.entry("mymr", '\u1040'),
            Map.entry("orya", '\u0b66'),
            Map.entry("tamldec", '\u0be6'),
            Map.entry("telu", '\u0c66'),
            Map.entry("thai", '\u0e50'),
            Map.entry("tibt", '\u0f20')));

    private NumberingSystems() {}

    /** The names, in order. */
    static List<String> names() {
        return List.copyOf(ZEROS.keySet());
    }

    /** Says whether a name is known. */
    static boolean has(String name) {
        return ZEROS.containsKey(name);
    }

    /** The digit zero of a system. */
    static char zero(String name) {
        return ZEROS.getOrDefault(name, '0');
    }

    /** The system that a locale uses unless told otherwise. */
    static String ofLocale(Locale locale) {
        char zero = DecimalFormatSymbols.getInstance(locale).getZeroDigit();
        for (Map.Entry<String, Character> system : ZEROS.entrySet()) {
            if (system.getValue() == zero) {
                return system.getKey();
            }
        }
        return "latn";
    }

    /** Writes ASCII digits with those of a system. */
    static String write(String digits, char zero) {
        if (zero == '0') {
            return digits;
        }
        StringBuilder out = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            out.append(c >= '0' && c <= '9' ? (char) (zero + (c - '0')) : c);
        }
        return out.toString();
    }
}
