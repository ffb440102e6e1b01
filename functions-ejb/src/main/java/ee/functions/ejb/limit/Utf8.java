// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.limit;

import java.nio.charset.StandardCharsets;

/** Counts texts as they are stored and sent: in bytes of UTF-8. */
public final class Utf8 {
    private static final int TWO_BYTES_FROM = 0x80;
    private static final int THREE_BYTES_FROM = 0x800;

    private Utf8() {}

    /** Returns the number of bytes of the text; a half surrogate pair counts three, as if it were a character. */
    public static long length(String text) {
        long bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit < TWO_BYTES_FROM) {
                bytes += 1;
            } else if (unit < THREE_BYTES_FROM) {
                bytes += 2;
            } else if (startsPair(text, index)) {
                bytes += 4;
                index++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    /** Returns whether a database can store the text and give the same text back: no NUL and no half surrogate pair. */
    public static boolean isStorable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (startsPair(text, index)) {
                index++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the text, cut off after the last whole character that fits into the number of bytes. */
    public static String cut(String text, int bytes) {
        if (text.length() <= bytes / 3 || length(text) <= bytes) {
            return text;
        }
        long used = 0;
        int index = 0;
        while (index < text.length()) {
            int next = index + (startsPair(text, index) ? 2 : 1);
            used += text.substring(index, next).getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            index = next;
        }
        return text.substring(0, index);
    }

    private static boolean startsPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }
}
