// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import java.util.Locale;

/**
 * Values as the store keeps them: the JSON text that {@code JSON.stringify} gives (ECMA-262, QuoteJSONString). There is
 * exactly one text for each value, whoever wrote it and however it was escaped on its way here: texts are compared by
 * {@code testAndSet}, and their bytes are what the limit of a value counts.
 */
public final class KvValueText {
    private KvValueText() {}

    /** Returns the text of a boolean. */
    public static String of(boolean value) {
        return Boolean.toString(value);
    }

    /** Returns the text of a string; a half surrogate pair is escaped, so that every string can be stored. */
    public static String of(String value) {
        StringBuilder json = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1))) {
                    json.append(c).append(value.charAt(++i));
                } else {
                    escape(json, c);
                }
            } else {
                append(json, c);
            }
        }
        return json.append('"').toString();
    }

    private static void append(StringBuilder json, char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (c < ' ') {
                    escape(json, c);
                } else {
                    json.append(c);
                }
            }
        }
    }

    private static void escape(StringBuilder json, char c) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
}
