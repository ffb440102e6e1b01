// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The minutes, hours, days, months and years at which a cron pattern ticks. */
final class CronTimes extends SchedulePattern {
    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2199;
    private static final int HOURS_OF_DAY = 24;

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet months;
    private final @Nullable BitSet years;
    private final Predicate<LocalDate> days;

    /**
     * Makes the times of a pattern.
     *
     * @param years null for every year
     */
    CronTimes(BitSet minutes, BitSet hours, BitSet months, @Nullable BitSet years, Predicate<LocalDate> days) {
        this.minutes = minutes;
        this.hours = hours;
        this.months = months;
        this.years = years;
        this.days = days;
    }

    @Override
    public @Nullable Instant next(Instant after, Instant anchor) {
        LocalDateTime start = LocalDateTime.ofInstant(after.truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC)
                .plusMinutes(1);
        LocalDateTime sameDay = days(start.toLocalDate()) ? within(start) : null;
        if (sameDay != null) {
            return sameDay.toInstant(ZoneOffset.UTC);
        }
        LocalDate date = start.toLocalDate().plusDays(1);
        while (date.getYear() <= LAST_YEAR) {
            if (years != null && !years.get(date.getYear())) {
                date = LocalDate.of(date.getYear() + 1, 1, 1);
            } else if (!months.get(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
            } else if (days.test(date)) {
                LocalDateTime first = within(date.atStartOfDay());
                if (first != null) {
                    return first.toInstant(ZoneOffset.UTC);
                }
                date = date.plusDays(1);
            } else {
                date = date.plusDays(1);
            }
        }
        return null;
    }

    private boolean days(LocalDate date) {
        return (years == null || years.get(date.getYear())) && months.get(date.getMonthValue()) && days.test(date);
    }

    /** Returns the first tick from a moment on within its day, null if there is none. */
    private @Nullable LocalDateTime within(LocalDateTime from) {
        int hour = hours.nextSetBit(from.getHour());
        int minute = hour == from.getHour() ? minutes.nextSetBit(from.getMinute()) : minutes.nextSetBit(0);
        if (minute < 0) { // none is left in this hour
            hour = hours.nextSetBit(from.getHour() + 1);
            minute = minutes.nextSetBit(0);
        }
        return hour < 0 || hour >= HOURS_OF_DAY ? null : from.toLocalDate().atTime(hour, minute);
    }
}
