// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.settings.Setting;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogRetentionTest {
    private final List<String> asked = new ArrayList<>();
    private final Deque<Integer> deletedEntries = new ArrayDeque<>(List.of(1000, 1000, 7));

    private final LogStore store = new LogStore() {
        @Override
        public int deleteEntriesBefore(OffsetDateTime time, int limit) {
            asked.add("entries " + time);
            return deletedEntries.remove();
        }

        @Override
        public int deleteRecordsBefore(OffsetDateTime time, int limit) {
            asked.add("records " + time);
            return 0;
        }

        @Override
        public int deleteCountsBefore(LocalDate day, int limit) {
            asked.add("counts " + day);
            return 0;
        }
    };

    @Test
    void eachIsKeptAsLongAsItsSettingSaysAndDeletedInBatches() {
        Beans.wire(
                        new LogRetention(),
                        store,
                        new MovingClock(),
                        TestSettings.with(Setting.LOG_RETENTION_HOURS, "48")
                                .and(Setting.STATISTICS_RETENTION_DAYS, "31")
                                .build())
                .deleteOld();

        assertThat(asked)
                .containsExactly(
                        "entries 2026-11-18T12:00Z",
                        "entries 2026-11-18T12:00Z",
                        "entries 2026-11-18T12:00Z",
                        "records 2026-11-18T12:00Z",
                        "counts 2026-10-20");
    }
}
