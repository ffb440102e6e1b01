// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Formats moments for one set of options (ECMA-402 11.5). Immutable, thread-safe.
 *
 * <p>It reads the words of the JDK once and writes fields by itself: that gives the parts, and is several times faster
 * than the JDK's formatters.
 */
final class DateFormatter {

    private static final int BUDDHIST_YEARS = 543;

    private final List<DatePattern.Piece> pieces;
    private final ZoneId zone;
    private final String zoneName;
    private final Locale locale;
    private final char zero;
    private final boolean buddhist;
    private final String[][] names;
    private final String buddhistEra;

    DateFormatter(DateSpec spec) {
        this.locale = Spec.locale(spec.locale(), "");
        this.pieces = new DatePatterns(spec.locale()).of(spec).pieces();
        this.zoneName = spec.timeZone();
        this.zone = ZoneNames.zone(zoneName);
        this.zero = NumberingSystems.zero(spec.numberingSystem());
        this.buddhist = spec.calendar().equals("buddhist");
        this.buddhistEra = locale.getLanguage().equals("th") ? "\u0e1e.\u0e28." : "BE";
        this.names = new String[pieces.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = namesOf(pieces.get(i));
        }
    }

    private String[] namesOf(DatePattern.Piece piece) {
        boolean standalone = piece.letter() == 'L' || piece.letter() == 'c';
        TextStyle style = style(piece.count(), standalone);
        return switch (piece.letter()) {
            case 'M', 'L' -> piece.count() <= 2 ? new String[0] : months(style);
            case 'E', 'c' -> weekdays(style);
            case 'a' -> new DateFormatSymbols(locale).getAmPmStrings();
            case 'G' -> eras(piece.count());
            default -> new String[0];
        };
    }

    private static TextStyle style(int count, boolean standalone) {
        TextStyle style = count == 4 ? TextStyle.FULL : count == 5 ? TextStyle.NARROW : TextStyle.SHORT;
        return standalone ? style.asStandalone() : style;
    }

    private String[] months(TextStyle style) {
        String[] all = new String[12];
        for (int i = 0; i < all.length; i++) {
            all[i] = name(Month.of(i + 1).getDisplayName(style, locale), i, style);
        }
        return all;
    }

    /** Where a locale has no standalone names, the JDK gives numbers. */
    private String name(String found, int month, TextStyle style) {
        return found.equals(Integer.toString(month + 1)) && style.isStandalone()
                ? Month.of(month + 1).getDisplayName(style.asNormal(), locale)
                : found;
    }

    private String[] weekdays(TextStyle style) {
        String[] all = new String[7];
        for (int i = 0; i < all.length; i++) {
            String found = DayOfWeek.of(i + 1).getDisplayName(style, locale);
            all[i] = found.equals(Integer.toString(i + 1))
                    ? DayOfWeek.of(i + 1).getDisplayName(style.asNormal(), locale)
                    : found;
        }
        return all;
    }

    private String[] eras(int count) {
        if (buddhist) {
            return new String[] {buddhistEra, buddhistEra};
        }
        if (count <= 3) {
            return new DateFormatSymbols(locale).getEras();
        }
        TextStyle style = style(count, false);
        return new String[] {IsoEra.BCE.getDisplayName(style, locale), IsoEra.CE.getDisplayName(style, locale)};
    }

    /** The fields of the pattern: letter and count by turns, as text. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (DatePattern.Piece piece : pieces) {
            if (piece.isField()) {
                fields.add(String.valueOf(piece.letter()));
                fields.add(Integer.toString(piece.count()));
            }
        }
        return fields;
    }

    /** Formats a time value. */
    String format(double time) {
        ZonedDateTime at = at(time);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            DatePattern.Piece piece = pieces.get(i);
            out.append(piece.isField() ? value(i, piece, at) : piece.text());
        }
        return out.toString();
    }

    /** Formats a time value in pieces. */
    Parts parts(double time) {
        ZonedDateTime at = at(time);
        Parts parts = new Parts();
        for (int i = 0; i < names.length; i++) {
            DatePattern.Piece piece = pieces.get(i);
            parts.add(type(piece.letter()), piece.isField() ? value(i, piece, at) : piece.text());
        }
        return parts;
    }

    private ZonedDateTime at(double time) {
        long millis = (long) time;
        Instant instant = Instant.ofEpochMilli(millis);
        ZoneOffset offset = zone.getRules().getOffset(instant);
        LocalDateTime local = LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1_000L), (int) Math.floorMod(millis, 1_000L) * 1_000_000, offset);
        return ZonedDateTime.ofStrict(local, offset, zone);
    }

    private static String type(char letter) {
        return switch (letter) {
            case 'G' -> "era";
            case 'y', 'u' -> "year";
            case 'M', 'L' -> "month";
            case 'd' -> "day";
            case 'E', 'c' -> "weekday";
            case 'a', 'B' -> "dayPeriod";
            case 'h', 'H', 'k', 'K' -> "hour";
            case 'm' -> "minute";
            case 's' -> "second";
            case 'S' -> "fractionalSecond";
            case 'z', 'v', 'O' -> "timeZoneName";
            default -> "literal";
        };
    }

    private String value(int index, DatePattern.Piece piece, ZonedDateTime at) {
        String[] words = names[index];
        int count = piece.count();
        int hour = at.getHour();
        return switch (piece.letter()) {
            case 'G' -> words[at.getYear() > 0 || buddhist ? 1 : 0];
            case 'y', 'u' -> year(at.getYear(), count);
            case 'M', 'L' -> words.length > 0 ? words[at.getMonthValue() - 1] : number(at.getMonthValue(), count);
            case 'd' -> number(at.getDayOfMonth(), count);
            case 'E', 'c' -> words[at.getDayOfWeek().getValue() - 1];
            case 'a' -> words[hour < 12 ? 0 : 1];
            case 'B' -> dayPeriod(count, at);
            case 'h' -> number(hour % 12 == 0 ? 12 : hour % 12, count);
            case 'H' -> number(hour, count);
            case 'k' -> number(hour == 0 ? 24 : hour, count);
            case 'K' -> number(hour % 12, count);
            case 'm' -> number(at.getMinute(), count);
            case 's' -> number(at.getSecond(), count);
            case 'S' -> fraction(at.getNano() / 1_000_000, count);
            case 'z', 'v', 'O' ->
                NumberingSystems.write(
                        ZoneNames.name(String.valueOf(piece.letter()).repeat(count), at, zoneName, locale), zero);
            default -> "";
        };
    }

    private String year(int year, int count) {
        int shown = buddhist ? year + BUDDHIST_YEARS : year > 0 ? year : 1 - year;
        return count == 2 ? number(Math.floorMod(shown, 100), 2) : number(shown, count);
    }

    private String dayPeriod(int count, ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(count == 4 ? "BBBB" : count == 5 ? "BBBBB" : "B", locale)
                .format(at);
    }

    private String fraction(int millis, int count) {
        String digits = "00" + millis;
        return NumberingSystems.write(
                digits.substring(digits.length() - 3, digits.length() - 3 + Math.min(count, 3)), zero);
    }

    private String number(int value, int count) {
        return NumberingSystems.write(padded(value, count), zero);
    }

    private static String padded(int value, int count) {
        String digits = Integer.toString(value);
        return digits.length() >= count ? digits : "0".repeat(count - digits.length()) + digits;
    }
}
