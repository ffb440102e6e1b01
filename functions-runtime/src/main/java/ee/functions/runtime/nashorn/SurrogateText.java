// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.Locale;
import java.util.function.IntFunction;

/** Texts that may hold halves of surrogate pairs. */
final class SurrogateText {

    private SurrogateText() {}

    static boolean isWellFormed(String text) {
        return firstLone(text) < 0;
    }

    /** The text with each half replaced by the replacement character. */
    static String replaced(String text) {
        return rewritten(text, half -> "\ufffd");
    }

    /** The text with each half as an escape of JSON; the rest stays as it is. */
    static String escaped(String text) {
        return rewritten(text, half -> String.format(Locale.ROOT, "\\u%04x", half));
    }

    private static String rewritten(String text, IntFunction<String> rewrite) {
        int lone = firstLone(text);
        if (lone < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16).append(text, 0, lone);
        for (int i = lone; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                result.append(c);
            } else if (isPair(text, i)) {
                result.append(c).append(text.charAt(++i));
            } else {
                result.append(rewrite.apply(c));
            }
        }
        return result.toString();
    }

    private static int firstLone(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
