// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a number counts: the signs and names of currencies and units. Immutable.
 *
 * <p>The JDK has the names of currencies without their plurals and nothing of units. English names are complete here; in
 * other languages currencies have the JDK's name, and units their symbol.
 */
final class UnitNames {

    /** English plurals that are more than an s; the rest of a name stays. */
    private static final Map<String, String> PLURALS = Map.ofEntries(
            Map.entry("yen", "yen"),
            Map.entry("yuan", "yuan"),
            Map.entry("won", "won"),
            Map.entry("baht", "baht"),
            Map.entry("dong", "dong"),
            Map.entry("rand", "rand"),
            Map.entry("koruna", "korunas"),
            Map.entry("leu", "lei"),
            Map.entry("lev", "leva"),
            Map.entry("z\u0142oty", "zlotys"),
            Map.entry("zloty", "zlotys"),
            Map.entry("sol", "soles"));

    private static final Map<String, String> NARROW = Map.ofEntries(
            Map.entry("ARS", "$"),
            Map.entry("AUD", "$"),
            Map.entry("BRL", "R$"),
            Map.entry("CAD", "$"),
            Map.entry("CLP", "$"),
            Map.entry("CNY", "\u00a5"),
            Map.entry("COP", "$"),
            Map.entry("CZK", "K\u010d"),
            Map.entry("DKK", "kr"),
            Map.entry("EGP", "E\u00a3"),
            Map.entry("EUR", "\u20ac"),
            Map.entry("GBP", "\u00a3"),
            Map.entry("HKD", "$"),
            Map.entry("HUF", "Ft"),
            Map.entry("IDR", "Rp"),
            Map.entry("ILS", "\u20aa"),
            Map.entry("INR", "\u20b9"),
            Map.entry("ISK", "kr"),
            Map.entry("JPY", "\u00a5"),
            Map.entry("KRW", "\u20a9"),
            Map.entry("KZT", "\u20b8"),
            Map.entry("MXN", "$"),
            Map.entry("MYR", "RM"),
            Map.entry("NGN", "\u20a6"),
            Map.entry("NOK", "kr"),
            Map.entry("NZD", "$"),
            Map.entry("PHP", "\u20b1"),
            Map.entry("PLN", "z\u0142"),
            Map.entry("RON", "lei"),
            Map.entry("RUB", "\u20bd"),
            Map.entry("SEK", "kr"),
            Map.entry("SGD", "$"),
            Map.entry("THB", "\u0e3f"),
            Map.entry("TRY", "\u20ba"),
            Map.entry("TWD", "$"),
            Map.entry("UAH", "\u20b4"),
            Map.entry("USD", "$"),
            Map.entry("VND", "\u20ab"),
            Map.entry("ZAR", "R"));

    private final NumberSpec spec;
    private final Locale locale;

    UnitNames(NumberSpec spec, Locale locale) {
        this.spec = spec;
        this.locale = locale;
    }

    /** Read when the first unit is formatted. */
    private static final class Table {
        static final Words UNITS = Words.of("units");
    }

    /** Whether the name is written out beside the number. */
    boolean isNamed() {
        return spec.style().equals("unit")
                || (spec.style().equals("currency") && spec.currencyDisplay().equals("name"));
    }

    /** The sign or the code of the currency. */
    String currencySymbol() {
        String code = spec.currency();
        if (spec.currencyDisplay().equals("code")) {
            return code;
        }
        if (spec.currencyDisplay().equals("narrowSymbol") && NARROW.containsKey(code)) {
            return NARROW.getOrDefault(code, code);
        }
        Currency currency = currency(code);
        return currency == null ? code : currency.getSymbol(locale);
    }

    /** Gives a currency, or null if ISO 4217 has no such code. */
    static @Nullable Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Adds the name that follows a number. */
    void addAfter(Parts out, PluralRules.Operands operands) {
        boolean one = PluralRules.cardinal(spec.locale(), operands).equals("one");
        if (spec.style().equals("currency")) {
            out.add("literal", " ");
            out.add("currency", currencyName(one));
            return;
        }
        String suffix = unitSuffix(one).substring("{}".length());
        String name = suffix.strip();
        boolean space = !name.equals(suffix);
        String type = spec.unit().equals("percent") && name.equals("%") ? "percentSign" : "unit";
        if (space || (!isEnglish() && !spec.unitDisplay().equals("narrow"))) {
            out.add("literal", isEnglish() ? " " : "\u00a0");
        }
        out.add(type, name);
    }

    private boolean isEnglish() {
        return locale.getLanguage().equals("en");
    }

    private String currencyName(boolean one) {
        Currency currency = currency(spec.currency());
        if (currency == null) {
            return spec.currency();
        }
        String name = currency.getDisplayName(locale);
        if (!isEnglish()) {
            return name;
        }
        int last = name.lastIndexOf(' ') + 1;
        String noun = name.substring(last).toLowerCase(Locale.ROOT);
        if (one) {
            return name.substring(0, last) + noun;
        }
        if (noun.equals("krona") || noun.equals("krone")) {
            noun = name.startsWith("Swedish") ? "kronor" : name.startsWith("Icelandic") ? "kr\u00f3nur" : "kroner";
            return name.substring(0, last) + noun;
        }
        String before = name.substring(0, last).replace("New Shekel", "new shekel");
        return before + PLURALS.getOrDefault(noun, noun + "s");
    }

    private String unitSuffix(boolean one) {
        int at = isEnglish()
                ? (spec.unitDisplay().equals("long") ? 0 : spec.unitDisplay().equals("short") ? 1 : 2)
                : 1;
        String entry = Table.UNITS.get(spec.unit());
        if (entry != null) {
            return form(entry, at, one);
        }
        int per = spec.unit().indexOf("-per-");
        if (per < 0) {
            return "{} " + spec.unit();
        }
        String counted = form(entryOf(spec.unit().substring(0, per)), at, one);
        String divisor = form(entryOf(spec.unit().substring(per + "-per-".length())), at == 0 ? 0 : 2, true)
                .substring("{}".length())
                .strip();
        return counted + (at == 0 ? " per " : "/") + divisor;
    }

    private static String entryOf(String unit) {
        String entry = Table.UNITS.get(unit);
        return entry == null ? "{} " + unit + "|{} " + unit + "|{} " + unit : entry;
    }

    private static String form(String entry, int at, boolean one) {
        String[] forms = entry.split("\\|", -1)[at].split("/(?=\\{)", -1);
        return forms.length > 1 && !one ? forms[1] : forms[0];
    }
}
