// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.statistics.InvocationCount;
import ee.functions.jpa.statistics.InvocationCountKey;
import ee.functions.jpa.statistics.InvocationCountRepository;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvocationCountsTest {
    private static final UUID FUNCTION = UUID.randomUUID();

    private final Map<InvocationCountKey, InvocationCount> added = new HashMap<>();
    private final InvocationCounts counts = Beans.wire(new InvocationCounts(), new InvocationCountRepository() {
        @Override
        public void addAll(Map<InvocationCountKey, InvocationCount> given) {
            added.putAll(given);
        }
    });

    @Test
    void invocationsOfOneKindAreCountedTogether() {
        counts.add(List.of(
                record("2026-11-20T10:00:00Z", "SUCCESS", 8),
                record("2026-11-20T11:00:00Z", "SUCCESS", 10),
                record("2026-11-20T12:00:00Z", "SUCCESS", 11),
                record("2026-11-20T12:00:00Z", "TIMED_OUT", 9)));

        LocalDate day = LocalDate.of(2026, 11, 20);
        assertThat(added)
                .isEqualTo(Map.of(
                        new InvocationCountKey(FUNCTION, day, "SUCCESS", 10), new InvocationCount(2, 18, 10),
                        new InvocationCountKey(FUNCTION, day, "SUCCESS", 15), new InvocationCount(1, 11, 11),
                        new InvocationCountKey(FUNCTION, day, "TIMED_OUT", 10), new InvocationCount(1, 9, 9)));
    }

    @Test
    void theDayIsThatOfUtcWhateverTheZoneOfTheServer() {
        counts.add(List.of(
                record("2026-11-20T00:30:00+02:00", "SUCCESS", 1), record("2026-11-20T23:30:00-02:00", "SUCCESS", 1)));

        assertThat(added.keySet())
                .containsExactlyInAnyOrder(
                        new InvocationCountKey(FUNCTION, LocalDate.of(2026, 11, 19), "SUCCESS", 1),
                        new InvocationCountKey(FUNCTION, LocalDate.of(2026, 11, 21), "SUCCESS", 1));
    }

    @Test
    void aDurationBelowZeroFromAClockThatWasSetBackCountsAsNone() {
        counts.add(List.of(record("2026-11-20T10:00:00Z", "SUCCESS", -5)));

        assertThat(added.values()).containsExactly(new InvocationCount(1, 0, 0));
    }

    private static InvocationRecordEntity record(String startedAt, String outcome, long durationMs) {
        InvocationRecordEntity record = new InvocationRecordEntity();
        record.setFunctionId(FUNCTION);
        record.setStartedAt(OffsetDateTime.parse(startedAt));
        record.setOutcome(outcome);
        record.setDurationMs(durationMs);
        return record;
    }
}
