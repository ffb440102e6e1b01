// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads language tags as ECMA-402 6.2 asks: well-formed by UTS 35 (not all of BCP 47), and in canonical form.
 *
 * <p>Of the aliases of CLDR it knows those of languages and regions that are met in practice.
 */
final class LocaleTags {

    private static final int LONGEST = 300;

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("cmn", "zh"),
            Map.entry("in", "id"),
            Map.entry("iw", "he"),
            Map.entry("ji", "yi"),
            Map.entry("jw", "jv"),
            Map.entry("mo", "ro"),
            Map.entry("scc", "sr"),
            Map.entry("scr", "hr"),
            Map.entry("tl", "fil"),
            Map.entry("aju", "jrb"),
            Map.entry("als", "sq"),
            Map.entry("arb", "ar"),
            Map.entry("pes", "fa"),
            Map.entry("swc", "sw-CD"),
            Map.entry("sh", "sr-Latn"));

    private static final Map<String, String> REGIONS = Map.ofEntries(
            Map.entry("BU", "MM"),
            Map.entry("CS", "RS"),
            Map.entry("DD", "DE"),
            Map.entry("FX", "FR"),
            Map.entry("SU", "RU"),
            Map.entry("TP", "TL"),
            Map.entry("UK", "GB"),
            Map.entry("YD", "YE"),
            Map.entry("YU", "RS"),
            Map.entry("ZR", "CD"),
            Map.entry("276", "DE"),
            Map.entry("826", "GB"),
            Map.entry("840", "US"));

    private static final Map<String, String> VALUES = Map.of(
            "ca-gregorian", "gregory",
            "ca-islamicc", "islamic-civil",
            "ca-ethiopic-amete-alem", "ethioaa",
            "kb-yes", "",
            "kc-yes", "",
            "kh-yes", "",
            "kk-yes", "",
            "kn-yes", "");

    private final String[] subtags;
    private int at;

    private LocaleTags(String[] subtags) {
        this.subtags = subtags;
    }

    /** Gives the canonical form of a tag, or null if it is not well-formed. */
    static @Nullable String canonical(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.length() > LONGEST || !lower.chars().allMatch(LocaleTags::isTagCharacter)) {
            return null;
        }
        if (lower.equals("art-lojban")) {
            return "jbo";
        }
        return new LocaleTags(lower.split("-", -1)).read();
    }

    private static boolean isTagCharacter(int c) {
        return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private @Nullable String read() {
        String base = readBase(false);
        if (base == null) {
            return null;
        }
        TreeMap<Character, String> extensions = new TreeMap<>();
        String privateUse = "";
        while (at < subtags.length) {
            String singleton = subtags[at++];
            if (singleton.length() != 1) {
                return null;
            }
            char key = singleton.charAt(0);
            int from = at;
            if (key == 'x') {
                while (at < subtags.length && isBetween(subtags[at], 1, 8)) {
                    at++;
                }
                privateUse = "-x-" + joined(from);
                if (at == from || at < subtags.length) {
                    return null;
                }
                break;
            }
            String extension = key == 'u' ? readUnicode() : key == 't' ? readTransformed() : readOther();
            if (extension == null || at == from || extensions.put(key, extension) != null) {
                return null;
            }
        }
        StringBuilder out = new StringBuilder(base);
        extensions.forEach((key, value) -> out.append('-').append(key).append(value));
        return out.append(privateUse).toString();
    }

    private @Nullable String readBase(boolean lowerCase) {
        String language = at < subtags.length ? subtags[at] : "";
        if (!isAlpha(language) || !isBetween(language, 2, 8) || language.length() == 4) {
            return null;
        }
        at++;
        String script = "";
        String region = "";
        if (at < subtags.length && subtags[at].length() == 4 && isAlpha(subtags[at])) {
            script = subtags[at++];
        }
        if (at < subtags.length && isRegion(subtags[at])) {
            region = subtags[at++].toUpperCase(Locale.ROOT);
        }
        TreeSet<String> variants = new TreeSet<>();
        while (at < subtags.length && isVariant(subtags[at])) {
            if (!variants.add(subtags[at++])) {
                return null;
            }
        }
        String[] alias = languageAlias(language).split("-", -1);
        String title = !script.isEmpty()
                ? script.substring(0, 1).toUpperCase(Locale.ROOT) + script.substring(1)
                : alias.length > 1 && alias[1].length() == 4 ? alias[1] : "";
        if (region.isEmpty() && alias.length > 1 && alias[1].length() == 2) {
            region = alias[1];
        }
        if (alias[0].equals("hy") && variants.remove("arevmda")) {
            alias[0] = "hyw";
        }
        variants.remove("arevela");
        StringBuilder out = new StringBuilder(alias[0]);
        append(out, title);
        append(out, REGIONS.getOrDefault(region, region));
        variants.forEach(variant -> append(out, variant));
        return lowerCase ? out.toString().toLowerCase(Locale.ROOT) : out.toString();
    }

    private static void append(StringBuilder out, String subtag) {
        if (!subtag.isEmpty()) {
            out.append('-').append(subtag);
        }
    }

    private @Nullable String readUnicode() {
        TreeSet<String> attributes = new TreeSet<>();
        while (at < subtags.length && isBetween(subtags[at], 3, 8)) {
            attributes.add(subtags[at++]);
        }
        TreeMap<String, String> keywords = new TreeMap<>();
        while (at < subtags.length && subtags[at].length() == 2) {
            String key = subtags[at];
            if (!Character.isAlphabetic(key.charAt(1))) {
                return null;
            }
            int from = ++at;
            while (at < subtags.length && isBetween(subtags[at], 3, 8)) {
                at++;
            }
            String value = joined(from);
            value = VALUES.getOrDefault(key + "-" + value, value);
            keywords.putIfAbsent(key, value.equals("true") ? "" : value);
        }
        StringBuilder out = new StringBuilder();
        attributes.forEach(attribute -> append(out, attribute));
        keywords.forEach((key, value) -> {
            append(out, key);
            append(out, value);
        });
        return out.toString();
    }

    private @Nullable String readTransformed() {
        StringBuilder out = new StringBuilder();
        if (at < subtags.length && isAlpha(subtags[at]) && isBetween(subtags[at], 2, 8)) {
            String base = readBase(true);
            if (base == null) {
                return null;
            }
            append(out, base);
        }
        TreeMap<String, String> fields = new TreeMap<>();
        while (at < subtags.length && subtags[at].length() == 2) {
            String key = subtags[at];
            if (!Character.isAlphabetic(key.charAt(0)) || !Character.isDigit(key.charAt(1))) {
                return null;
            }
            int from = ++at;
            while (at < subtags.length && isBetween(subtags[at], 3, 8)) {
                at++;
            }
            if (at == from || fields.put(key, joined(from)) != null) {
                return null;
            }
        }
        fields.forEach((key, value) -> {
            append(out, key);
            append(out, value);
        });
        return out.toString();
    }

    private String readOther() {
        int from = at;
        while (at < subtags.length && isBetween(subtags[at], 2, 8)) {
            at++;
        }
        return "-" + joined(from);
    }

    private String joined(int from) {
        return String.join("-", Arrays.asList(subtags).subList(from, at));
    }

    private static boolean isBetween(String subtag, int least, int most) {
        return subtag.length() >= least && subtag.length() <= most;
    }

    private static boolean isAlpha(String subtag) {
        return subtag.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static boolean isRegion(String subtag) {
        return (subtag.length() == 2 && isAlpha(subtag))
                || (subtag.length() == 3 && subtag.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static boolean isVariant(String subtag) {
        return isBetween(subtag, 5, 8) || (subtag.length() == 4 && Character.isDigit(subtag.charAt(0)));
    }

    /** The two-letter code where there is one for a three-letter code, as CLDR's aliases have it. */
    private static String languageAlias(String language) {
        String alias = LANGUAGES.get(language);
        if (alias != null) {
            return alias;
        }
        return language.length() == 3 ? ThreeLetters.TO_TWO.getOrDefault(language, language) : language;
    }

    /** Read when the first three-letter code is met. */
    private static final class ThreeLetters {

        static final Map<String, String> TO_TWO = read();

        private static Map<String, String> read() {
            Map<String, String> codes = new HashMap<>();
            for (String code : Locale.getISOLanguages()) {
                if (code.length() == 2 && !LANGUAGES.containsKey(code)) {
                    try {
                        codes.put(Locale.forLanguageTag(code).getISO3Language(), code);
                    } catch (MissingResourceException e) {
                        continue;
                    }
                }
            }
            return Collections.unmodifiableMap(codes);
        }
    }

    /** The locales for which the JDK has data. */
    private static final class Available {

        static final Set<String> TAGS = read();

        private static Set<String> read() {
            Set<String> tags = new TreeSet<>();
            for (Locale locale : Locale.getAvailableLocales()) {
                String tag = locale.stripExtensions().toLanguageTag();
                if (!tag.equals("und") && locale.getVariant().isEmpty()) {
                    tags.add(canonicalOr(tag));
                }
            }
            return Collections.unmodifiableSet(tags);
        }

        private static String canonicalOr(String tag) {
            String canonical = canonical(tag);
            return canonical == null ? tag : canonical;
        }
    }

    /** Gives the most special locale with data that a canonical tag stands for (BestAvailableLocale), or null. */
    static @Nullable String bestAvailable(String canonical) {
        String candidate = withoutExtensions(canonical);
        while (!candidate.isEmpty()) {
            if (Available.TAGS.contains(candidate)) {
                return candidate;
            }
            int cut = candidate.lastIndexOf('-');
            candidate = cut < 0 ? "" : candidate.substring(0, cut);
        }
        return null;
    }

    /** Gives a canonical tag up to its first extension. */
    static String withoutExtensions(String canonical) {
        List<String> kept = new ArrayList<>();
        for (String subtag : canonical.split("-", -1)) {
            if (subtag.length() == 1) {
                break;
            }
            kept.add(subtag);
        }
        return String.join("-", kept);
    }
}
