// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeServers;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopped;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeHeartbeatTest {
    private static final Logger LOG = Logger.getLogger(NodeHeartbeat.class.getName());

    private final Map<String, Duration> repeated = new LinkedHashMap<>();
    private final FakeExecutors executors = new FakeExecutors() {
        @Override
        public void repeat(String name, Duration period, Runnable job) {
            repeated.put(name, period);
        }
    };
    private final Settings settings =
            TestSettings.with(Setting.SERVER_HEARTBEAT_MS, "2000").build();
    private final MovingClock clock = new MovingClock();
    private final FakeServers servers = new FakeServers();
    private final NodeStore store = Beans.wire(new NodeStore(), servers, clock);
    private final FakeNode self = new FakeNode("node-1");
    private final NodeHeartbeat heartbeat = heartbeat();
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private NodeHeartbeat heartbeat() {
        return Beans.wire(new NodeHeartbeat(), store, self, executors, settings);
    }

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void close() {
        LOG.removeHandler(handler);
        executors.close();
    }

    @Test
    void itTellsAtTheIntervalOfItsSetting() {
        heartbeat.onServerStarted(new ServerStarted());

        assertThat(repeated.values()).containsExactly(Duration.ofSeconds(2), Duration.ofMinutes(10));
    }

    @Test
    void whatItTellsCountsForThreeIntervals() {
        heartbeat.tell();
        clock.advance(Duration.ofSeconds(2));
        heartbeat.tell();

        assertThat(store.all().nodes()).singleElement().satisfies(node -> {
            assertThat(node.name()).isEqualTo("node-1");
            assertThat(node.seenAt()).isEqualTo(clock.instant());
            assertThat(node.answersUntil()).isEqualTo(clock.instant().plusSeconds(6));
            assertThat(node.state()).isEqualTo(FakeNode.STATE);
        });
    }

    @Test
    void nothingIsToldBeforeTheStartHasEnded() {
        self.started = null;

        heartbeat.tell();

        assertThat(servers.attempts).isZero();
    }

    @Test
    void aServerThatStopsTakesItsRowAwayAndTellsNothingMore() {
        heartbeat.tell();

        heartbeat.onServerStopped(new ServerStopped());
        heartbeat.tell();

        assertThat(servers.rows).isEmpty();
    }

    @Test
    void aServerThatStopsWhileTheDatabaseIsAwayDoesNotWaitForIt() {
        heartbeat.tell();
        servers.away = true;
        heartbeat.tell();
        servers.away = false;

        heartbeat.onServerStopped(new ServerStopped());

        assertThat(servers.rows).as("it is forgotten later").hasSize(1);
    }

    @Test
    void theRowOfTheNextStartIsLeftAlone() {
        heartbeat.tell();
        NodeHeartbeat next = heartbeat();
        next.tell();

        heartbeat.onServerStopped(new ServerStopped());

        assertThat(servers.rows).hasSize(1);
    }

    @Test
    void anOutageIsOneWarningAndItsEndOneLine() {
        heartbeat.tell();
        servers.away = true;
        for (int i = 0; i < 5; i++) {
            heartbeat.tell();
        }
        servers.away = false;
        heartbeat.tell();
        heartbeat.tell();
        servers.away = true;
        heartbeat.tell();

        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.INFO, Level.WARNING);
        assertThat(servers.attempts).isEqualTo(9);
    }

    @Test
    void twoServersOfOneNameAreOneWarningEach() {
        NodeHeartbeat other = heartbeat();
        for (int i = 0; i < 5; i++) {
            heartbeat.tell();
            other.tell();
        }

        assertThat(logged)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.getMessage()).contains("node-1", "functions.server.name"));
    }

    @Test
    void aStartAfterACrashIsNoOtherServer() {
        heartbeat.tell();
        NodeHeartbeat next = heartbeat();
        next.tell();
        next.tell();

        assertThat(logged).isEmpty();
    }

    @Test
    void serversThatToldNothingForADayAreForgotten() {
        heartbeat.tell();
        clock.advance(Duration.ofDays(1));
        heartbeat.forget();
        assertThat(servers.rows).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        heartbeat.forget();
        assertThat(servers.rows).isEmpty();
    }
}
