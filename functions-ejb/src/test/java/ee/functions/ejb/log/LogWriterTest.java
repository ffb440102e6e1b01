// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeLogStore;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerStopped;
import ee.functions.ejb.settings.Setting;
import ee.functions.runtime.binding.LogLevel;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogWriterTest {
    private static final InvocationKey KEY = new InvocationKey("a", new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

    private final FakeLogStore store = new FakeLogStore();
    private final FakeExecutors executors = new FakeExecutors();
    private final LogWriter writer = writer();

    private LogWriter writer() {
        LogWriter wired = Beans.wire(
                new LogWriter(),
                store,
                executors,
                new MovingClock(),
                TestSettings.with(Setting.LOG_MESSAGE_BYTES, "256").build());
        wired.prepare();
        return wired;
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void invocationLogHasStartLinesAndEndInOrder() {
        InvocationLog log = writer.open(KEY);
        log.started();
        log.write(LogLevel.WARN, "careful");
        log.started();
        log.failed("Error: no");
        log.ended("FUNCTION_ERROR", 502, 12, null);
        writer.flush();
        assertThat(lines())
                .extracting(LogLine::level, LogLine::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "SYSTEM",
                                "START function invoke, invocation 00000000-0000-0000-0000-000000000003, version"
                                        + " 00000000-0000-0000-0000-000000000002"),
                        org.assertj.core.groups.Tuple.tuple("WARN", "careful"),
                        org.assertj.core.groups.Tuple.tuple("ERROR", "Error: no"),
                        org.assertj.core.groups.Tuple.tuple(
                                "SYSTEM",
                                "END function invoke, invocation 00000000-0000-0000-0000-000000000003, outcome"
                                        + " FUNCTION_ERROR, status 502, duration 12 ms"));
    }

    @Test
    void longMessageIsCutToItsLimit() {
        writer.open(KEY).write(LogLevel.LOG, "x".repeat(1_000));
        writer.flush();
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line.message()).hasSize(256));
    }

    @Test
    void batchThatTheDatabaseRefusesIsKeptInOrder() {
        store.refuses = event -> true;
        writer.open(KEY).write(LogLevel.LOG, "1");
        writer.flush();
        writer.open(KEY).write(LogLevel.LOG, "2");
        for (int attempt = 0; attempt < 10; attempt++) {
            writer.flush();
        }
        assertThat(store.stored).isEmpty();
        store.refuses = event -> false;
        writer.flush();
        assertThat(lines()).extracting(LogLine::message).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void oneEventThatCannotBeStoredDoesNotKeepTheOthers() {
        store.refuses = event -> event instanceof LogLine line && line.message().equals("poison");
        for (String message : List.of("1", "poison", "2", "3")) {
            writer.open(KEY).write(LogLevel.LOG, message);
        }
        for (int attempt = 0; attempt < 5; attempt++) {
            writer.flush();
        }
        writer.open(KEY).write(LogLevel.LOG, "4");
        writer.flush();
        assertThat(lines()).extracting(LogLine::message).containsExactly("1", "2", "3", "4");
        assertThat(writer.figures()).returns(1L, LogBufferFigures::lost).returns(0, LogBufferFigures::waiting);
    }

    @Test
    void manyEventsAreStoredInSeveralBatches() {
        for (int number = 0; number < 1_234; number++) {
            writer.open(KEY).write(LogLevel.LOG, Integer.toString(number));
        }
        writer.flush();
        assertThat(lines()).hasSize(1_234);
        assertThat(lines().get(1_233).message()).isEqualTo("1233");
    }

    @Test
    void stopStoresWhatWaits() {
        writer.open(KEY).write(LogLevel.LOG, "last words");
        writer.onServerStopped(new ServerStopped());
        assertThat(lines()).extracting(LogLine::message).containsExactly("last words");
    }

    private List<LogLine> lines() {
        return store.stored.stream().map(LogLine.class::cast).toList();
    }
}
