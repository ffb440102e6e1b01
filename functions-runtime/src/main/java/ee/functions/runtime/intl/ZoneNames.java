// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Time zones: which there are, and what they are called. */
final class ZoneNames {

    private static final Set<String> UTC = Set.of(
            "utc",
            "gmt",
            "etc/utc",
            "etc/gmt",
            "etc/uct",
            "etc/universal",
            "etc/zulu",
            "etc/greenwich",
            "etc/gmt0",
            "etc/gmt+0",
            "etc/gmt-0",
            "gmt0",
            "greenwich",
            "uct",
            "universal",
            "zulu");

    /** Abbreviations that the reader of a language knows; others are shown as an offset, as CLDR does. */
    private static final Set<String> AMERICAN =
            Set.of("EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST", "HDT");

    private static final Set<String> EUROPEAN = Set.of("CET", "CEST", "EET", "EEST", "WET", "WEST");

    private static final Set<String> EUROPEAN_LANGUAGES = Set.of(
            "es", "it", "nl", "sv", "pl", "da", "nb", "no", "nn", "hu", "el", "ro", "hr", "lv", "ca", "bs", "sq", "mk",
            "sr", "gl", "fo");

    private ZoneNames() {}

    private static final class Known {

        static final Map<String, String> BY_LOWER_CASE = read();

        private static Map<String, String> read() {
            Map<String, String> names = new HashMap<>();
            for (String name : ZoneId.getAvailableZoneIds()) {
                if (!name.startsWith("SystemV/")) {
                    names.put(name.toLowerCase(Locale.ROOT), name);
                }
            }
            // Java knows these as short names only.
            for (String name : List.of("EST", "MST", "HST")) {
                names.put(name.toLowerCase(Locale.ROOT), name);
            }
            return Collections.unmodifiableMap(names);
        }
    }

    /** Gives a time zone's name in its usual letters, UTC for its many names, or null if there is none. */
    static @Nullable String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (UTC.contains(lower)) {
            return "UTC";
        }
        String known = Known.BY_LOWER_CASE.get(lower);
        return known != null ? known : offset(name);
    }

    private static @Nullable String offset(String name) {
        if (!name.matches("[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?")) {
            return null;
        }
        String digits = name.substring(1).replace(":", "");
        String minutes = digits.length() > 2 ? digits.substring(2) : "00";
        String sign = name.startsWith("-") && !(digits.substring(0, 2) + minutes).equals("0000") ? "-" : "+";
        return sign + digits.substring(0, 2) + ":" + minutes;
    }

    /** The zones that ECMA-402 lists: those of regions, each under one name or more. */
    static List<String> all() {
        return Known.BY_LOWER_CASE.values().stream()
                .filter(name -> name.contains("/") && !name.startsWith("Etc/"))
                .sorted()
                .toList();
    }

    /** Gives the rules of a canonical name. */
    static ZoneId zone(String canonical) {
        try {
            return switch (canonical) {
                case "EST" -> ZoneOffset.ofHours(-5);
                case "MST" -> ZoneOffset.ofHours(-7);
                case "HST" -> ZoneOffset.ofHours(-10);
                // Longer offsets than Java's do not exist in any zone.
                default -> canonical.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(canonical);
            };
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Gives a zone's name at a moment; the letters are those of a date pattern. */
    static String name(String pattern, ZonedDateTime time, String zoneName, Locale locale) {
        if (zoneName.equals("UTC")) {
            return utc(pattern, time, locale);
        }
        ZoneId zone = time.getZone();
        if (pattern.startsWith("O") || zone instanceof ZoneOffset) {
            return write(pattern.length() == 4 ? "OOOO" : "O", time, locale);
        }
        String named = write(pattern, time, locale);
        boolean isShort = pattern.equals("z") || pattern.equals("v");
        if (isShort && (!isKnown(write("z", time, locale), locale) || named.startsWith("GMT"))) {
            return write("O", time, locale);
        }
        return named;
    }

    private static String utc(String pattern, ZonedDateTime time, Locale locale) {
        return switch (pattern) {
            case "zzzz", "vvvv" -> write("zzzz", time.withZoneSameInstant(ZoneId.of("UTC")), locale);
            case "O", "OOOO", "v" -> write("O", time, locale);
            default -> "UTC";
        };
    }

    private static String write(String pattern, ZonedDateTime time, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(time);
    }

    private static boolean isKnown(String name, Locale locale) {
        String language = locale.getLanguage();
        String country = locale.getCountry();
        if (language.equals("en")) {
            return switch (country) {
                case "", "US", "CA", "PH", "PR" -> AMERICAN.contains(name);
                case "GB", "IE" -> EUROPEAN.contains(name) || name.equals("GMT") || name.equals("BST");
                case "AU" -> name.startsWith("A") && name.endsWith("T") && name.length() == 4;
                case "IN" -> name.equals("IST");
                case "NZ" -> name.equals("NZST") || name.equals("NZDT");
                default -> false;
            };
        }
        if (EUROPEAN_LANGUAGES.contains(language)) {
            return EUROPEAN.contains(name);
        }
        // These languages have abbreviations of their own, which show that the JDK has a translation.
        return switch (language) {
            case "de" -> name.startsWith("M") || name.startsWith("O") || name.startsWith("W");
            case "cs", "sk" -> name.startsWith("S") || name.startsWith("V");
            case "ja" -> name.equals("JST");
            case "ko" -> name.equals("KST");
            default -> false;
        };
    }
}
