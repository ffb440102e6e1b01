// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the short and long words for thousands, millions and so on: the JDK has them but shows them only in what it
 * formats, so they are read off there. Thread-safe.
 */
final class CompactForms {

    private static final int LARGEST = 14;

    /** By how many digits a number is shifted, and what is written around it. */
    record Form(int exponent, int magnitude, String prefix, String suffix) {

        static final Form NONE = new Form(0, 0, "", "");
    }

    private final @Nullable NumberFormat format;
    private final String language;
    private final Map<String, Form> known = new ConcurrentHashMap<>();

    CompactForms(NumberSpec spec, Locale locale) {
        this.language = spec.locale();
        this.format = spec.isCompact()
                ? NumberFormat.getCompactNumberInstance(
                        locale,
                        spec.compactDisplay().equals("long") ? NumberFormat.Style.LONG : NumberFormat.Style.SHORT)
                : null;
    }

    /** Chooses the form for a magnitude; rounding may lift it into the next one. */
    Form formFor(BigDecimal value, UnaryOperator<BigDecimal> round) {
        if (value.signum() == 0) {
            return Form.NONE;
        }
        int magnitude = Math.min(value.precision() - value.scale() - 1, LARGEST);
        if (magnitude < 0) {
            return Form.NONE;
        }
        Form form = probe(BigDecimal.ONE.scaleByPowerOfTen(magnitude), magnitude);
        BigDecimal rounded = round.apply(value.movePointLeft(form.exponent()));
        int lifted = Math.min(rounded.precision() - rounded.scale() - 1 + form.exponent(), LARGEST);
        return lifted == magnitude ? form : probe(BigDecimal.ONE.scaleByPowerOfTen(lifted), lifted);
    }

    /** Chooses the words that go with the digits that are shown. */
    Form affixes(Form form, PluralRules.Operands operands, Rounding.Digits digits) {
        if (form.exponent() == 0) {
            return Form.NONE;
        }
        // A whole number of one digit that looks the same: the JDK errs on the category of larger ones and of
        // fractions.
        String category = PluralRules.cardinal(language, operands);
        boolean isFraction = !digits.fraction().isEmpty();
        String sample = switch (category) {
            case "one" -> "1";
            case "two" -> "2";
            case "few" -> "3";
            case "many" -> "5";
            default -> isFraction && hasFew() ? "3" : "7";
        };
        Form byCategory = probe(new BigDecimal(sample).scaleByPowerOfTen(form.exponent()), form.exponent());
        if (byCategory.exponent() == form.exponent()) {
            return byCategory;
        }
        return probe(new BigDecimal(sample).scaleByPowerOfTen(form.magnitude()), form.magnitude());
    }

    /** Slavic languages write fractions with the form that two to four have, or one close to it. */
    private boolean hasFew() {
        return PluralRules.cardinal(language, PluralRules.Operands.of("3", "")).equals("few");
    }

    private Form probe(BigDecimal value, int magnitude) {
        return known.computeIfAbsent(value.toString(), key -> read(write(value), magnitude));
    }

    private synchronized String write(BigDecimal value) {
        if (format == null) {
            return "";
        }
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    private static Form read(String text, int magnitude) {
        int from = 0;
        while (from < text.length() && !Character.isDigit(text.charAt(from))) {
            from++;
        }
        int to = text.length();
        while (to > from && !Character.isDigit(text.charAt(to - 1))) {
            to--;
        }
        int digits = 0;
        for (int i = from; i < to && isInteger(text, from, i); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        int exponent = digits == 0 ? 0 : Math.max(0, magnitude + 1 - digits);
        return new Form(exponent, magnitude, text.substring(0, from), text.substring(to));
    }

    /** What follows a separator with less than three digits after it is a fraction. */
    private static boolean isInteger(String text, int from, int at) {
        for (int i = from; i <= at; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return text.length() > i + 3
                        && Character.isDigit(text.charAt(i + 1))
                        && Character.isDigit(text.charAt(i + 2))
                        && Character.isDigit(text.charAt(i + 3));
            }
        }
        return true;
    }
}
