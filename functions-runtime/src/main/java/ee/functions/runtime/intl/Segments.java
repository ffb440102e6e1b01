// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.guard.Ticks;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits text into what a reader sees as characters, words or sentences (ECMA-402 18). */
final class Segments {

    /** Words of languages without spaces are looked up by the JDK in one go, at some microseconds a letter. */
    private static final int LONGEST = 100_000;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Segments() {}

    /** Gives where segments end, in order: twice the index, and one more if the segment is like a word. */
    static List<Integer> of(String text, String granularity, String tag) throws HostError {
        if (text.length() > LONGEST) {
            throw new HostError("RangeError", "Intl.Segmenter takes texts of up to " + LONGEST + " characters");
        }
        List<Integer> ends = new ArrayList<>();
        if (granularity.equals("grapheme")) {
            // The JDK's character iterator knows clusters only from JDK 20 on.
            Matcher matcher = GRAPHEME.matcher(text);
            for (int turn = 1; matcher.find(); turn++) {
                Ticks.turn(turn);
                ends.add(2 * matcher.end());
            }
            return ends;
        }
        Locale locale = Locale.forLanguageTag(LocaleTags.withoutExtensions(tag));
        boolean words = granularity.equals("word");
        BreakIterator breaks =
                words ? BreakIterator.getWordInstance(locale) : BreakIterator.getSentenceInstance(locale);
        breaks.setText(text);
        int from = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            ends.add(2 * end + (words && isWord(text, from, end) ? 1 : 0));
            from = end;
        }
        return ends;
    }

    private static boolean isWord(String text, int from, int to) {
        for (int i = from; i < to; ) {
            int codePoint = text.codePointAt(i);
            if (Character.isLetterOrDigit(codePoint)) {
                return true;
            }
            i += Character.charCount(codePoint);
        }
        return false;
    }
}
