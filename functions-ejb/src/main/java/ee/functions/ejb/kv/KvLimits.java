// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.binding.KvRejected;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What namespaces, keys and values may be, by seed 002: sizes in bytes, that of a value in bytes of its JSON text.
 *
 * @param namespaceBytes {@code functions.kv.namespace-bytes}
 * @param keyBytes {@code functions.kv.key-bytes}
 * @param valueBytes {@code functions.kv.value-bytes}
 */
public record KvLimits(int namespaceBytes, int keyBytes, int valueBytes) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]*");

    static KvLimits from(Settings settings) {
        return new KvLimits(
                settings.number(Setting.KV_NAMESPACE_BYTES),
                settings.number(Setting.KV_KEY_BYTES),
                settings.number(Setting.KV_VALUE_BYTES));
    }

    void checkNamespace(String namespace) {
        checkName("namespace", namespace, namespaceBytes);
    }

    void checkKey(String key) {
        checkName("key", key, keyBytes);
    }

    void checkKeyPrefix(String prefix) {
        if (prefix.length() > keyBytes || !PREFIX.matcher(prefix).matches()) {
            throw new KvRejected(rule("prefix of keys", keyBytes));
        }
    }

    /** Returns if the JSON text is that of a string or a boolean and not too large. */
    void checkValue(String json) {
        if (!json.equals("true") && !json.equals("false") && !isJsonString(json)) {
            throw new KvRejected("A value must be a string or a boolean.");
        }
        long size = Utf8.length(json);
        if (size > valueBytes) {
            throw new KvRejected(String.format(
                    Locale.ROOT,
                    "A value takes at most %,d bytes as JSON text in UTF-8, but this one takes %,d.",
                    valueBytes,
                    size));
        }
        if (!Utf8.isStorable(json)) {
            throw new KvRejected("A value must not contain half surrogate pairs.");
        }
    }

    // The alphabet is ASCII: as many characters as bytes.
    private static void checkName(String what, String name, int bytes) {
        if (name.length() > bytes || !NAME.matcher(name).matches()) {
            throw new KvRejected(rule(what, bytes));
        }
    }

    private static String rule(String what, int bytes) {
        return "A " + what + " has 1 to " + bytes + " characters: letters A to Z, digits, underscores and hyphens.";
    }

    private static boolean isJsonString(String json) {
        return json.length() >= 2 && json.charAt(0) == '"' && json.charAt(json.length() - 1) == '"';
    }
}
