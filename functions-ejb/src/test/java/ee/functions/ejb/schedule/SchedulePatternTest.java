// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dates were worked out by hand, from calendars. 22 November 2026 is a Sunday. */
class SchedulePatternTest {
    private static final Instant SUNDAY = Instant.parse("2026-11-22T00:48:30Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0/15 * * * ? * | 2026-11-22T01:00 2026-11-22T01:15 2026-11-22T01:30",
                "5/20 * * * ? * | 2026-11-22T01:05 2026-11-22T01:25 2026-11-22T01:45 2026-11-22T02:05",
                "cron(0 10 * * ? *) | 2026-11-22T10:00 2026-11-23T10:00",
                "cron(0 10 * * ?) | 2026-11-22T10:00 2026-11-23T10:00",
                "15 12 * * ? | 2026-11-22T12:15 2026-11-23T12:15",
                "0 18 ? * MON-FRI * | 2026-11-23T18:00 2026-11-24T18:00 2026-11-25T18:00 2026-11-26T18:00"
                        + " 2026-11-27T18:00 2026-11-30T18:00",
                "0 8 1 * ? * | 2026-12-01T08:00 2027-01-01T08:00",
                // 1 is Sunday, 7 is Saturday
                "0 9 ? * 1 * | 2026-11-22T09:00 2026-11-29T09:00",
                "0 9 ? * 7 | 2026-11-28T09:00 2026-12-05T09:00",
                "0 9 ? * sun,wed * | 2026-11-22T09:00 2026-11-25T09:00 2026-11-29T09:00",
                "0 9 ? * 2/2 * | 2026-11-23T09:00 2026-11-25T09:00 2026-11-27T09:00 2026-11-30T09:00",
                "0 9 * * 2 * | 2026-11-23T09:00 2026-11-30T09:00",
                // the last day of the month, in a leap year and in others
                "0 9 L * ? * | 2026-11-30T09:00 2026-12-31T09:00 2027-01-31T09:00 2027-02-28T09:00",
                "0 9 L 2 ? * | 2027-02-28T09:00 2028-02-29T09:00 2029-02-28T09:00",
                "0 9 L-3 * ? | 2026-11-27T09:00 2026-12-28T09:00 2027-01-28T09:00 2027-02-25T09:00",
                "0 9 ? * L * | 2026-11-28T09:00 2026-12-05T09:00",
                "0 9 ? * 6L * | 2026-11-27T09:00 2026-12-25T09:00 2027-01-29T09:00",
                "15 10 ? * FRIL 2026-2027 | 2026-11-27T10:15 2026-12-25T10:15 2027-01-29T10:15",
                // 15 August 2027 is a Sunday, 15 May a Saturday; 1 August is a Sunday, 1 May a Saturday
                "0 9 15W 5,8 ? 2027 | 2027-05-14T09:00 2027-08-16T09:00",
                "0 9 1W 5,8 ? 2027 | 2027-05-03T09:00 2027-08-02T09:00",
                // 31 January 2027 is a Sunday, 31 July a Saturday; months of 30 days have none
                "0 9 31W 1-8 ? 2027 | 2027-01-29T09:00 2027-03-31T09:00 2027-05-31T09:00 2027-07-30T09:00"
                        + " 2027-08-31T09:00",
                "0 9 LW * ? * | 2026-11-30T09:00 2026-12-31T09:00 2027-01-29T09:00 2027-02-26T09:00",
                "0 9 1,15W * ? * | 2026-12-01T09:00 2026-12-15T09:00 2027-01-01T09:00 2027-01-15T09:00"
                        + " 2027-02-01T09:00",
                "0 9 ? * 2#1 * | 2026-12-07T09:00 2027-01-04T09:00 2027-02-01T09:00",
                "0 9 ? * 2#5 * | 2026-11-30T09:00 2027-03-29T09:00 2027-05-31T09:00 2027-08-30T09:00",
                "0 9 ? * FRI#2 | 2026-12-11T09:00 2027-01-08T09:00",
                "0 9 ? * 2#1,4#3 * | 2026-12-07T09:00 2026-12-16T09:00 2027-01-04T09:00 2027-01-20T09:00",
                "0 0 29 2 ? * | 2028-02-29T00:00 2032-02-29T00:00",
                // the fifth Sunday of a February: 2032, then 2060
                "0 0 ? 2 1#5 * | 2032-02-29T00:00 2060-02-29T00:00",
                "0 0 1 1 ? 2030/100 | 2030-01-01T00:00 2130-01-01T00:00 none",
                "59 23 31 12 ? 2199 | 2199-12-31T23:59 none",
                "5/25 8-9,14 1,15 JAN,JUL ? 2027 | 2027-01-01T08:05 2027-01-01T08:30 2027-01-01T08:55"
                        + " 2027-01-01T09:05",
                "10-50/20 9 1 1 ? | 2027-01-01T09:10 2027-01-01T09:30 2027-01-01T09:50 2028-01-01T09:10"
            })
    void patternsOfEventBridge(String pattern, String expected) {
        assertThat(next(pattern, expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * * | 2026-11-22T00:49 2026-11-22T00:50",
                "  */7   *\t* * *  | 2026-11-22T00:49 2026-11-22T00:56 2026-11-22T01:00 2026-11-22T01:07",
                "59 23 31 12 * | 2026-12-31T23:59 2027-12-31T23:59",
                "0 0 29 2 * | 2028-02-29T00:00 2032-02-29T00:00",
                // 0 and 7 are Sunday
                "0 0 * * 0 | 2026-11-29T00:00 2026-12-06T00:00",
                "0 0 * * 7 | 2026-11-29T00:00 2026-12-06T00:00",
                "0 0 * * sun | 2026-11-29T00:00 2026-12-06T00:00",
                "0 0 * * 1 | 2026-11-23T00:00 2026-11-30T00:00",
                "0 0 * * 5-7 | 2026-11-27T00:00 2026-11-28T00:00 2026-11-29T00:00 2026-12-04T00:00",
                "0 0 * * fri-sun | 2026-11-27T00:00 2026-11-28T00:00 2026-11-29T00:00 2026-12-04T00:00",
                "0 0 * * Sun-Tue | 2026-11-23T00:00 2026-11-24T00:00 2026-11-29T00:00 2026-11-30T00:00",
                "0 0 * * wed | 2026-11-25T00:00 2026-12-02T00:00",
                "0 0 * jul * | 2027-07-01T00:00 2027-07-02T00:00",
                "0 0 * * */2 | 2026-11-24T00:00 2026-11-26T00:00 2026-11-28T00:00 2026-11-29T00:00"
                        + " 2026-12-01T00:00",
                "0 0 * * */7 | 2026-11-29T00:00 2026-12-06T00:00",
                // both restricted: either; a star in one: both
                "0 0 13 * 5 | 2026-11-27T00:00 2026-12-04T00:00 2026-12-11T00:00 2026-12-13T00:00",
                "0 0 1-7 * 1 | 2026-11-23T00:00 2026-11-30T00:00 2026-12-01T00:00 2026-12-02T00:00",
                "0 0 */10 * 1 | 2026-12-21T00:00 2027-01-11T00:00 2027-02-01T00:00",
                "0 0 31 * * | 2026-12-31T00:00 2027-01-31T00:00 2027-03-31T00:00",
                "30 4 1,15 */6 * | 2027-01-01T04:30 2027-01-15T04:30 2027-07-01T04:30"
            })
    void patternsOfUnix(String pattern, String expected) {
        assertThat(next(pattern, expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate(1 minute) | 2026-11-22T00:49:10 2026-11-22T00:50:10",
                "rate(5 minutes) | 2026-11-22T00:53:10 2026-11-22T00:58:10",
                "rate(2 hours) | 2026-11-22T02:48:10 2026-11-22T04:48:10",
                "rate( 1  day ) | 2026-11-23T00:48:10 2026-11-24T00:48:10"
            })
    void ratesCountFromTheirAnchor(String pattern, String expected) {
        assertThat(next(pattern, expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0 31 2 ?",
                "0 0 30 2 *",
                "0 0 31 4,6,9,11 *",
                "0 0 1 1 ? 2020",
                "0 0 29 2 ? 2027",
                "0 0 31W 2,4 ? *"
            })
    void aPatternThatNamesNoTimeToComeHasNoTick(String pattern) {
        assertThat(SchedulePattern.parse(pattern).next(SUNDAY, SUNDAY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "* * * *",
                "* * * * * * *",
                "a b c d e",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 0 *",
                "* * * 13 *",
                "* * * * 8",
                "-1 * * * *",
                "1.5 * * * *",
                "*/0 * * * *",
                "5-1 * * * *",
                "22-2 * * * *",
                "1,,2 * * * *",
                ",1 * * * *",
                "1, * * * *",
                "/5 * * * *",
                "0/ * * * *",
                "1-5/1-2 * * * *",
                "99999999999 * * * *",
                "* * 5--6 * *",
                "* L * * *",
                "? * * * *",
                "* * * ? *",
                "0 9 ? * ?",
                "0 9 ? * ? *",
                "0 9 1 * 2 *",
                "0 9 L * 2 *",
                "0 9 W * ?",
                "0 9 32W * ?",
                "0 9 1-5W * ?",
                "0 9 3WL * ?",
                "0 9 L-31 * ?",
                "0 9 2L * ?",
                "0 9 1# * ?",
                "0 9 ? * LW",
                "0 9 ? * 2W",
                "0 9 ? * 2#",
                "0 9 ? * #2",
                "0 9 ? * 2#0",
                "0 9 ? * 2#6",
                "0 9 ? * 0",
                "0 9 ? * 8",
                "0 9 ? * FRI-MON",
                "0 9 ?/2 * ?",
                "0 9 ? * 2 1969",
                "0 9 ? * 2 2200",
                "0 9 ? * MONDAY",
                "@daily",
                "cron(* * * *)",
                "cron(* * * * ? *",
                "cron(cron(* * * * ? *))",
                "rate(0 minutes)",
                "rate(5)",
                "rate(5 seconds)",
                "rate(-5 minutes)",
                "rate(100000 minutes)",
                "0 9 \u0661 * ?",
                "0 9 \u0000 * ?"
            })
    void whatIsNoPatternIsRefusedWithoutRepeatingIt(String pattern) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> SchedulePattern.parse(pattern))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
                    assertThat(refusal.details())
                            .singleElement()
                            .satisfies(detail -> assertThat(detail.attribute()).isEqualTo("schedule_pattern"));
                    assertThat(pattern.length() < 9
                                    || !String.valueOf(refusal.getMessage()).contains(pattern))
                            .isTrue();
                });
    }

    @Test
    void aPatternHasABoundedLength() {
        String fits = "0," + "1,".repeat(100) + "2 * * * *";
        assertThat(SchedulePattern.parse(fits).next(SUNDAY, SUNDAY)).isEqualTo("2026-11-22T01:00:00Z");
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> SchedulePattern.parse("0," + "1,".repeat(130) + "2 * * * *"))
                .withMessageContaining("255");
    }

    @Test
    void ticksComeAfterTheMomentThatIsGiven() {
        SchedulePattern pattern = SchedulePattern.parse("0 12 * * *");
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(pattern.next(noon.minusNanos(1), noon)).isEqualTo(noon);
        assertThat(pattern.next(noon, noon)).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(SchedulePattern.parse("rate(1 minute)").next(noon.minusSeconds(90), noon))
                .isEqualTo("2026-11-22T12:01:00Z");
    }

    /** Returns as many ticks as are expected, so that a difference shows in one line. */
    private static String next(String pattern, String expected) {
        SchedulePattern parsed = SchedulePattern.parse(pattern);
        Instant anchor = SUNDAY.minusSeconds(20);
        List<String> ticks = new ArrayList<>();
        Instant at = SUNDAY;
        for (int i = 0; i < expected.split(" ", -1).length; i++) {
            at = parsed.next(at, anchor);
            if (at == null) {
                ticks.add("none");
                break;
            }
            ticks.add(LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString());
        }
        return String.join(" ", ticks);
    }
}
