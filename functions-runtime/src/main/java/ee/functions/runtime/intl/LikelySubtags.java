// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Adds the likely script and region to a locale, and takes them away again, for the languages of {@link #LIKELY}. */
final class LikelySubtags {

    private static final Map<String, String> LIKELY = read("af-Latn-ZA am-Ethi-ET ar-Arab-EG as-Beng-IN az-Latn-AZ"
            + " be-Cyrl-BY bg-Cyrl-BG bn-Beng-BD bs-Latn-BA ca-Latn-ES cs-Latn-CZ cy-Latn-GB da-Latn-DK de-Latn-DE"
            + " el-Grek-GR en-Latn-US eo-Latn-001 es-Latn-ES et-Latn-EE eu-Latn-ES fa-Arab-IR fi-Latn-FI fil-Latn-PH"
            + " fo-Latn-FO fr-Latn-FR fy-Latn-NL ga-Latn-IE gd-Latn-GB gl-Latn-ES gsw-Latn-CH gu-Gujr-IN ha-Latn-NG"
            + " he-Hebr-IL hi-Deva-IN hr-Latn-HR hu-Latn-HU hy-Armn-AM id-Latn-ID ig-Latn-NG is-Latn-IS it-Latn-IT"
            + " ja-Jpan-JP jv-Latn-ID ka-Geor-GE kk-Cyrl-KZ km-Khmr-KH kn-Knda-IN ko-Kore-KR ku-Latn-TR ky-Cyrl-KG"
            + " lb-Latn-LU lo-Laoo-LA lt-Latn-LT lv-Latn-LV mi-Latn-NZ mk-Cyrl-MK ml-Mlym-IN mn-Cyrl-MN mr-Deva-IN"
            + " ms-Latn-MY mt-Latn-MT my-Mymr-MM nb-Latn-NO ne-Deva-NP nl-Latn-NL nn-Latn-NO no-Latn-NO or-Orya-IN"
            + " pa-Guru-IN pl-Latn-PL ps-Arab-AF pt-Latn-BR rm-Latn-CH ro-Latn-RO ru-Cyrl-RU rw-Latn-RW sd-Arab-PK"
            + " si-Sinh-LK sk-Latn-SK sl-Latn-SI so-Latn-SO sq-Latn-AL sr-Cyrl-RS sv-Latn-SE sw-Latn-TZ ta-Taml-IN"
            + " te-Telu-IN tg-Cyrl-TJ th-Thai-TH tk-Latn-TM tr-Latn-TR tt-Cyrl-RU ug-Arab-CN uk-Cyrl-UA und-Latn-US"
            + " ur-Arab-PK uz-Latn-UZ vi-Latn-VN xh-Latn-ZA yi-Hebr-UA yo-Latn-NG yue-Hant-HK zh-Hans-CN zu-Latn-ZA");

    /** Where language and region, or language and script, tell more than the language. */
    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("zh-TW", "zh-Hant-TW"),
            Map.entry("zh-HK", "zh-Hant-HK"),
            Map.entry("zh-MO", "zh-Hant-MO"),
            Map.entry("zh-Hant", "zh-Hant-TW"),
            Map.entry("sr-ME", "sr-Latn-ME"),
            Map.entry("pa-PK", "pa-Arab-PK"),
            Map.entry("pa-Arab", "pa-Arab-PK"),
            Map.entry("uz-AF", "uz-Arab-AF"),
            Map.entry("und-Hant", "zh-Hant-TW"),
            Map.entry("und-Hans", "zh-Hans-CN"),
            Map.entry("und-Cyrl", "ru-Cyrl-RU"),
            Map.entry("und-Arab", "ar-Arab-EG"));

    private LikelySubtags() {}

    private static Map<String, String> read(String list) {
        Map<String, String> likely = new HashMap<>();
        for (String tag : list.split(" ", -1)) {
            likely.put(tag.substring(0, tag.indexOf('-')), tag);
            String region = tag.substring(tag.lastIndexOf('-') + 1);
            likely.putIfAbsent("und-" + region, tag);
        }
        likely.put("und-CH", "de-Latn-CH");
        likely.put("und-ES", "es-Latn-ES");
        likely.put("und-GB", "en-Latn-GB");
        likely.put("und-IN", "hi-Deva-IN");
        likely.put("und-NG", "en-Latn-NG");
        likely.put("und-NL", "nl-Latn-NL");
        likely.put("und-ZA", "en-Latn-ZA");
        likely.put("und-IE", "en-Latn-IE");
        likely.put("und-NZ", "en-Latn-NZ");
        likely.put("und-CN", "zh-Hans-CN");
        likely.put("und-RU", "ru-Cyrl-RU");
        likely.put("und-NO", "nb-Latn-NO");
        likely.put("und-AT", "de-Latn-AT");
        likely.put("und-BE", "nl-Latn-BE");
        likely.put("und-MX", "es-Latn-MX");
        likely.put("und-TW", "zh-Hant-TW");
        return Map.copyOf(likely);
    }

    /** Adds or removes likely subtags; what comes after the region stays. A language not listed stays as it is. */
    static String of(String canonical, boolean maximize) {
        Locale locale = Locale.forLanguageTag(LocaleTags.withoutExtensions(canonical));
        String language = canonical.startsWith("und") ? "und" : locale.getLanguage();
        String base = join(language, locale.getScript(), locale.getCountry());
        String rest = canonical.substring(Math.min(base.length(), canonical.length()));
        String full = maximized(language, locale.getScript(), locale.getCountry());
        if (maximize) {
            return full + rest;
        }
        Locale whole = Locale.forLanguageTag(full);
        String bare = whole.getLanguage();
        for (String candidate :
                new String[] {bare, join(bare, "", whole.getCountry()), join(bare, whole.getScript(), "")}) {
            Locale shorter = Locale.forLanguageTag(candidate);
            if (maximized(bare, shorter.getScript(), shorter.getCountry()).equals(full)) {
                return candidate + rest;
            }
        }
        return full + rest;
    }

    private static String maximized(String language, String script, String region) {
        String likely = null;
        if (!region.isEmpty()) {
            likely = SPECIAL.get(language + "-" + region);
        }
        if (likely == null && !script.isEmpty()) {
            likely = SPECIAL.get(language + "-" + script);
        }
        if (likely == null && language.equals("und") && !region.isEmpty()) {
            likely = LIKELY.get("und-" + region);
        }
        if (likely == null) {
            likely = LIKELY.get(language);
        }
        if (likely == null) {
            return join(language, script, region);
        }
        Locale found = Locale.forLanguageTag(likely);
        return join(
                found.getLanguage(),
                script.isEmpty() ? found.getScript() : script,
                region.isEmpty() ? found.getCountry() : region);
    }

    private static String join(String language, String script, String region) {
        return language + (script.isEmpty() ? "" : "-" + script) + (region.isEmpty() ? "" : "-" + region);
    }
}
