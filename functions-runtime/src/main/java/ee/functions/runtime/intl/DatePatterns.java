// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.text.DecimalFormatSymbols;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the pattern for a set of date and time fields in one locale. Immutable.
 *
 * <p>From JDK 19 on the JDK can find a pattern for any fields, on JDK 17 only those of the four styles. So all JDKs get
 * patterns derived from these four, and a table names what the languages of the table write otherwise.
 */
final class DatePatterns {

    private static final Set<String> SUFFIXING = Set.of("ja", "zh", "ko", "yue");

    private final String tag;
    private final Locale locale;
    private final boolean suffixing;

    DatePatterns(String tag) {
        this.tag = tag.startsWith("no") ? "nb" : tag;
        this.locale = Spec.locale(tag, "");
        this.suffixing = SUFFIXING.contains(locale.getLanguage());
    }

    private static final class Table {
        static final Words PATTERNS = Words.of("date-patterns");
    }

    /** The pattern for resolved options. */
    DatePattern of(DateSpec spec) {
        if (spec.hasStyle()) {
            return ofStyles(spec);
        }
        DatePattern date = spec.hasDate() ? date(spec) : null;
        DatePattern time = spec.hasTime() ? time(spec) : null;
        boolean zone = !spec.timeZoneName().isEmpty();
        if (time != null && zone) {
            time = withZone(time, spec.timeZoneName());
        }
        if (date == null) {
            return time != null ? time : DatePattern.of(zoneField(spec.timeZoneName()));
        }
        if (time == null) {
            return zone ? date.join(glue(style(spec), false), DatePattern.of(zoneField(spec.timeZoneName()))) : date;
        }
        boolean weekdayOnly =
                spec.year().isEmpty() && spec.month().isEmpty() && spec.day().isEmpty();
        return joined(date, weekdayOnly ? betweenWeekdayAndTime() : glue(style(spec), true), time);
    }

    private DatePattern ofStyles(DateSpec spec) {
        FormatStyle dateStyle = formatStyle(spec.dateStyle());
        FormatStyle timeStyle = formatStyle(spec.timeStyle());
        DatePattern time =
                timeStyle == null ? null : ofHourCycle(DatePattern.of(jdk(null, timeStyle)), spec.hourCycle());
        if (dateStyle == null) {
            return time == null ? DatePattern.of("") : time;
        }
        DatePattern date = DatePattern.of(jdk(dateStyle, null));
        return time == null ? date : joined(date, glue(dateStyle, true), time);
    }

    private static @Nullable FormatStyle formatStyle(String name) {
        return name.isEmpty() ? null : FormatStyle.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private String jdk(@Nullable FormatStyle date, @Nullable FormatStyle time) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(date, time, IsoChronology.INSTANCE, locale);
    }

    private static FormatStyle style(DateSpec spec) {
        if (spec.month().equals("long")) {
            return spec.weekday().isEmpty() ? FormatStyle.LONG : FormatStyle.FULL;
        }
        return spec.hasWrittenMonth() ? FormatStyle.MEDIUM : FormatStyle.SHORT;
    }

    private String betweenWeekdayAndTime() {
        String own = own("E.and");
        return own == null ? " " : own.replace("'", "");
    }

    private static DatePattern joined(DatePattern date, String glue, DatePattern time) {
        return glue.startsWith("\u0000") ? time.join(glue.substring(1), date) : date.join(glue, time);
    }

    /** The text between date and time; it begins with NUL if the time comes first. */
    private String glue(FormatStyle style, boolean withTime) {
        boolean isLong = style == FormatStyle.FULL || style == FormatStyle.LONG;
        String own = withTime ? own(isLong ? "at" : "and") : null;
        String special =
                style == FormatStyle.FULL ? own("at.full") : style == FormatStyle.MEDIUM ? own("and.MMM") : null;
        own = withTime && special != null ? special : own;
        if (own != null) {
            return own.replace("'", "");
        }
        String both = jdk(style, style);
        String date = jdk(style, null);
        String time = jdk(null, style);
        int length = both.length() - date.length() - time.length();
        String found = ", ";
        if (length >= 0 && both.startsWith(date) && both.endsWith(time)) {
            found = both.substring(date.length(), date.length() + length);
        } else if (length >= 0 && both.startsWith(time) && both.endsWith(date)) {
            found = "\u0000" + both.substring(time.length(), time.length() + length);
        }
        return found.replace("'", "");
    }

    private @Nullable String own(String key) {
        return Table.PATTERNS.ofLocale(tag, "." + key);
    }

    private DatePattern date(DateSpec spec) {
        DatePattern found = dateFields(spec);
        boolean standalone = spec.day().isEmpty();
        return found.map(piece -> switch (piece.letter()) {
            case 'y' -> spec.year().equals("2-digit") ? piece.withCount(2) : piece;
            case 'M', 'L' -> month(piece, spec.month(), standalone);
            case 'd' -> spec.day().equals("2-digit") ? piece.withCount(2) : piece;
            case 'E', 'c' -> piece.withCount(width(spec.weekday(), 3));
            case 'G' -> piece.withCount(width(spec.era(), 1));
            default -> piece;
        });
    }

    private static DatePattern.Piece month(DatePattern.Piece piece, String wanted, boolean standalone) {
        if (piece.count() <= 2) {
            return wanted.equals("2-digit") ? piece.withCount(2) : piece;
        }
        DatePattern.Piece written = piece.withCount(width(wanted, 3));
        return standalone ? written.withLetter('L') : written;
    }

    private static int width(String name, int ofShort) {
        return switch (name) {
            case "long" -> 4;
            case "narrow" -> 5;
            default -> ofShort;
        };
    }

    private DatePattern dateFields(DateSpec spec) {
        String month = spec.month().isEmpty() ? "" : !spec.hasWrittenMonth() ? "M" : month(spec);
        String day = spec.day().isEmpty() ? "" : "d";
        String year = spec.year().isEmpty() ? "" : "y";
        DatePattern plain = withoutWeekday(year, month, day);
        if (!spec.weekday().isEmpty()) {
            String key = year + month + "E" + day;
            String own = own(key);
            plain = own != null
                    ? DatePattern.of(own)
                    : plain.pieces().isEmpty() ? DatePattern.of("cccc") : withWeekday(plain, !month.isEmpty());
        }
        if (spec.era().isEmpty()) {
            return plain;
        }
        String own = own("G" + year + month + day);
        if (own != null && spec.weekday().isEmpty()) {
            return DatePattern.of(own);
        }
        DatePattern era = DatePattern.of("G");
        if (plain.pieces().isEmpty()) {
            return era;
        }
        String order = own("G");
        return order != null ? era.join(order.substring(1), plain) : plain.join(" ", era);
    }

    private static String month(DateSpec spec) {
        return spec.month().equals("long") ? "MMMM" : "MMM";
    }

    private DatePattern withoutWeekday(String year, String month, String day) {
        String own = own(year + month + day);
        if (own != null) {
            return DatePattern.of(own);
        }
        String missing =
                (year.isEmpty() ? "yuG" : "G") + (month.isEmpty() ? "ML" : "") + (day.isEmpty() ? "d" : "") + "Ec";
        if (month.length() <= 1) {
            int count = (year + month + day).length();
            if (count == 1) {
                return DatePattern.of(month.isEmpty() ? year + day : "L");
            }
            String numeric = own("yMd");
            DatePattern base = numeric != null
                    ? DatePattern.of(numeric)
                    : DatePattern.of(jdk(FormatStyle.SHORT, null)).map(p -> p.letter() == 'y' ? p.withCount(1) : p);
            return month.isEmpty() && count == 2 ? DatePattern.of("d y") : base.without(missing, suffixing);
        }
        DatePattern base = DatePattern.of(jdk(FormatStyle.LONG, null));
        if (month.equals("MMM")) {
            DatePattern medium = DatePattern.of(jdk(FormatStyle.MEDIUM, null));
            base = medium.pieces().stream().anyMatch(p -> p.letter() == 'M' && p.count() > 2) ? medium : base;
        }
        return base.without(missing, suffixing);
    }

    /** Puts the weekday where the full style has it, with the same text between. */
    private DatePattern withWeekday(DatePattern date, boolean withMonth) {
        DatePattern full = DatePattern.of(jdk(FormatStyle.FULL, null));
        DatePattern weekday = DatePattern.of("EEE");
        String between = " ";
        var pieces = full.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            if ("Ec".indexOf(pieces.get(i).letter()) >= 0 && pieces.get(i).isField()) {
                boolean first = i == 0;
                int beside = first ? 1 : i - 1;
                between = beside >= pieces.size()
                        ? " "
                        : pieces.get(beside).isField() ? "" : pieces.get(beside).text();
                if (!first) {
                    return date.join(suffixing ? between.replaceAll("\\S", "") : afterDate(between, date), weekday);
                }
                break;
            }
        }
        return weekday.join(withMonth ? between : " ", date);
    }

    /** A full date may end in a point that the shorter one has itself. */
    private static String afterDate(String between, DatePattern date) {
        List<DatePattern.Piece> pieces = date.pieces();
        String end = pieces.isEmpty() ? "" : pieces.get(pieces.size() - 1).text();
        return !end.isEmpty() && between.startsWith(end.strip())
                ? between.substring(end.strip().length())
                : between;
    }

    private DatePattern time(DateSpec spec) {
        if (spec.hour().isEmpty()) {
            return timeWithoutHour(spec);
        }
        DatePattern medium = ofHourCycle(DatePattern.of(jdk(null, FormatStyle.MEDIUM)), spec.hourCycle());
        DatePattern found;
        if (spec.minute().isEmpty() && spec.second().isEmpty()) {
            String own = own(medium.has("hK") ? "h" : "H");
            found = own != null
                    ? ofHourCycle(DatePattern.of(own), spec.hourCycle())
                    : new DatePattern(medium.without("ms", false).pieces());
        } else {
            found = spec.second().isEmpty() ? medium.without("s", false) : medium;
            if (spec.minute().isEmpty()) {
                found = found.without("m", false);
            }
        }
        if (!spec.dayPeriod().isEmpty()) {
            int count = width(spec.dayPeriod(), 1);
            found = found.map(p -> "aB".indexOf(p.letter()) >= 0 ? new DatePattern.Piece('B', count, "") : p);
        }
        found = found.map(p -> "hHkK".indexOf(p.letter()) >= 0 && spec.hour().equals("2-digit") ? p.withCount(2) : p);
        return withFraction(found, spec);
    }

    private DatePattern timeWithoutHour(DateSpec spec) {
        DatePattern found = DatePattern.of("");
        String separator = separator();
        if (!spec.minute().isEmpty()) {
            found = DatePattern.of(spec.second().isEmpty() ? "m" : "mm");
        }
        if (!spec.second().isEmpty()) {
            DatePattern seconds = DatePattern.of(spec.minute().isEmpty() ? "s" : "ss");
            found = found.pieces().isEmpty() ? seconds : found.join(separator, seconds);
        }
        if (!spec.dayPeriod().isEmpty()) {
            DatePattern period = DatePattern.of("B".repeat(width(spec.dayPeriod(), 1)));
            found = found.pieces().isEmpty() ? period : found.join(" ", period);
        }
        if (found.pieces().isEmpty()) {
            return DatePattern.of("S".repeat(spec.fractionalSecondDigits()));
        }
        return withFraction(found, spec);
    }

    private String separator() {
        var pieces = DatePattern.of(jdk(null, FormatStyle.MEDIUM)).pieces();
        for (int i = 0; i + 2 < pieces.size(); i++) {
            if ("hHkK".indexOf(pieces.get(i).letter()) >= 0
                    && pieces.get(i).isField()
                    && !pieces.get(i + 1).isField()) {
                return pieces.get(i + 1).text();
            }
        }
        return ":";
    }

    private DatePattern withFraction(DatePattern time, DateSpec spec) {
        if (spec.fractionalSecondDigits() <= 0 || !time.has("s")) {
            return time;
        }
        DatePattern out = DatePattern.of("");
        char point = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        for (DatePattern.Piece piece : time.pieces()) {
            out = out.join("", new DatePattern(List.of(piece)));
            if (piece.letter() == 's') {
                out = out.join(String.valueOf(point), DatePattern.of("S".repeat(spec.fractionalSecondDigits())));
            }
        }
        return out;
    }

    /** Turns a time pattern into one of another hour cycle; an empty one leaves it as it is. */
    private DatePattern ofHourCycle(DatePattern time, String hourCycle) {
        if (hourCycle.isEmpty()) {
            return time;
        }
        char letter = switch (hourCycle) {
            case "h11" -> 'K';
            case "h12" -> 'h';
            case "h24" -> 'k';
            default -> 'H';
        };
        boolean halfDay = letter == 'h' || letter == 'K';
        if (halfDay == time.has("hK")) {
            return time.map(p -> "hHkK".indexOf(p.letter()) >= 0 ? p.withLetter(letter) : p);
        }
        if (!halfDay) {
            return time.without("aB", false)
                    .map(p ->
                            "hK".indexOf(p.letter()) >= 0 ? p.withLetter(letter).withCount(2) : p);
        }
        DatePattern hours = time.map(
                p -> "Hk".indexOf(p.letter()) >= 0 ? p.withLetter(letter).withCount(1) : p);
        String before = own("a");
        DatePattern period = DatePattern.of("a");
        if (before != null) {
            return period.join(before.substring(1), hours);
        }
        DatePattern zoneless = hours.without("zvO", false);
        DatePattern withPeriod = zoneless.join(" ", period);
        return hours.has("z") ? withPeriod.join(" ", DatePattern.of(zone(hours))) : withPeriod;
    }

    private static String zone(DatePattern pattern) {
        for (DatePattern.Piece piece : pattern.pieces()) {
            if (piece.letter() == 'z') {
                return "z".repeat(piece.count());
            }
        }
        return "z";
    }

    /** The hour cycle that the locale's own times use. */
    String hourCycle() {
        DatePattern time = DatePattern.of(jdk(null, FormatStyle.SHORT));
        return time.has("h") ? "h12" : time.has("K") ? "h11" : time.has("k") ? "h24" : "h23";
    }

    private DatePattern withZone(DatePattern time, String name) {
        DatePattern zone = DatePattern.of(zoneField(name));
        boolean first = DatePattern.of(jdk(null, FormatStyle.FULL)).startsWith("z");
        return first ? zone.join(" ", time) : time.join(" ", zone);
    }

    private static String zoneField(String name) {
        return switch (name) {
            case "" -> "";
            case "long" -> "zzzz";
            case "shortOffset" -> "O";
            case "longOffset" -> "OOOO";
            case "shortGeneric" -> "v";
            case "longGeneric" -> "vvvv";
            default -> "z";
        };
    }
}
