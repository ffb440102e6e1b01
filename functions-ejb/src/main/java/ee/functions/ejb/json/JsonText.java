// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.json;

import jakarta.json.spi.JsonProvider;
import java.util.HexFormat;

/** JSON texts, and the library of the server that makes the larger ones. */
public final class JsonText {
    /** The JSON library of the server. Looked up once, because {@link jakarta.json.Json} looks it up for every value. */
    public static final JsonProvider JSON = JsonProvider.provider();

    private static final HexFormat HEX = HexFormat.of();

    private JsonText() {}

    /**
     * Appends a string with its quotes as {@code JSON.stringify} writes it (ECMA-262, QuoteJSONString): a half surrogate pair is
     * escaped, so that every string can be stored and sent.
     */
    public static void quote(StringBuilder json, String text) {
        json.append('"');
        int copied = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (isPair(text, at)) {
                at++;
                continue;
            }
            json.append(text, copied, at);
            escape(json, c);
            copied = at + 1;
        }
        json.append(text, copied, text.length()).append('"');
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static void escape(StringBuilder json, char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> json.append("\\u").append(HEX.toHexDigits(c));
        }
    }
}
