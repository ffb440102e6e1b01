// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as text and back (ECMA-262 21.4); the local time of functions is UTC. */
final class DateText {

    private static final Pattern ISO = Pattern.compile("([+-]\\d{6}|\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?"
            + "(?:T(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?(Z|[+-]\\d\\d:?\\d\\d)?)?");
    private static final double LATEST = 8.64e15;
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private DateText() {}

    /** The time that a text of the standard's own format tells, NaN if there is no such time; null for other formats. */
    static @Nullable Double parse(String text) {
        Matcher matcher = ISO.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int month = number(matcher.group(2), 1);
        int day = number(matcher.group(3), 1);
        int hour = number(matcher.group(4), 0);
        int minute = number(matcher.group(5), 0);
        int second = number(matcher.group(6), 0);
        int milli = matcher.group(7) == null ? 0 : number((matcher.group(7) + "00").substring(0, 3), 0);
        boolean midnight = hour == 24 && minute == 0 && second == 0 && milli == 0;
        if (month < 1 || month > 12 || day < 1 || day > 31 || minute > 59 || second > 59 || (hour > 23 && !midnight)) {
            return Double.NaN;
        }
        if (matcher.group(1).equals("-000000")) {
            return Double.NaN;
        }
        double days = LocalDate.of(number(matcher.group(1), 0), month, 1).toEpochDay() + day - 1.0;
        double time = days * 86_400_000.0 + hour * 3_600_000.0 + minute * 60_000.0 + second * 1_000.0 + milli;
        double result = time - offset(matcher.group(8)) * 60_000.0;
        return Math.abs(result) > LATEST ? Double.NaN : result;
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static double offset(@Nullable String zone) {
        if (zone == null || zone.equals("Z")) {
            return 0;
        }
        int minutes = Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(zone.length() - 2));
        return zone.charAt(0) == '-' ? -minutes : minutes;
    }

    static String iso(long time) {
        LocalDateTime date = at(time);
        int year = date.getYear();
        String shown = year >= 0 && year <= 9999 ? padded(year, 4) : (year < 0 ? "-" : "+") + padded(Math.abs(year), 6);
        return shown + "-" + padded(date.getMonthValue(), 2) + "-" + padded(date.getDayOfMonth(), 2) + "T" + clock(date)
                + "." + padded(date.getNano() / 1_000_000, 3) + "Z";
    }

    static String utc(long time) {
        LocalDateTime date = at(time);
        return day(date) + ", " + padded(date.getDayOfMonth(), 2) + " " + month(date) + " " + year(date) + " "
                + clock(date) + " GMT";
    }

    static String date(long time) {
        LocalDateTime date = at(time);
        return day(date) + " " + month(date) + " " + padded(date.getDayOfMonth(), 2) + " " + year(date);
    }

    static String time(long time) {
        return clock(at(time)) + " GMT+0000 (Coordinated Universal Time)";
    }

    private static LocalDateTime at(long time) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(time, 1000L), (int) Math.floorMod(time, 1000L) * 1_000_000, ZoneOffset.UTC);
    }

    private static String day(LocalDateTime date) {
        return DAYS[date.getDayOfWeek().getValue() - 1];
    }

    private static String month(LocalDateTime date) {
        return MONTHS[date.getMonthValue() - 1];
    }

    private static String year(LocalDateTime date) {
        return (date.getYear() < 0 ? "-" : "") + padded(Math.abs(date.getYear()), 4);
    }

    private static String clock(LocalDateTime date) {
        return padded(date.getHour(), 2) + ":" + padded(date.getMinute(), 2) + ":" + padded(date.getSecond(), 2);
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
