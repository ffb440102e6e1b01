// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LogFilterTest {
    private static final UUID VERSION = new UUID(0, 1);
    private static final UUID INVOCATION = new UUID(0, 2);

    @Test
    void oneTestJudgesManyEntriesByTheirTextInAnyCase() {
        Predicate<LogEntryValue> test = new LogFilter(null, null, Set.of(), "Größe").test();

        assertThat(test).accepts(entry("INFO", "die GRÖßE 7"), entry("WARN", "größe"));
        assertThat(test).rejects(entry("INFO", "Grosse"), entry("INFO", ""));
    }

    @Test
    void allOfAFilterMustHold() {
        Predicate<LogEntryValue> test = new LogFilter(VERSION, INVOCATION, Set.of("ERROR"), "sorry").test();

        assertThat(test).accepts(entry("ERROR", "so sorry"));
        assertThat(test).rejects(entry("INFO", "so sorry"), entry("ERROR", "so"));
        assertThat(new LogFilter(INVOCATION, null, Set.of(), null).test()).rejects(entry("ERROR", "so sorry"));
        assertThat(new LogFilter(null, VERSION, Set.of(), null).test()).rejects(entry("ERROR", "so sorry"));
        assertThat(LogFilter.ALL.test()).accepts(entry("ERROR", "so sorry"));
    }

    private static LogEntryValue entry(String level, String message) {
        return new LogEntryValue(OffsetDateTime.parse("2026-11-20T12:00:00Z"), level, message, INVOCATION, VERSION);
    }
}
