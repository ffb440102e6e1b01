// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What scripts let the JDK do with text, where the JDK takes time that grows with the square of the length and cannot be
 * stopped. The results are those of the JDK; searches and long texts ask whether the invocation is over.
 */
public final class NativeText {

    /** So many comparisons of characters are made in one go: some tens of milliseconds. */
    private static final long COMPARISONS_AT_ONCE = 1L << 24;

    private static final int SHORT = 1 << 12;
    /** A letter that becomes several makes the JDK copy all that is done so far. */
    private static final int CHARACTERS_AT_ONCE = 1 << 7;

    private static final int LONGEST_RUN_OF_MARKS = 10_000;
    private static final char SIGMA = '\u03a3';
    private static final char SMALL_SIGMA = '\u03c3';
    private static final char FINAL_SIGMA = '\u03c2';
    /** Punctuation that may stand inside of a word (Word_Break MidLetter, MidNumLet and Single_Quote). */
    private static final String INSIDE_WORDS =
            "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

    private NativeText() {}

    /** As {@link String#indexOf(String, int)}. */
    public static int indexOf(String text, String wanted, int from) {
        int at = Math.max(from, 0);
        int length = wanted.length();
        if (length == 0 || (long) (text.length() - at) * length <= COMPARISONS_AT_ONCE) {
            return text.indexOf(wanted, from);
        }
        char first = wanted.charAt(0);
        long compared = 0;
        for (at = text.indexOf(first, at); at >= 0 && at + length <= text.length(); at = text.indexOf(first, at + 1)) {
            if (text.startsWith(wanted, at)) {
                return at;
            }
            compared = counted(compared, length);
        }
        return -1;
    }

    /** As {@link String#lastIndexOf(String, int)}. */
    public static int lastIndexOf(String text, String wanted, int from) {
        int length = wanted.length();
        if (length == 0 || (long) text.length() * length <= COMPARISONS_AT_ONCE) {
            return text.lastIndexOf(wanted, from);
        }
        char first = wanted.charAt(0);
        long compared = 0;
        int start = Math.min(from, text.length() - length);
        for (int at = text.lastIndexOf(first, start); at >= 0; at = text.lastIndexOf(first, at - 1)) {
            if (text.startsWith(wanted, at)) {
                return at;
            }
            compared = counted(compared, length);
        }
        return -1;
    }

    /** Asks whenever as many comparisons may have been made as are made in one go. */
    private static long counted(long compared, int more) {
        long sum = compared + more;
        if (sum < COMPARISONS_AT_ONCE) {
            return sum;
        }
        Ticks.check();
        return 0;
    }

    /** As {@link String#toUpperCase(Locale)}. */
    public static String toUpperCase(String text, Locale locale) {
        return isShort(text) ? text.toUpperCase(locale) : inPieces(text, piece -> piece.toUpperCase(locale));
    }

    /** As {@link String#toLowerCase(Locale)}; what a sigma becomes is looked up as Unicode says. */
    public static String toLowerCase(String text, Locale locale) {
        if (text.indexOf(SIGMA) < 0) {
            return isShort(text) ? text.toLowerCase(locale) : inPieces(text, piece -> piece.toLowerCase(locale));
        }
        StringBuilder lower = new StringBuilder(text.length());
        int done = 0;
        int turn = 0;
        for (int at = text.indexOf(SIGMA); at >= 0; at = text.indexOf(SIGMA, done)) {
            Ticks.turn(++turn);
            if (at > done) {
                lower.append(toLowerCase(text.substring(done, at), locale));
            }
            lower.append(isFinal(text, at) ? FINAL_SIGMA : SMALL_SIGMA);
            done = at + 1;
        }
        return lower.append(toLowerCase(text.substring(done), locale)).toString();
    }

    private static boolean isShort(String text) {
        return text.length() <= SHORT;
    }

    private static String inPieces(String text, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            Ticks.check();
            int to = Math.min(text.length(), from + CHARACTERS_AT_ONCE);
            to = endOfLetter(text, to);
            NativeSizes.append(changed, change.apply(text.substring(from, to)));
            from = to;
        }
        return changed.toString();
    }

    /** Marks stay with their letter: some languages change a letter by the marks that follow it. */
    private static int endOfLetter(String text, int from) {
        int end = from;
        int most = Math.min(text.length(), from + LONGEST_RUN_OF_MARKS);
        while (end < most
                && (Character.isLowSurrogate(text.charAt(end))
                        || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK)) {
            end++;
        }
        return end;
    }

    /** A letter comes before it and none after it, whatever marks stand between. */
    private static boolean isFinal(String text, int at) {
        int before = at;
        while (before > 0) {
            int codePoint = text.codePointBefore(before);
            if (!isIgnored(codePoint)) {
                break;
            }
            before -= Character.charCount(codePoint);
        }
        if (before == 0 || !hasCase(text.codePointBefore(before))) {
            return false;
        }
        int after = at + 1;
        while (after < text.length() && isIgnored(text.codePointAt(after))) {
            after += Character.charCount(text.codePointAt(after));
        }
        return after == text.length() || !hasCase(text.codePointAt(after));
    }

    private static boolean hasCase(int codePoint) {
        return Character.isLowerCase(codePoint) || Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint);
    }

    private static boolean isIgnored(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> INSIDE_WORDS.indexOf(codePoint) >= 0;
        };
    }

    /**
     * As {@link Normalizer#normalize}, in pieces that do not depend on each other.
     *
     * @throws TooLarge if more than 10,000 characters stand together of which each could combine with the one before
     */
    public static String normalize(String text, Normalizer.Form form) {
        if (text.length() <= LONGEST_RUN_OF_MARKS) {
            return Normalizer.normalize(text, form);
        }
        StringBuilder normalized = new StringBuilder(text.length());
        int from = 0;
        int turn = 0;
        while (from < text.length()) {
            Ticks.turn(++turn << 8);
            int to = Math.min(text.length(), from + LONGEST_RUN_OF_MARKS);
            if (to < text.length()) {
                while (to > from && !startsAnew(text, to)) {
                    to--;
                }
                if (to == from) {
                    throw new TooLarge("More than " + LONGEST_RUN_OF_MARKS + " combining characters in a row");
                }
            }
            NativeSizes.append(normalized, Normalizer.normalize(text.substring(from, to), form));
            from = to;
        }
        return normalized.toString();
    }

    /** Marks, the jamo of Hangul but for leading consonants, and what decomposes into them. */
    private static boolean startsAnew(String text, int at) {
        if (Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1))) {
            return false;
        }
        int codePoint = text.codePointAt(at);
        int type = Character.getType(codePoint);
        return type != Character.NON_SPACING_MARK
                && type != Character.COMBINING_SPACING_MARK
                && type != Character.ENCLOSING_MARK
                && !(codePoint >= 0x1160 && codePoint <= 0x11ff)
                && !(codePoint >= 0x3131 && codePoint <= 0x318e)
                && !(codePoint >= 0xd7b0 && codePoint <= 0xd7ff)
                && !(codePoint >= 0xff9e && codePoint <= 0xffdc);
    }
}
