// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import java.time.LocalDate;

/** Days by their place in their month. */
final class MonthDays {
    private static final int DAYS_OF_WEEK = 7;

    private MonthDays() {}

    /**
     * Returns the day from Monday to Friday nearest to a day of the month of that date, within that month: of a Saturday the day before,
     * of a Sunday the day after, and at an edge of the month the other way.
     */
    static int weekdayNearest(LocalDate date, int day) {
        return switch (date.withDayOfMonth(day).getDayOfWeek()) {
            case SATURDAY -> day == 1 ? day + 2 : day - 1;
            case SUNDAY -> day == date.lengthOfMonth() ? day - 2 : day + 1;
            default -> day;
        };
    }

    /** Returns whether no later day of the month has the same weekday. */
    static boolean isLastOfItsWeekday(LocalDate date) {
        return date.getDayOfMonth() + DAYS_OF_WEEK > date.lengthOfMonth();
    }

    /** Returns which of its weekday in the month a date is, from 1. */
    static int ordinalOfItsWeekday(LocalDate date) {
        return (date.getDayOfMonth() - 1) / DAYS_OF_WEEK + 1;
    }
}
