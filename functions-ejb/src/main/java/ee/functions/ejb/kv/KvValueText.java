// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.ejb.json.JsonText;

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
        StringBuilder json = new StringBuilder(value.length() + 2);
        JsonText.quote(json, value);
        return json.toString();
    }
}
