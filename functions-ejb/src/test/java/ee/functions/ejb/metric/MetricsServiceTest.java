// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.egress.ServerRules;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.FakeLogStore;
import ee.functions.ejb.fake.LogWriters;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerPools;
import ee.functions.ejb.invocation.InvocationMeter;
import ee.functions.ejb.kv.KvService;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.permit.FunctionPermits;
import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.schedule.ScheduledRuns;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.VersionBuildQueue;
import ee.functions.jpa.async.AsyncBacklog;
import ee.functions.jpa.outbox.OutboxBacklog;
import ee.functions.runtime.instance.PoolFigures;
import ee.functions.runtime.metric.DurationHistogram;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsServiceTest {
    private final FakeExecutors executors = new FakeExecutors();
    private final MovingClock clock = new MovingClock();
    private final Settings settings = TestSettings.defaults();
    private final SitePermits permits = Beans.wire(new SitePermits(), settings, clock);
    private Optional<StoredBacklogs.Backlogs> backlogs = Optional.of(new StoredBacklogs.Backlogs(
            new OutboxBacklog(7, OffsetDateTime.now(clock).minusSeconds(90)), new AsyncBacklog(5, 2)));
    private Optional<PoolFigures> instances = Optional.of(pool());
    private final MetricsService service = Beans.wire(
            new MetricsService(),
            Beans.wire(new InvocationMeter(), settings),
            permits,
            Beans.wire(new FunctionPermits(), executors, settings),
            Beans.wire(new SiteTurns(), executors, settings),
            new FakeHost() {
                @Override
                public Optional<PoolFigures> figures() {
                    return instances;
                }

                @Override
                public boolean isShortOfMemory() {
                    return true;
                }
            },
            new VersionBuildQueue(),
            Beans.wire(new KvService(), settings),
            new ServerRules(),
            LogWriters.of(new FakeLogStore(), executors, clock, settings),
            new ScheduledRuns(),
            new StoredBacklogs() {
                @Override
                public Optional<Backlogs> read() {
                    return backlogs;
                }
            },
            new ServerPools() {
                @Override
                public List<ExecutorFigures> executors() {
                    return List.of(new ExecutorFigures("io", 16, 3, 1));
                }
            },
            clock);

    private static PoolFigures pool() {
        DurationHistogram starts = new DurationHistogram();
        starts.add(30_000_000);
        return new PoolFigures(4, 3, 2, 1, starts.read(), 9);
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void whatWasCountedIsWrittenForPrometheus() {
        permits.acquire("site-1");
        permits.acquire("site-1");
        permits.acquire("site-2");

        assertThat(lines(null))
                .contains(
                        "# TYPE functions_invocations_total counter",
                        "functions_invocations_total{engine=\"nashorn\",outcome=\"success\"} 0.0",
                        "functions_invocations_running 3.0",
                        "functions_sites_running 2.0",
                        "functions_turns_waiting 0.0",
                        "functions_instances{state=\"suspended\"} 3.0",
                        "functions_instance_start_duration_seconds_bucket{le=\"0.025\"} 0",
                        "functions_instance_start_duration_seconds_bucket{le=\"0.05\"} 1",
                        "functions_instance_start_duration_seconds_bucket{le=\"+Inf\"} 1",
                        "functions_instance_start_duration_seconds_sum 0.03",
                        "functions_instance_start_failures_total 9.0",
                        "functions_builds_total{outcome=\"rejected\"} 0.0",
                        "functions_kv_operations_total{operation=\"test_and_set\"} 0.0",
                        "functions_fetches_total 0.0",
                        "functions_schedule_runs_total{outcome=\"refused\"} 0.0",
                        "functions_log_buffer_entries 0.0",
                        "functions_log_entries_lost_total 0.0",
                        "functions_stream_outbox_messages 7.0",
                        "functions_stream_outbox_oldest_age_seconds 90.0",
                        "functions_async_invocations{state=\"waiting\"} 5.0",
                        "functions_memory_short 1.0",
                        "functions_pool_threads_active{pool=\"io\"} 3.0")
                .anyMatch(line -> line.startsWith("functions_build_info{")
                        && line.contains("java_version=\"" + Runtime.version() + "\"")
                        && !line.contains("${"))
                .noneMatch(line -> line.startsWith("functions_function_invocations"))
                .noneMatch(line -> line.contains("site-1"));
        assertThat(service.text(Callers.all(), "text/plain;version=0.0.4").contentType())
                .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void whoAsksForOpenMetricsGetsIt() {
        String accept = "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

        assertThat(service.text(Callers.all(), accept).contentType())
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(lines(accept))
                .contains("# TYPE functions_invocations counter", "functions_invocations_running 3.0".replace("3", "0"))
                .endsWith("# EOF");
    }

    @Test
    void whatCannotBeKnownIsLeftOut() {
        backlogs = Optional.empty();
        instances = Optional.empty();

        assertThat(lines(null))
                .noneMatch(line -> line.startsWith("functions_stream_outbox")
                        || line.startsWith("functions_async")
                        || line.startsWith("functions_instance"))
                .contains("functions_sites_running 0.0");
    }

    @Test
    void onlyAdministratorsReadThem() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.text(Callers.with(Permission.FUNCTIONS_READ), null))
                .withMessageContaining("functions:administer");
    }

    private List<String> lines(@Nullable String accept) {
        return new String(service.text(Callers.all(), accept).body(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
