// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import ee.functions.runtime.engine.HostError;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Formats numbers for one set of options (ECMA-402 15.5). Immutable but for the compact forms, which guard themselves;
 * thread-safe.
 *
 * <p>It takes the patterns and symbols of the JDK and does the rest itself: the JDK's formatters round otherwise, name no
 * parts, and are not thread-safe.
 */
final class NumberFormatter {

    private static final int MOST_CHARACTERS = 2_000;
    /** Languages that group from five digits on (minimumGroupingDigits of CLDR, which the JDK does not read). */
    private static final Set<String> GROUPING_FROM_FIVE =
            Set.of("be", "bg", "es", "et", "hu", "hy", "it", "ka", "lv", "pl", "sl", "sq");

    /** Spanish of America groups from four digits on, Portuguese of Portugal from five. */
    private static final Set<String> GROUPING_IN_SPAIN = Set.of("", "ES");

    /** Languages of India: three digits, then two by two; the JDK keeps only the first size. */
    private static final Set<String> GROUPING_BY_TWO =
            Set.of("as", "bn", "dz", "gu", "hi", "ml", "mr", "ne", "or", "pa", "sa", "ta", "te");

    private final NumberSpec spec;
    private final DecimalFormatSymbols symbols;
    private final Rounding rounding;
    private final char zero;
    private final String[] positive;
    private final String[] negative;
    private final boolean byTwo;
    private final boolean fromFive;
    private final UnitNames units;
    private final CompactForms compact;

    NumberFormatter(NumberSpec spec) throws HostError {
        this.spec = spec;
        Locale locale = Spec.locale(spec.locale(), spec.numberingSystem());
        this.symbols = DecimalFormatSymbols.getInstance(locale);
        this.zero = NumberingSystems.zero(spec.numberingSystem());
        this.rounding = new Rounding(spec);
        String pattern = pattern(spec, locale);
        int semicolon = pattern.indexOf(';');
        this.positive = affixes(semicolon < 0 ? pattern : pattern.substring(0, semicolon));
        this.negative = semicolon < 0
                ? new String[] {"-" + positive[0], positive[1]}
                : affixes(pattern.substring(semicolon + 1));
        String language = locale.getLanguage();
        this.byTwo = GROUPING_BY_TWO.contains(language)
                || (language.equals("en") && locale.getCountry().equals("IN"));
        this.fromFive = language.equals("es")
                ? GROUPING_IN_SPAIN.contains(locale.getCountry())
                : GROUPING_FROM_FIVE.contains(language) || spec.locale().equals("pt-PT");
        this.units = new UnitNames(spec, locale);
        this.compact = new CompactForms(spec, locale);
    }

    private static String pattern(NumberSpec spec, Locale locale) {
        NumberFormat format;
        if (spec.style().equals("percent")) {
            format = NumberFormat.getPercentInstance(locale);
        } else if (spec.style().equals("currency") && !spec.currencyDisplay().equals("name")) {
            boolean accounting = spec.currencySign().equals("accounting");
            String tag = locale.toLanguageTag();
            format = NumberFormat.getCurrencyInstance(
                    accounting
                            ? Locale.forLanguageTag(tag.contains("-u-") ? tag + "-cf-account" : tag + "-u-cf-account")
                            : locale);
        } else {
            format = NumberFormat.getNumberInstance(locale);
        }
        return format instanceof DecimalFormat decimal ? decimal.toPattern() : "#,##0.###";
    }

    /** Splits one half of a pattern at its digits; quotes are dropped. */
    private static String[] affixes(String pattern) {
        int from = 0;
        while (from < pattern.length() && "#0,.".indexOf(pattern.charAt(from)) < 0) {
            from++;
        }
        int to = from;
        while (to < pattern.length() && "#0,.".indexOf(pattern.charAt(to)) >= 0) {
            to++;
        }
        return new String[] {
            pattern.substring(0, from).replace("'", ""), pattern.substring(to).replace("'", "")
        };
    }

    /** Formats a number given as JavaScript writes it. */
    Parts format(String number) throws HostError {
        boolean isNegative = number.startsWith("-");
        String magnitude = isNegative ? number.substring(1) : number;
        Parts digits = new Parts();
        boolean isZero = false;
        PluralRules.Operands operands = PluralRules.Operands.OTHER;
        CompactForms.Form form = CompactForms.Form.NONE;
        if (magnitude.equals("NaN")) {
            isNegative = false;
            digits.add("nan", symbols.getNaN());
        } else if (magnitude.equals("Infinity")) {
            digits.add("infinity", symbols.getInfinity());
        } else {
            BigDecimal value = decimal(magnitude);
            if (spec.style().equals("percent")) {
                value = value.movePointRight(2);
            }
            if (spec.isCompact()) {
                form = compact.formFor(value, v -> rounding.round(v, number.startsWith("-")));
                value = value.movePointLeft(form.exponent());
            }
            int exponent = spec.hasExponent() ? exponentOf(value, isNegative) : 0;
            Rounding.Digits plain = rounding.digits(rounding.round(value.movePointLeft(exponent), isNegative));
            isZero = plain.isZero();
            addDigits(digits, plain);
            if (spec.hasExponent()) {
                addExponent(digits, exponent);
            }
            operands = PluralRules.Operands.of(plain.integer(), plain.fraction());
            if (spec.isCompact()) {
                form = compact.affixes(form, operands, plain);
            }
        }
        return withAffixes(digits, form, operands, sign(isNegative, isZero, magnitude.equals("NaN")));
    }

    private static BigDecimal decimal(String text) throws HostError {
        // Digits that no number of a script has: the JDK would take them one by one.
        if (text.length() > MOST_CHARACTERS) {
            throw new HostError("RangeError", "Numbers have no more than " + MOST_CHARACTERS + " characters");
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > MOST_CHARACTERS) {
                throw new HostError("RangeError", "Numbers have no more than " + MOST_CHARACTERS + " digits");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new HostError("RangeError", "Not a number: " + text);
        }
    }

    private int exponentOf(BigDecimal value, boolean isNegative) {
        if (value.signum() == 0) {
            return 0;
        }
        int exponent = step(value.precision() - value.scale() - 1);
        BigDecimal rounded = rounding.round(value.movePointLeft(exponent), isNegative);
        return step(exponent + rounded.precision() - rounded.scale() - 1);
    }

    private int step(int exponent) {
        return spec.notation().equals("engineering") ? Math.floorDiv(exponent, 3) * 3 : exponent;
    }

    private void addExponent(Parts out, int exponent) {
        out.add("exponentSeparator", symbols.getExponentSeparator());
        if (exponent < 0) {
            out.add("exponentMinusSign", String.valueOf(symbols.getMinusSign()));
        }
        out.add("exponentInteger", NumberingSystems.write(Integer.toString(Math.abs(exponent)), zero));
    }

    /** Gives "-", "+" or nothing. */
    private String sign(boolean isNegative, boolean isZero, boolean isNaN) {
        return switch (spec.signDisplay()) {
            case "never" -> "";
            case "always" -> isNegative ? "-" : "+";
            case "exceptZero" -> isZero || isNaN ? "" : isNegative ? "-" : "+";
            case "negative" -> isNegative && !isZero ? "-" : "";
            default -> isNegative ? "-" : "";
        };
    }

    private void addDigits(Parts out, Rounding.Digits digits) {
        String integer = digits.integer();
        boolean money = spec.style().equals("currency");
        String separator =
                String.valueOf(money ? symbols.getMonetaryGroupingSeparator() : symbols.getGroupingSeparator());
        int end = integer.length();
        int groupFrom = end - 3;
        if (!groups(end)) {
            out.add("integer", NumberingSystems.write(integer, zero));
        } else {
            int first = byTwo ? (groupFrom - 1) % 2 + 1 : (groupFrom - 1) % 3 + 1;
            out.add("integer", NumberingSystems.write(integer.substring(0, first), zero));
            for (int at = first; at < end; ) {
                int next = at >= groupFrom ? end : at + (byTwo ? 2 : 3);
                out.add("group", separator);
                out.add("integer", NumberingSystems.write(integer.substring(at, next), zero));
                at = next;
            }
        }
        if (!digits.fraction().isEmpty()) {
            char point = money ? symbols.getMonetaryDecimalSeparator() : symbols.getDecimalSeparator();
            out.add("decimal", String.valueOf(point));
            out.add("fraction", NumberingSystems.write(digits.fraction(), zero));
        }
    }

    private boolean groups(int length) {
        return switch (spec.grouping()) {
            case "false" -> false;
            case "always" -> length > 3;
            case "min2" -> length > 4;
            default -> length > (fromFive ? 4 : 3);
        };
    }

    private Parts withAffixes(Parts digits, CompactForms.Form form, PluralRules.Operands operands, String sign) {
        String[] affixes = sign.isEmpty() ? positive : negative;
        Parts body = new Parts();
        addCompact(body, form.prefix());
        body.addAll(digits);
        addCompact(body, form.suffix());
        Parts out = new Parts();
        String currency = spec.style().equals("currency") ? units.currencySymbol() : "";
        boolean named = units.isNamed();
        boolean spaced = !currency.isEmpty() && !named;
        addAffix(out, affixes[0], sign, currency);
        if (spaced && affixes[0].endsWith("\u00a4") && !isSymbol(currency.charAt(currency.length() - 1))) {
            out.add("literal", "\u00a0");
        }
        out.addAll(body);
        if (spaced && affixes[1].startsWith("\u00a4") && !isSymbol(currency.charAt(0))) {
            out.add("literal", "\u00a0");
        }
        addAffix(out, affixes[1], sign, currency);
        if (named) {
            units.addAfter(out, operands);
        }
        return out;
    }

    /** CLDR's rule for spacing: letters keep a distance from digits, symbols and spaces do not. */
    private static boolean isSymbol(char c) {
        int type = Character.getType(c);
        return type == Character.CURRENCY_SYMBOL
                || type == Character.MATH_SYMBOL
                || type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || Character.isSpaceChar(c)
                || type == Character.FORMAT;
    }

    private static void addCompact(Parts out, String affix) {
        int from = 0;
        int to = affix.length();
        while (from < to && isBlank(affix.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(affix.charAt(to - 1))) {
            to--;
        }
        out.add("literal", affix.substring(0, from));
        out.add("compact", affix.substring(from, to));
        out.add("literal", affix.substring(to));
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private void addAffix(Parts out, String affix, String sign, String currency) {
        for (int i = 0; i < affix.length(); i++) {
            char c = affix.charAt(i);
            switch (c) {
                case '-' ->
                    out.add(
                            sign.equals("+") ? "plusSign" : "minusSign",
                            sign.equals("+") ? "+" : sign.isEmpty() ? "" : String.valueOf(symbols.getMinusSign()));
                case '+' -> out.add("plusSign", "+");
                case '%' -> out.add("percentSign", String.valueOf(symbols.getPercent()));
                case '\u00a4' -> out.add("currency", currency);
                default -> out.add("literal", String.valueOf(c));
            }
        }
    }
}
