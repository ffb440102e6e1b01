// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.guard.NativeText;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares strings as a language sorts them, for one set of options (ECMA-402 10; UTS 10 with the order of CLDR).
 * Immutable, thread-safe.
 *
 * <p>First letters count, then accents, then upper and lower case. Characters that the root order does not list follow
 * their code points; so do Chinese characters, in all languages.
 */
final class Comparison {

    /** Accents in their order; others follow by code point. */
    private static final String MARKS =
            "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304";

    private static final char FIRST_MARK = '\u0300';
    private static final int COMMON = 0x1000;

    /** What follows in longer texts is compared by code units, so that no comparison takes much memory. */
    private static final int LONGEST = 100_000;

    private final Tailoring tailoring;
    private final Locale locale;
    private final RootOrder root = RootOrder.get();
    private final int levels;
    private final boolean caseOnly;
    private final boolean ignorePunctuation;
    private final boolean numeric;
    private final boolean upperFirst;

    Comparison(String specification) throws HostError {
        Spec spec = new Spec(specification);
        locale = Locale.forLanguageTag(spec.next());
        String language = locale.getLanguage();
        tailoring = Tailoring.of(language.equals("iw") ? "he" : language);
        String sensitivity = spec.next();
        levels = sensitivity.equals("base") || sensitivity.equals("case") ? 1 : sensitivity.equals("accent") ? 2 : 3;
        caseOnly = sensitivity.equals("case");
        ignorePunctuation = spec.next().equals("true");
        numeric = spec.next().equals("true");
        upperFirst = spec.next().equals("upper");
    }

    /** Gives -1, 0 or 1. */
    int compare(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        if (one.length() > LONGEST || other.length() > LONGEST) {
            int start = compare(start(one), start(other));
            return start != 0 ? start : Integer.signum(one.compareTo(other));
        }
        int same = sameStart(one, other);
        Weights a = weigh(one.substring(same));
        Weights b = weigh(other.substring(same));
        int byLetters = Arrays.compare(a.letters, 0, a.letterCount, b.letters, 0, b.letterCount);
        if (byLetters != 0) {
            return Integer.signum(byLetters);
        }
        if (levels > 1) {
            int byAccents = Arrays.compare(a.accents, 0, a.accentCount, b.accents, 0, b.accentCount);
            if (byAccents != 0) {
                return Integer.signum(byAccents);
            }
        }
        if (levels > 2 || caseOnly) {
            return Integer.signum(Arrays.compare(a.cases, 0, a.letterCount, b.cases, 0, b.letterCount));
        }
        return 0;
    }

    /** How much both begin with that need not be weighed: no letter of it can belong together with what follows. */
    private int sameStart(String one, String other) {
        int most = tailoring.isEmpty() && !numeric ? Math.min(one.length(), other.length()) : 0;
        int at = 0;
        while (at < most && one.charAt(at) == other.charAt(at) && one.charAt(at) < FIRST_MARK) {
            at++;
        }
        boolean ends = (at == one.length() || one.charAt(at) < FIRST_MARK)
                && (at == other.length() || other.charAt(at) < FIRST_MARK);
        return ends ? at : Math.max(0, at - 1);
    }

    private static String start(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** The weights of a string, level by level. */
    private static final class Weights {

        private long[] letters;
        private int[] accents;
        private int[] cases;
        private int letterCount;
        private int accentCount;

        Weights(int length) {
            letters = new long[length];
            accents = new int[length];
            cases = new int[length];
        }

        void letter(long weight, int upper) {
            if (letterCount == letters.length) {
                letters = Arrays.copyOf(letters, 2 * letterCount + 2);
                cases = Arrays.copyOf(cases, 2 * letterCount + 2);
            }
            letters[letterCount] = weight;
            cases[letterCount++] = upper;
            accent(COMMON);
        }

        void accent(int weight) {
            if (accentCount == accents.length) {
                accents = Arrays.copyOf(accents, 2 * accentCount + 2);
            }
            accents[accentCount++] = weight;
        }
    }

    private Weights weigh(String text) {
        boolean plain = isPlain(text);
        String composed = plain ? text : NativeText.normalize(text, Normalizer.Form.NFC);
        Weights weights = new Weights(composed.length() + 2);
        int at = 0;
        while (at < composed.length()) {
            int taken = tailoring.isEmpty() ? 0 : tailored(composed, at, weights);
            if (taken == 0 && numeric) {
                taken = number(composed, at, weights);
            }
            if (taken == 0) {
                int codePoint = composed.codePointAt(at);
                add(codePoint, weights, 0);
                taken = Character.charCount(codePoint);
            }
            at += taken;
        }
        return weights;
    }

    /** Says whether there is nothing to compose: accents of their own begin at U+0300. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_MARK) {
                return false;
            }
        }
        return true;
    }

    private int tailored(String text, int at, Weights weights) {
        for (int length = Math.min(tailoring.longest(), text.length() - at); length > 0; length--) {
            String letter = text.substring(at, at + length);
            String lower = letter.toLowerCase(locale);
            long weight = tailoring.weight(lower);
            if (weight != 0) {
                weights.letter(tailoring.ordered(weight, lower.codePointAt(0)), upper(!lower.equals(letter)));
                if (tailoring.accent(lower) > 0) {
                    weights.accent(COMMON + 0x800 + tailoring.accent(lower));
                }
                return length;
            }
        }
        return 0;
    }

    /** Numbers compare by their length, without zeros in front, then digit by digit. */
    private int number(String text, int at, Weights weights) {
        int end = at;
        int from = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            return 0;
        }
        while (from < end - 1 && Character.digit(text.charAt(from), 10) == 0) {
            from++;
        }
        boolean isZero = Character.digit(text.charAt(from), 10) == 0;
        weights.letter(root.primary('0'), 0);
        weights.letter(isZero ? 1 : end - from + 1, 0);
        for (int i = from; i < end; i++) {
            weights.letter(Character.digit(text.charAt(i), 10) + 1, 0);
        }
        return end - at;
    }

    private void add(int codePoint, Weights weights, int variant) {
        int lower = Character.toLowerCase(codePoint);
        if (lower < 0x7f) {
            addWeight(lower, lower == codePoint, weights, variant);
            return;
        }
        if (isMark(lower)) {
            int known = MARKS.indexOf(lower);
            weights.accent(COMMON + 1 + (known < 0 ? 100 + (lower & 0xfff) : known));
            return;
        }
        RootOrder.Apart apart = root.apart(lower);
        if (apart == null) {
            boolean katakana = codePoint >= 0x30a1 && codePoint <= 0x30f6;
            addWeight(lower, lower == codePoint, weights, katakana ? 2 : variant);
            return;
        }
        String text = apart.text();
        for (int i = 0; i < text.length(); ) {
            int part = text.codePointAt(i);
            add(lower == codePoint ? part : Character.toUpperCase(part), weights, apart.isSame() ? variant : 4);
            i += Character.charCount(part);
        }
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private void addWeight(int lower, boolean isLower, Weights weights, int variant) {
        long own = tailoring.isEmpty() ? 0 : tailoring.weight(Character.toString(lower));
        long weight = own != 0 ? own : root.primary(lower);
        if (weight != 0 && !(ignorePunctuation && root.isPunctuation(weight))) {
            weights.letter(tailoring.ordered(weight, lower), upper(!isLower) + variant);
        }
    }

    private int upper(boolean isUpper) {
        return upperFirst ? (isUpper ? 0 : 1) : isUpper ? 1 : 0;
    }
}
