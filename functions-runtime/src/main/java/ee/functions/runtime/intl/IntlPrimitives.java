// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.guard.NativeText;
import ee.functions.runtime.webapi.Arguments;
import java.text.Normalizer;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The host function behind {@code Intl}: {@code intl(operation, ...)}. One function with many operations, because each
 * function costs every new instance something. Thread-safe; all instances of a host share the formatters.
 *
 * <p>Operations take the resolved options of a formatter as one text (see {@link NumberSpec}, {@link DateSpec}), and
 * keep what they make of it.
 */
public final class IntlPrimitives implements HostPrimitives {

    private final Kept<NumberFormatter> numbers = new Kept<>(spec -> new NumberFormatter(NumberSpec.read(spec)));
    private final Kept<DateFormatter> dates = new Kept<>(spec -> new DateFormatter(DateSpec.read(spec)));
    private final Kept<Comparison> comparisons = new Kept<>(Comparison::new);

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of(
                "intl", values -> call(new Arguments(values)), "normalize", values -> normalize(new Arguments(values)));
    }

    private static String normalize(Arguments arguments) throws HostError {
        try {
            return NativeText.normalize(arguments.text(0), Normalizer.Form.valueOf(arguments.text(1)));
        } catch (IllegalArgumentException e) {
            throw new HostError("RangeError", "The normalization form should be one of NFC, NFD, NFKC, NFKD.");
        }
    }

    private @Nullable Object call(Arguments arguments) throws HostError {
        String operation = arguments.text(0);
        String text = arguments.text(1);
        return switch (operation) {
            case "date" -> dates.get(text).format(arguments.number(2));
            case "dateParts" -> dates.get(text).parts(arguments.number(2)).flat();
            case "dateFields" -> dates.get(text).fields();
            case "number" -> numbers.get(text).format(arguments.text(2)).text();
            case "numberParts" -> numbers.get(text).format(arguments.text(2)).flat();
            case "compare" -> comparisons.get(text).compare(arguments.text(2), arguments.text(3));
            case "canonical" -> LocaleTags.canonical(text);
            case "best" -> LocaleTags.bestAvailable(text);
            case "zone" -> ZoneNames.canonical(text);
            case "numbering" -> NumberingSystems.ofLocale(Locale.forLanguageTag(text));
            case "hourCycle" -> new DatePatterns(text).hourCycle();
            case "plural" -> plural(text, arguments);
            case "pluralCategories" -> PluralRules.categories(text, arguments.flag(2));
            case "upper" -> NativeText.toUpperCase(text, Locale.forLanguageTag(arguments.text(2)));
            case "lower" -> NativeText.toLowerCase(text, Locale.forLanguageTag(arguments.text(2)));
            case "currencyDigits" -> currencyDigits(text);
            case "supported" -> supported(text);
            case "words" -> LocaleWords.find(text, arguments.text(2), arguments.text(3));
            case "displayName" -> DisplayNames.of(text, arguments.text(2), arguments.text(3), arguments.text(4));
            case "likely" -> LikelySubtags.of(text, arguments.flag(2));
            case "segments" -> Segments.of(text, arguments.text(2), arguments.text(3));
            default -> throw new HostError("Error", "No such operation: " + operation);
        };
    }

    private static String plural(String tag, Arguments arguments) throws HostError {
        PluralRules.Operands operands = PluralRules.Operands.of(arguments.text(3), arguments.text(4));
        return arguments.flag(2) ? PluralRules.ordinal(tag, operands) : PluralRules.cardinal(tag, operands);
    }

    /** ISO 4217 says how many digits an amount has; two if it does not. */
    private static int currencyDigits(String code) {
        Currency currency = UnitNames.currency(code);
        return currency == null || currency.getDefaultFractionDigits() < 0 ? 2 : currency.getDefaultFractionDigits();
    }

    private static List<String> supported(String key) {
        return switch (key) {
            case "currency" ->
                List.copyOf(new TreeSet<>(Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .toList()));
            case "timeZone" -> ZoneNames.all();
            case "numberingSystem" -> NumberingSystems.names();
            default -> List.of();
        };
    }
}
