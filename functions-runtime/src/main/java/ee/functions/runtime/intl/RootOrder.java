// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of characters that all languages start from: white space, punctuation, symbols, currency signs, digits,
 * letters. Immutable.
 *
 * <p>The JDK's {@link java.text.Collator} cannot serve: its rules are older than CLDR, and it leaves out spaces and
 * punctuation.
 */
final class RootOrder {

    private static final char STROKE = '\u0338';

    private static final Map<Character, String> TAKEN_APART = Map.of(
            '\u00e6', "ae",
            '\u0153', "oe",
            '\u00df', "ss",
            '\u00f8', "o\u0338",
            '\u0142', "l\u0338",
            '\u0111', "d\u0338",
            '\u00f0', "d\u0338",
            '\u0127', "h\u0338");

    private static final RootOrder INSTANCE = new RootOrder();
    private static final long IDEOGRAPHS = 1L << 50;
    private static final int KATAKANA_TO_HIRAGANA = 0x60;

    /** Below are the letters of Europe, which are looked up without search. */
    private static final int LOW = 0x600;

    /**
     * What a character is taken apart into.
     *
     * @param isSame whether that is another way to write the same, and not only something alike
     */
    record Apart(String text, boolean isSame) {}

    private final Map<Character, Long> weights = new HashMap<>();
    private final long[] low = new long[LOW];
    private final @Nullable Apart[] lowApart = new Apart[LOW];
    private final long punctuationEnd;
    private final long symbolsEnd;
    private final long zero;
    private final long latin;
    private final long kana;

    private RootOrder() {
        read();
        punctuationEnd = weight('`');
        symbolsEnd = weight('\u00a4');
        zero = weight('0');
        latin = weight('a');
        kana = weight('\u3041');
        for (char c = 0; c < LOW; c++) {
            low[c] = computed(c);
            lowApart[c] = takenApart(c);
        }
    }

    static RootOrder get() {
        return INSTANCE;
    }

    private void read() {
        try (InputStream in = RootOrder.class.getResourceAsStream("collation.txt")) {
            if (in == null) {
                throw new IllegalStateException("The resource collation.txt is missing.");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            int index = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                for (int i = 1; i < line.length() && line.charAt(0) != '#'; i++) {
                    weights.put(line.charAt(i), (long) index << 24);
                    index += line.charAt(0) == '<' ? 1 : 0;
                }
                index += line.startsWith("=") ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long weight(char c) {
        return weights.getOrDefault(c, 0L);
    }

    /** Takes a lower-case character apart; null if it has a place of its own. */
    @Nullable
    Apart apart(int codePoint) {
        return codePoint < LOW ? lowApart[codePoint] : takenApart(codePoint);
    }

    private @Nullable Apart takenApart(int c) {
        String ligature = Character.isBmpCodePoint(c) ? TAKEN_APART.get((char) c) : null;
        if (ligature != null) {
            return new Apart(ligature, ligature.indexOf(STROKE) > 0);
        }
        if (isHangul(c) || (Character.isBmpCodePoint(c) && weights.containsKey((char) c))) {
            return null;
        }
        String text = Character.toString(c);
        String alike = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return alike.equals(text)
                ? null
                : new Apart(alike, alike.equals(Normalizer.normalize(text, Normalizer.Form.NFD)));
    }

    /** Gives the weight of a lower-case character; 0 if it does not count, such as control characters. */
    long primary(int codePoint) {
        return codePoint < LOW ? low[codePoint] : computed(codePoint);
    }

    private long computed(int c) {
        if (c >= 0x30a1 && c <= 0x30f6) {
            return computed(c - KATAKANA_TO_HIRAGANA);
        }
        if (Character.isBmpCodePoint(c)) {
            Long listed = weights.get((char) c);
            if (listed != null) {
                return listed;
            }
        }
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return zero + ((long) digit << 24);
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c >= '\t' && c <= '\r' ? c - '\t' + 1 : 0;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> 20 + (c & 0xff);
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.SURROGATE -> 0;
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> punctuationEnd - (1 << 24) + c;
            case Character.MATH_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL -> symbolsEnd - (1 << 24) + c;
            case Character.CURRENCY_SYMBOL -> zero - (1 << 24) + c;
            default -> Character.isIdeographic(c) ? IDEOGRAPHS + c : kana - (isHangul(c) ? 1 << 24 : 2 << 24) + c;
        };
    }

    /** Says whether a weight is that of white space or punctuation. */
    boolean isPunctuation(long weight) {
        return weight < punctuationEnd;
    }

    /** Says whether a weight is that of a letter. */
    boolean isLetter(long weight) {
        return weight >= latin;
    }

    /** Says whether a character is a Korean syllable; these are in order already. */
    static boolean isHangul(int c) {
        return c >= 0xac00 && c <= 0xd7a3;
    }
}
