// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.metric;

import ee.functions.ejb.egress.ServerRules;
import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.ServerPools;
import ee.functions.ejb.invocation.EndedInvocations;
import ee.functions.ejb.invocation.InvocationMeter;
import ee.functions.ejb.kv.KvService;
import ee.functions.ejb.log.LogBufferFigures;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.metric.MetricFamilies.Durations;
import ee.functions.ejb.metric.MetricFamilies.Point;
import ee.functions.ejb.metric.StoredBacklogs.Backlogs;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.permit.FunctionPermits;
import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.permit.TurnFigures;
import ee.functions.ejb.schedule.ScheduledRuns;
import ee.functions.ejb.system.ProductVersion;
import ee.functions.ejb.version.BuildFigures;
import ee.functions.ejb.version.VersionBuildQueue;
import ee.functions.jpa.outbox.OutboxBacklog;
import ee.functions.runtime.egress.EgressReason;
import ee.functions.runtime.engine.EngineKind;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of this server. What happens is counted where it happens; here it is read, named and written. Names and labels are
 * documented, and do not change. Nothing is told apart by function unless {@code functions.metrics.function-count} says so.
 */
@ApplicationScoped
public class MetricsService {
    private static final String OUTCOME = "outcome";
    private static final String ENGINE = "engine";
    private static final String STATE = "state";
    private static final String POOL = "pool";
    private static final double MILLIS_PER_SECOND = 1000;

    @Inject
    InvocationMeter invocations;

    @Inject
    SitePermits sites;

    @Inject
    FunctionPermits functions;

    @Inject
    SiteTurns turns;

    @Inject
    JavaScriptHost host;

    @Inject
    VersionBuildQueue builds;

    @Inject
    KvService kv;

    @Inject
    ServerRules egress;

    @Inject
    LogWriter log;

    @Inject
    ScheduledRuns schedules;

    @Inject
    StoredBacklogs backlogs;

    @Inject
    ServerPools pools;

    @Inject
    Clock clock;

    /**
     * Returns all metrics as they are now. Needs {@code functions:administer}.
     *
     * @param accept what the caller reads, as in an {@code Accept} header; null if it does not say. Whoever names
     *     OpenMetrics gets it, everybody else the text format of Prometheus.
     */
    public MetricsText text(Caller caller, @Nullable String accept) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
        ExpositionFormatWriter writer = openMetrics.accepts(accept) ? openMetrics : PrometheusTextFormatWriter.create();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            writer.write(body, read());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new MetricsText(writer.getContentType(), body.toByteArray());
    }

    private MetricSnapshots read() {
        MetricFamilies families = new MetricFamilies();
        invocations(families);
        concurrency(families);
        instances(families);
        builds(families);
        work(families);
        log(families);
        backlogs(families);
        server(families);
        return families.snapshots();
    }

    private void invocations(MetricFamilies families) {
        List<Point> ended = new ArrayList<>();
        for (EndedInvocations some : invocations.ended()) {
            EngineKind engine = some.engine();
            if (engine != null || some.count() > 0) {
                ended.add(new Point(
                        some.count(), OUTCOME, name(some.outcome()), ENGINE, engine == null ? "none" : engine.id()));
            }
        }
        families.counter("invocations", "Invocations that ended, by outcome and engine.", ended);
        families.counter(
                "invocation_failures",
                "Invocations that no handler answered, refused ones included, by the code of the error.",
                invocations.failed().entrySet().stream()
                        .map(failed -> new Point(
                                failed.getValue(), "code", failed.getKey().name()))
                        .toList());
        families.durations(
                "invocation_duration_seconds",
                "How long invocations took that came to an engine, from their acceptance to their end.",
                invocations.durations().entrySet().stream()
                        .map(of ->
                                new Durations(of.getValue(), ENGINE, of.getKey().id()))
                        .toList());
        families.counter(
                "function_invocations",
                "Invocations that ended, of the functions with counts of their own (functions.metrics.function-count).",
                invocations.byFunction().stream()
                        .map(own -> new Point(
                                own.count(),
                                "site",
                                own.siteId(),
                                "function",
                                own.functionId().toString(),
                                OUTCOME,
                                name(own.outcome())))
                        .toList());
    }

    private void concurrency(MetricFamilies families) {
        TurnFigures figures = turns.figures();
        families.gauge("invocations_running", "Invocations in progress, of all sites.", sites.running());
        families.gauge("sites_running", "Sites with invocations in progress.", sites.sites());
        families.gauge(
                "invocations_waiting",
                "Invocations that wait for an instance by the scaling policy of their function.",
                functions.waiting());
        families.gauge("turns_running", "Turns that hold a thread for scripts.", figures.running());
        families.gauge(
                "turns_waiting", "Turns that wait because their site holds all the threads it may.", figures.waiting());
    }

    private void instances(MetricFamilies families) {
        host.figures().ifPresent(figures -> {
            families.gauge(
                    "instances",
                    "Instances, by state.",
                    List.of(
                            new Point(figures.idle(), STATE, "idle"),
                            new Point(figures.suspended(), STATE, "suspended"),
                            new Point(figures.busy(), STATE, "busy"),
                            new Point(figures.starting(), STATE, "starting")));
            families.durations(
                    "instance_start_duration_seconds",
                    "How long instances took to start, in vain or not.",
                    List.of(new Durations(figures.starts())));
            families.counter(
                    "instance_start_failures",
                    "Instances that did not start, because their module threw or was stopped.",
                    figures.failedStarts());
        });
    }

    private void builds(MetricFamilies families) {
        BuildFigures figures = builds.figures();
        families.counter(
                "builds",
                "Builds of versions that ended, by how they ended.",
                figures.ended().entrySet().stream()
                        .map(ended -> new Point(ended.getValue(), OUTCOME, name(ended.getKey())))
                        .toList());
        families.durations(
                "build_duration_seconds",
                "How long builds of versions took.",
                List.of(new Durations(figures.durations())));
        families.gauge("builds_pending", "Versions that are being built, or wait to be.", figures.pending());
    }

    private void work(MetricFamilies families) {
        families.counter(
                "kv_operations",
                "Operations of the key-value store that reached the database, of functions and of REST.",
                kv.operations().entrySet().stream()
                        .map(done -> new Point(done.getValue(), "operation", name(done.getKey())))
                        .toList());
        families.counter(
                "fetches", "Requests of functions to other servers, refused ones included.", egress.requests());
        Map<EgressReason, Long> refused = new EnumMap<>(EgressReason.class);
        egress.refusals().counts().forEach((key, count) -> refused.merge(key.reason(), count, Long::sum));
        families.counter(
                "fetches_refused",
                "Requests of functions to other servers that were refused, by the reason.",
                refused.entrySet().stream()
                        .map(some -> new Point(some.getValue(), "reason", name(some.getKey())))
                        .toList());
        families.counter(
                "schedule_runs",
                "Runs of scheduled triggers that ended, by outcome.",
                schedules.ended().entrySet().stream()
                        .map(ended -> new Point(ended.getValue(), OUTCOME, name(ended.getKey())))
                        .toList());
    }

    private void log(MetricFamilies families) {
        LogBufferFigures figures = log.figures();
        families.gauge(
                "log_buffer_entries",
                "Log entries and invocation records that wait to be written to the database.",
                figures.waiting());
        families.gauge(
                "log_buffer_capacity_entries",
                "From how many waiting entries on callers are slowed (functions.log.buffer-entries).",
                figures.capacity());
        families.counter(
                "log_entries_lost", "Log entries and invocation records that could not be stored.", figures.lost());
    }

    private void backlogs(MetricFamilies families) {
        Backlogs found = backlogs.read().orElse(null);
        if (found == null) {
            return;
        }
        OutboxBacklog outbox = found.outbox();
        if (outbox != null) {
            OffsetDateTime oldest = outbox.oldestStoredAt();
            families.gauge(
                    "stream_outbox_messages",
                    "Messages that wait for the broker of the event stream, of all servers.",
                    outbox.messages());
            families.gauge(
                    "stream_outbox_oldest_age_seconds",
                    "How long the oldest of them has waited.",
                    oldest == null
                            ? 0.0
                            : Math.max(
                                            0,
                                            Duration.between(oldest, OffsetDateTime.now(clock))
                                                    .toMillis())
                                    / MILLIS_PER_SECOND);
        }
        families.gauge(
                "async_invocations",
                "Asynchronous invocations that have no end yet, of all servers, by state.",
                List.of(
                        new Point(found.async().waiting(), STATE, "waiting"),
                        new Point(found.async().running(), STATE, "running")));
    }

    private void server(MetricFamilies families) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        families.gauge("heap_used_bytes", "Heap of the server in use, garbage included.", heap.getUsed());
        families.gauge("heap_max_bytes", "How large the heap of the server may become.", heap.getMax());
        families.gauge(
                "memory_short",
                "1 while garbage collections leave more in use than functions.memory.heap-percent allows.",
                host.isShortOfMemory() ? 1 : 0);
        List<Point> threads = new ArrayList<>();
        List<Point> active = new ArrayList<>();
        List<Point> queued = new ArrayList<>();
        pools.executors().forEach(pool -> {
            threads.add(new Point(pool.threads(), POOL, pool.name()));
            active.add(new Point(pool.active(), POOL, pool.name()));
            queued.add(new Point(pool.queued(), POOL, pool.name()));
        });
        families.gauge("pool_threads_max", "How many threads an executor of the server may have.", threads);
        families.gauge("pool_threads_active", "How many of them are at work.", active);
        families.gauge("pool_tasks_queued", "How many tasks wait for one of them.", queued);
        families.info(
                "build",
                "The version of the product and of the Java that it runs on.",
                "version",
                ProductVersion.text(),
                "java_version",
                Runtime.version().toString());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
