// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import ee.functions.ejb.error.FunctionsException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule ticks, always in UTC. Three forms are read:
 *
 * <ul>
 *   <li>{@code minute hour day-of-month month day-of-week [year]} of EventBridge, also inside of {@code cron(...)}: a day field may
 *       hold {@code ?}, {@code L}, {@code W}, {@code #}, and 1 is Sunday. Of the two day fields at least one is {@code ?} or
 *       {@code *}.
 *   <li>the five fields of UNIX, where 0 and 7 are Sunday. If both day fields are restricted, that is, neither begins with
 *       {@code *}, a day counts when it is in either of them.
 *   <li>{@code rate(n minutes)}, {@code hours} or {@code days}, counted from the moment at which the pattern was set.
 * </ul>
 *
 * A cron pattern is one of EventBridge if it stands inside of {@code cron(...)}, has six fields, or has {@code ?}, {@code L},
 * {@code W} or {@code #} in a day field; every other is one of UNIX. Names of months and days are read in both, in any case; ranges
 * ascend. Immutable.
 */
public abstract class SchedulePattern {
    /** The most characters of a pattern. */
    public static final int MAXIMUM_LENGTH = 255;

    static final String ATTRIBUTE = "schedule_pattern";

    private static final Pattern RATE = Pattern.compile("rate\\(\\s*([0-9]{1,5})\\s+(minute|hour|day)s?\\s*\\)");
    private static final Pattern CRON = Pattern.compile("cron\\(([^()]*)\\)");

    SchedulePattern() {}

    /**
     * Returns the pattern of a text.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED} with a sentence that says what is allowed
     */
    public static SchedulePattern parse(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw invalid("at most " + MAXIMUM_LENGTH + " characters.");
        }
        String stripped = text.strip();
        Matcher rate = RATE.matcher(stripped);
        if (rate.matches()) {
            return rate(Integer.parseInt(rate.group(1)), rate.group(2));
        }
        Matcher cron = CRON.matcher(stripped);
        return cron.matches() ? CronFields.parse(cron.group(1), true) : CronFields.parse(stripped, false);
    }

    /**
     * Returns the first tick after a moment, null if there is none until the end of the year 2199.
     *
     * @param anchor the moment from which a rate counts
     */
    public abstract @Nullable Instant next(Instant after, Instant anchor);

    static FunctionsException invalid(String whatIsAllowed) {
        return FunctionsException.invalid(ATTRIBUTE, whatIsAllowed);
    }

    private static SchedulePattern rate(int number, String unit) {
        if (number == 0) {
            throw invalid("a rate of at least 1 minute.");
        }
        Duration one = switch (unit) {
            case "minute" -> Duration.ofMinutes(1);
            case "hour" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
        return new Rate(one.multipliedBy(number));
    }

    private static final class Rate extends SchedulePattern {
        private final Duration period;

        Rate(Duration period) {
            this.period = period;
        }

        @Override
        public Instant next(Instant after, Instant anchor) {
            long periods =
                    after.isBefore(anchor) ? 0 : Duration.between(anchor, after).dividedBy(period);
            return anchor.plus(period.multipliedBy(periods + 1));
        }
    }
}
