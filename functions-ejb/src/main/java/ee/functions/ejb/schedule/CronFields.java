// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronField;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.expression.QuestionMark;
import com.cronutils.model.field.value.SpecialChar;
import com.cronutils.parser.CronParser;
import ee.functions.ejb.error.FunctionsException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a cron pattern. A library takes the text apart; what the parts mean is decided here, because its own reckoning
 * fails for {@code 31W} in a short month and its messages repeat what was sent.
 */
final class CronFields {
    private static final int LONGEST_MONTH = 31;
    private static final int LAST_WEEKDAY_OF_MONTH = 5;
    private static final int DAYS_OF_WEEK = 7;
    private static final int FIELDS = 5;
    private static final int DAY_OF_MONTH = 2;
    private static final int DAY_OF_WEEK = 4;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern DAY_NAME = Pattern.compile("SUN|MON|TUE|WED|THU|FRI|SAT");
    private static final Pattern OF_EVENT_BRIDGE = Pattern.compile("[?LW#]");
    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Z*/,#?-]+");
    /** The library would take these for a step of all values, and a nameless list member. */
    private static final Pattern INCOMPLETE = Pattern.compile("(^|,)/|,,|,$|#$|#,");

    /** The parser holds no state of a pattern, but its definition is costly to make. */
    private static final CronParser EVENT_BRIDGE = new CronParser(eventBridge());

    private static final CronParser UNIX = new CronParser(unix());

    private final boolean eventBridge;
    private final Map<CronFieldName, CronField> fields;
    private final String[] texts;

    private CronFields(boolean eventBridge, Map<CronFieldName, CronField> fields, String[] texts) {
        this.eventBridge = eventBridge;
        this.fields = fields;
        this.texts = texts;
    }

    /**
     * Returns the pattern of a text.
     *
     * @param eventBridge whether it is known to be of that dialect; otherwise the text tells
     */
    static CronTimes parse(String text, boolean eventBridge) {
        String[] texts = SPACE.split(text.strip().toUpperCase(Locale.ROOT));
        if (texts.length != FIELDS && texts.length != FIELDS + 1) {
            throw SchedulePattern.invalid(
                    "five or six fields: minute hour day-of-month month day-of-week [year]; or rate(n minutes).");
        }
        boolean dialect = eventBridge
                || texts.length > FIELDS
                || ofEventBridge(texts[DAY_OF_MONTH])
                || ofEventBridge(DAY_NAME.matcher(texts[DAY_OF_WEEK]).replaceAll(""));
        if (!dialect) {
            // The library counts the name as 7, so that no range could begin with it.
            texts[DAY_OF_WEEK] = texts[DAY_OF_WEEK].replaceAll("(?<!-)SUN", "0");
        }
        for (String field : texts) {
            if (!ALLOWED.matcher(field).matches() || INCOMPLETE.matcher(field).find()) {
                throw malformed(dialect);
            }
        }
        try {
            CronParser parser = dialect ? EVENT_BRIDGE : UNIX;
            return new CronFields(
                            dialect,
                            parser.parse(String.join(" ", texts)).validate().retrieveFieldsAsMap(),
                            texts)
                    .times();
        } catch (FunctionsException known) {
            throw known;
        } catch (RuntimeException notReadable) { // of many types; their messages repeat what was sent
            throw malformed(dialect);
        }
    }

    private static boolean ofEventBridge(String dayField) {
        return OF_EVENT_BRIDGE.matcher(dayField).find();
    }

    private static FunctionsException malformed(boolean eventBridge) {
        return SchedulePattern.invalid(
                eventBridge
                        ? "as a pattern of EventBridge: minute 0-59, hour 0-23, day of month 1-31 or L, LW, L-n, nW, month 1-12 or"
                                + " JAN-DEC, day of week 1-7 (1 is Sunday) or SUN-SAT, L, nL, n#1 to n#5, year 1970-2199;"
                                + " with *, lists, ascending ranges and /steps, and ? in one of the day fields."
                        : "as a pattern of UNIX: minute 0-59, hour 0-23, day of month 1-31, month 1-12 or JAN-DEC, day of week"
                                + " 0-7 (0 and 7 are Sunday) or SUN-SAT; with *, lists, ascending ranges and /steps.");
    }

    private CronTimes times() {
        return new CronTimes(
                numbers(CronFieldName.MINUTE, 0, 59),
                numbers(CronFieldName.HOUR, 0, 23),
                numbers(CronFieldName.MONTH, 1, 12),
                fields.containsKey(CronFieldName.YEAR)
                        ? numbers(CronFieldName.YEAR, CronTimes.FIRST_YEAR, CronTimes.LAST_YEAR)
                        : null,
                days());
    }

    private Predicate<LocalDate> days() {
        Predicate<LocalDate> ofMonth = ofMonth(expression(CronFieldName.DAY_OF_MONTH));
        Predicate<LocalDate> ofWeek = ofWeek(expression(CronFieldName.DAY_OF_WEEK));
        if (!eventBridge) {
            boolean both = texts[DAY_OF_MONTH].startsWith("*") || texts[DAY_OF_WEEK].startsWith("*");
            return both ? ofMonth.and(ofWeek) : ofMonth.or(ofWeek);
        }
        boolean noneOfMonth = texts[DAY_OF_MONTH].equals("?");
        boolean noneOfWeek = texts[DAY_OF_WEEK].equals("?");
        boolean anyOfMonth = noneOfMonth || texts[DAY_OF_MONTH].equals("*");
        boolean anyOfWeek = noneOfWeek || texts[DAY_OF_WEEK].equals("*");
        if ((noneOfMonth && noneOfWeek) || !(anyOfMonth || anyOfWeek)) {
            throw SchedulePattern.invalid(
                    "? in exactly one of the fields day-of-month and day-of-week; the other says which days count.");
        }
        return ofMonth.and(ofWeek);
    }

    private FieldExpression expression(CronFieldName name) {
        CronField field = fields.get(name);
        if (field == null) {
            throw malformed(eventBridge);
        }
        return field.getExpression();
    }

    private BitSet numbers(CronFieldName name, int minimum, int maximum) {
        BitSet numbers = new BitSet();
        add(numbers, expression(name), minimum, maximum);
        return numbers;
    }

    /** Adds the numbers of an expression that has only numbers. */
    private void add(BitSet numbers, FieldExpression expression, int minimum, int maximum) {
        if (expression instanceof And list) {
            list.getExpressions().forEach(member -> add(numbers, member, minimum, maximum));
        } else if (expression instanceof Every every) {
            addSteps(numbers, every, minimum, maximum);
        } else if (expression instanceof Between range) {
            addRange(
                    numbers,
                    number(range.getFrom().getValue()),
                    number(range.getTo().getValue()),
                    1,
                    minimum,
                    maximum);
        } else if (expression instanceof On on && on.getSpecialChar().getValue() == SpecialChar.NONE) {
            int number = number(on.getTime().getValue());
            addRange(numbers, number, number, 1, minimum, maximum);
        } else if (expression instanceof Always) {
            numbers.set(minimum, maximum + 1);
        } else {
            throw malformed(eventBridge);
        }
    }

    private void addSteps(BitSet numbers, Every every, int minimum, int maximum) {
        int step = number(every.getPeriod().getValue());
        FieldExpression of = every.getExpression();
        if (of instanceof Between range) {
            addRange(
                    numbers,
                    number(range.getFrom().getValue()),
                    number(range.getTo().getValue()),
                    step,
                    minimum,
                    maximum);
        } else if (of instanceof On on && on.getSpecialChar().getValue() == SpecialChar.NONE) {
            addRange(numbers, number(on.getTime().getValue()), maximum, step, minimum, maximum);
        } else if (of instanceof Always) {
            addRange(numbers, minimum, maximum, step, minimum, maximum);
        } else {
            throw malformed(eventBridge);
        }
    }

    private void addRange(BitSet numbers, int from, int to, int step, int minimum, int maximum) {
        if (from < minimum || to > maximum || from > to || step < 1) {
            throw malformed(eventBridge);
        }
        for (int number = from; number <= to; number += step) {
            numbers.set(number);
        }
    }

    private int number(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        throw malformed(eventBridge);
    }

    private Predicate<LocalDate> ofMonth(FieldExpression expression) {
        if (expression instanceof QuestionMark) {
            return date -> true;
        }
        if (expression instanceof And list) {
            return list.getExpressions().stream().map(this::ofMonth).reduce(date -> false, Predicate::or);
        }
        if (expression instanceof On on) {
            int day = number(on.getTime().getValue());
            int nth = number(on.getNth().getValue());
            switch (on.getSpecialChar().getValue()) {
                case L -> {
                    if (day >= 0 || nth >= LONGEST_MONTH) {
                        throw malformed(eventBridge);
                    }
                    return date -> date.getDayOfMonth() == date.lengthOfMonth() - Math.max(nth, 0);
                }
                case LW -> {
                    return date -> date.getDayOfMonth() == MonthDays.weekdayNearest(date, date.lengthOfMonth());
                }
                case W -> {
                    return date ->
                            day <= date.lengthOfMonth() && date.getDayOfMonth() == MonthDays.weekdayNearest(date, day);
                }
                default -> {
                    // falls through: a number, or what stands in no such field
                }
            }
        }
        BitSet days = new BitSet();
        add(days, expression, 1, LONGEST_MONTH);
        return date -> days.get(date.getDayOfMonth());
    }

    private Predicate<LocalDate> ofWeek(FieldExpression expression) {
        if (expression instanceof QuestionMark) {
            return date -> true;
        }
        if (expression instanceof And list) {
            return list.getExpressions().stream().map(this::ofWeek).reduce(date -> false, Predicate::or);
        }
        if (expression instanceof On on) {
            int day = number(on.getTime().getValue());
            int nth = number(on.getNth().getValue());
            switch (on.getSpecialChar().getValue()) {
                case L -> {
                    return day < 0
                            ? date -> number(date) == DAYS_OF_WEEK
                            : date -> number(date) == day && MonthDays.isLastOfItsWeekday(date);
                }
                case HASH -> {
                    if (nth < 1 || nth > LAST_WEEKDAY_OF_MONTH) {
                        throw malformed(eventBridge);
                    }
                    return date -> number(date) == day && MonthDays.ordinalOfItsWeekday(date) == nth;
                }
                default -> {
                    // falls through: a number, or what stands in no such field
                }
            }
        }
        BitSet days = new BitSet();
        if (eventBridge) {
            add(days, expression, 1, DAYS_OF_WEEK);
            return date -> days.get(number(date));
        }
        // Both 0 and 7 are Sunday; a star or a step of one must not count it twice.
        boolean ofAll = expression instanceof Every every && every.getExpression() instanceof Always;
        add(days, expression, 0, ofAll ? DAYS_OF_WEEK - 1 : DAYS_OF_WEEK);
        days.set(0, days.get(0) || days.get(DAYS_OF_WEEK));
        return date -> days.get(date.getDayOfWeek().getValue() % DAYS_OF_WEEK);
    }

    /** The number of a day in EventBridge: 1 is Sunday. */
    private static int number(LocalDate date) {
        return date.getDayOfWeek().getValue() % DAYS_OF_WEEK + 1;
    }

    private static CronDefinition eventBridge() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withStrictRange()
                .and()
                .withHours()
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsLW()
                .supportsQuestionMark()
                .withStrictRange()
                .and()
                .withMonth()
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(1, DAYS_OF_WEEK)
                .withMondayDoWValue(2)
                .supportsHash()
                .supportsL()
                .supportsQuestionMark()
                .withStrictRange()
                .and()
                .withYear()
                .withValidRange(CronTimes.FIRST_YEAR, CronTimes.LAST_YEAR)
                .withStrictRange()
                .optional()
                .and()
                .instance();
    }

    private static CronDefinition unix() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withStrictRange()
                .and()
                .withHours()
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withStrictRange()
                .and()
                .withMonth()
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, DAYS_OF_WEEK)
                .withMondayDoWValue(1)
                .withStrictRange()
                .and()
                .instance();
    }
}
