// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of languages, regions, scripts and currencies in a language, as the JDK has them. */
final class DisplayNames {

    private static final Map<String, String> DIALECTS = Map.ofEntries(
            Map.entry("de-AT", "Austrian German"),
            Map.entry("de-CH", "Swiss High German"),
            Map.entry("en-AU", "Australian English"),
            Map.entry("en-CA", "Canadian English"),
            Map.entry("en-GB", "British English"),
            Map.entry("en-US", "American English"),
            Map.entry("es-419", "Latin American Spanish"),
            Map.entry("es-ES", "European Spanish"),
            Map.entry("es-MX", "Mexican Spanish"),
            Map.entry("fr-CA", "Canadian French"),
            Map.entry("fr-CH", "Swiss French"),
            Map.entry("nl-BE", "Flemish"),
            Map.entry("pt-BR", "Brazilian Portuguese"),
            Map.entry("pt-PT", "European Portuguese"),
            Map.entry("zh-Hans", "Simplified Chinese"),
            Map.entry("zh-Hant", "Traditional Chinese"));

    private DisplayNames() {}

    /** Gives the name of a code, or null if there is none. */
    static @Nullable String of(String type, String code, String in, String languageDisplay) {
        Locale locale = Locale.forLanguageTag(LocaleTags.withoutExtensions(in));
        switch (type) {
            case "language" -> {
                return language(code, locale, languageDisplay.equals("dialect"));
            }
            case "region" -> {
                String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
                return name.equals(code) ? null : name;
            }
            case "script" -> {
                String name = new Locale.Builder().setScript(code).build().getDisplayScript(locale);
                return name.equals(code) ? null : name;
            }
            case "currency" -> {
                Currency currency = UnitNames.currency(code);
                String name = currency == null ? code : currency.getDisplayName(locale);
                return name.equals(code) ? null : name;
            }
            default -> {
                return null;
            }
        }
    }

    private static @Nullable String language(String code, Locale in, boolean dialect) {
        if (dialect && in.getLanguage().equals("en") && DIALECTS.containsKey(code)) {
            return DIALECTS.get(code);
        }
        Locale named = Locale.forLanguageTag(code);
        String language = named.getDisplayLanguage(in);
        if (language.isEmpty() || language.equals(named.getLanguage())) {
            return null;
        }
        return language.equals(named.getDisplayName(in)) ? language : named.getDisplayName(in);
    }
}
