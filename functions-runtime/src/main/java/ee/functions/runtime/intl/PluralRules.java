// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * The plural rules of widely used languages (CLDR, Language Plural Rules); the JDK keeps its own to itself. A language
 * that is not listed has the category "other" alone.
 */
final class PluralRules {

    /** Languages of the rule "one" for 1 without visible fraction digits. */
    private static final String ONE_WHOLE = " en de nl sv fi et it ca gl fy ia io ji lij sc scn sw ur yi ast ";

    /** Languages of the rule "one" for exactly 1. */
    private static final String ONE =
            " af an asa az bal bem bez bg brx ce cgg chr ckb dv ee el eo es eu fo fur gsw ha haw hu jgo jmc ka kaj kcg kk"
                    + " kkj kl ks ksb ku ky lb lg mas mgo ml mn mr nah nb nd ne nn nnh no nr ny nyn om or os pap ps rm"
                    + " rof rwk saq sd sdh seh sn so sq ss ssy st syr ta te teo tig tk tn tr ts ug uz ve vo vun wae xh xog ";

    /** Languages of the rule "one" for 0 and 1 and what lies between. */
    private static final String ZERO_OR_ONE = " am as bn fa gu hi kn zu doi pcm ";

    private static final String EAST_SLAVIC = " ru uk be ";
    private static final String SOUTH_SLAVIC = " hr sr bs sh ";
    private static final String ROMANCE_WITH_MANY = " fr pt es it ca ";

    private PluralRules() {}

    /** What the rules look at: n, i, v, f and t of UTS 35. */
    record Operands(double n, long i, int v, long f, long t) {

        static final Operands OTHER = new Operands(Double.NaN, -1, 0, 0, 0);

        /** Reads the digits that are shown; those beyond what a rule can tell apart are cut off. */
        static Operands of(String integer, String fraction) {
            String tail = integer.length() > 15 ? integer.substring(integer.length() - 15) : integer;
            String shown = fraction.length() > 15 ? fraction.substring(0, 15) : fraction;
            String trimmed = new BigDecimal("0." + (shown.isEmpty() ? "0" : shown))
                    .stripTrailingZeros()
                    .toPlainString();
            int point = trimmed.indexOf('.');
            long whole = Long.parseLong(tail) + (integer.length() > 15 ? 1_000_000_000_000_000L : 0);
            return new Operands(
                    Double.parseDouble(integer + "." + (fraction.isEmpty() ? "0" : fraction)),
                    whole,
                    fraction.length(),
                    shown.isEmpty() ? 0 : Long.parseLong(shown),
                    point < 0 ? 0 : Long.parseLong(trimmed.substring(point + 1)));
        }

        boolean whole(long least, long most) {
            return n == Math.rint(n) && n >= least && n <= most;
        }

        boolean remainder(long divisor, long least, long most) {
            double rest = n % divisor;
            return rest == Math.rint(rest) && rest >= least && rest <= most;
        }
    }

    /** Gives the cardinal category of a number in the language of a tag. */
    static String cardinal(String tag, Operands o) {
        if (Double.isNaN(o.n)) {
            return "other";
        }
        String language = language(tag);
        String key = " " + language + " ";
        if (EAST_SLAVIC.contains(key)) {
            return eastSlavic(o);
        }
        if (SOUTH_SLAVIC.contains(key)) {
            return southSlavic(o);
        }
        String own = ownRule(language, tag, o);
        if (!own.isEmpty()) {
            return own;
        }
        if (ROMANCE_WITH_MANY.contains(key) && o.v == 0 && o.i != 0 && o.i % 1_000_000 == 0) {
            return "many";
        }
        boolean one = ONE_WHOLE.contains(key)
                ? o.i == 1 && o.v == 0
                : ONE.contains(key) ? o.n == 1 : ZERO_OR_ONE.contains(key) && (o.i == 0 || o.n == 1);
        return one ? "one" : "other";
    }

    private static String ownRule(String language, String tag, Operands o) {
        return switch (language) {
            case "fr", "hy", "ff", "kab" -> o.i == 0 || o.i == 1 ? "one" : language.equals("fr") ? "" : "other";
            case "pt" ->
                tag.startsWith("pt-PT") ? (o.i == 1 && o.v == 0 ? "one" : "") : (o.i == 0 || o.i == 1 ? "one" : "");
            case "da" -> o.n == 1 || (o.t != 0 && (o.i == 0 || o.i == 1)) ? "one" : "other";
            case "is" ->
                (o.t == 0 && o.i % 10 == 1 && o.i % 100 != 11) || (o.t % 10 == 1 && o.t % 100 != 11) ? "one" : "other";
            case "mk" ->
                (o.v == 0 && o.i % 10 == 1 && o.i % 100 != 11) || (o.f % 10 == 1 && o.f % 100 != 11) ? "one" : "other";
            case "fil", "tl" ->
                (o.v == 0 && o.i >= 1 && o.i <= 3)
                                || (o.v == 0 && o.i % 10 != 4 && o.i % 10 != 6 && o.i % 10 != 9)
                                || (o.v != 0 && o.f % 10 != 4 && o.f % 10 != 6 && o.f % 10 != 9)
                        ? "one"
                        : "other";
            case "si" -> o.n == 0 || o.n == 1 || (o.i == 0 && o.f == 1) ? "one" : "other";
            case "pa", "ak", "ln", "mg", "nso", "ti", "wa", "bho", "guw" -> o.whole(0, 1) ? "one" : "other";
            case "he", "iw" ->
                (o.i == 1 && o.v == 0) || (o.i == 0 && o.v != 0) ? "one" : o.i == 2 && o.v == 0 ? "two" : "other";
            case "cs", "sk" -> o.v != 0 ? "many" : o.i == 1 ? "one" : o.i >= 2 && o.i <= 4 ? "few" : "other";
            case "pl" -> polish(o);
            case "sl" -> slovenian(o);
            case "lt" -> lithuanian(o);
            case "lv" -> latvian(o);
            case "ro", "mo" ->
                o.i == 1 && o.v == 0
                        ? "one"
                        : o.v != 0 || o.n == 0 || (o.n != 1 && o.remainder(100, 1, 19)) ? "few" : "other";
            case "ar" -> arabic(o);
            case "ga" ->
                o.n == 1 ? "one" : o.n == 2 ? "two" : o.whole(3, 6) ? "few" : o.whole(7, 10) ? "many" : "other";
            case "cy" ->
                o.n == 0
                        ? "zero"
                        : o.n == 1 ? "one" : o.n == 2 ? "two" : o.n == 3 ? "few" : o.n == 6 ? "many" : "other";
            case "mt" ->
                o.n == 1
                        ? "one"
                        : o.n == 2
                                ? "two"
                                : o.n == 0 || o.remainder(100, 3, 10)
                                        ? "few"
                                        : o.remainder(100, 11, 19) ? "many" : "other";
            default -> "";
        };
    }

    private static String eastSlavic(Operands o) {
        if (o.v != 0) {
            return "other";
        }
        long ten = o.i % 10;
        long hundred = o.i % 100;
        if (ten == 1 && hundred != 11) {
            return "one";
        }
        return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? "few" : "many";
    }

    private static String southSlavic(Operands o) {
        long digits = o.v == 0 ? o.i : o.f;
        long ten = digits % 10;
        long hundred = digits % 100;
        if (ten == 1 && hundred != 11) {
            return "one";
        }
        return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? "few" : "other";
    }

    private static String polish(Operands o) {
        if (o.v != 0) {
            return "other";
        }
        if (o.i == 1) {
            return "one";
        }
        return o.i % 10 >= 2 && o.i % 10 <= 4 && (o.i % 100 < 12 || o.i % 100 > 14) ? "few" : "many";
    }

    private static String slovenian(Operands o) {
        if (o.v != 0) {
            return "few";
        }
        return switch ((int) (o.i % 100)) {
            case 1 -> "one";
            case 2 -> "two";
            case 3, 4 -> "few";
            default -> "other";
        };
    }

    private static String lithuanian(Operands o) {
        if (o.f != 0) {
            return "many";
        }
        if (o.remainder(100, 11, 19)) {
            return "other";
        }
        return o.remainder(10, 1, 1) ? "one" : o.remainder(10, 2, 9) ? "few" : "other";
    }

    private static String latvian(Operands o) {
        if (o.remainder(10, 0, 0) || o.remainder(100, 11, 19) || (o.v == 2 && o.f >= 11 && o.f <= 19)) {
            return "zero";
        }
        boolean one = (o.remainder(10, 1, 1) && !o.remainder(100, 11, 11))
                || (o.v == 2 && o.f % 10 == 1 && o.f % 100 != 11)
                || (o.v != 2 && o.f % 10 == 1);
        return one ? "one" : "other";
    }

    private static String arabic(Operands o) {
        if (o.whole(0, 2)) {
            return o.n == 0 ? "zero" : o.n == 1 ? "one" : "two";
        }
        return o.remainder(100, 3, 10) ? "few" : o.remainder(100, 11, 99) ? "many" : "other";
    }

    /** Gives the ordinal category of a number in the language of a tag. */
    static String ordinal(String tag, Operands o) {
        if (Double.isNaN(o.n) || o.n != Math.rint(o.n)) {
            return "other";
        }
        long ten = o.i % 10;
        long hundred = o.i % 100;
        return switch (language(tag)) {
            case "en" ->
                ten == 1 && hundred != 11
                        ? "one"
                        : ten == 2 && hundred != 12 ? "two" : ten == 3 && hundred != 13 ? "few" : "other";
            case "fr", "ga", "hy", "ms", "ro", "vi", "lo", "fil", "tl", "bal" -> o.i == 1 ? "one" : "other";
            case "it", "sc" -> o.i == 8 || o.i == 11 || o.i == 80 || o.i == 800 ? "many" : "other";
            case "sv" -> (ten == 1 || ten == 2) && hundred != 11 && hundred != 12 ? "one" : "other";
            case "hu" -> o.i == 1 || o.i == 5 ? "one" : "other";
            case "uk" -> ten == 3 && hundred != 13 ? "few" : "other";
            case "be" -> (ten == 2 || ten == 3) && hundred != 12 && hundred != 13 ? "few" : "other";
            case "ca" -> o.i == 1 || o.i == 3 ? "one" : o.i == 2 ? "two" : o.i == 4 ? "few" : "other";
            case "hi", "gu" ->
                o.i == 1 ? "one" : o.i == 2 || o.i == 3 ? "two" : o.i == 4 ? "few" : o.i == 6 ? "many" : "other";
            case "ne" -> o.i >= 1 && o.i <= 4 ? "one" : "other";
            case "sq" -> o.i == 1 ? "one" : ten == 4 && hundred != 14 ? "many" : "other";
            case "kk" -> ten == 6 || ten == 9 || (ten == 0 && o.i != 0) ? "many" : "other";
            default -> "other";
        };
    }

    /** The categories that occur in a language, in the order ECMA-402 lists them. */
    static List<String> categories(String tag, boolean ordinal) {
        return List.of("zero", "one", "two", "few", "many", "other").stream()
                .filter(category -> category.equals("other") || occurs(tag, ordinal, category))
                .toList();
    }

    private static boolean occurs(String tag, boolean ordinal, String category) {
        for (int i = 0; i <= 1_000; i++) {
            Operands operands = Operands.of(Integer.toString(i), "");
            if (category.equals(ordinal ? ordinal(tag, operands) : cardinal(tag, operands))) {
                return true;
            }
        }
        return !ordinal
                && (category.equals(cardinal(tag, Operands.of("1000000", "")))
                        || category.equals(cardinal(tag, Operands.of("1", "5"))));
    }

    private static String language(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
