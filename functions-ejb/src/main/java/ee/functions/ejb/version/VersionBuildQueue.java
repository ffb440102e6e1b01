// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.SourceArchive;
import ee.functions.runtime.build.VersionSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Builds versions on the build executor, outside of any transaction. No task stays unfinished: what a server left behind is
 * taken up at its next start, what the executor refused or the database did not take is tried again by a sweep, and so is
 * what another server has not finished in time.
 */
@ApplicationScoped
public class VersionBuildQueue {
    private static final System.Logger LOG = System.getLogger(VersionBuildQueue.class.getName());
    private static final Duration SWEEP_PERIOD = Duration.ofSeconds(5);

    private final Set<TaskKey> underway = ConcurrentHashMap.newKeySet();
    private final Set<TaskKey> postponed = ConcurrentHashMap.newKeySet();
    private final BuildMeter meter = new BuildMeter();
    private volatile boolean stopping;

    @Inject
    BuildResults results;

    @Inject
    JavaScriptHost host;

    @Inject
    ServerExecutors executors;

    @Inject
    TaskWaiters waiters;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    void onServerStarted(@Observes ServerStarted event) {
        List<TaskKey> left = results.unfinished(OffsetDateTime.now(clock));
        if (!left.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, left.size() + " unfinished tasks are taken up again.");
        }
        left.forEach(this::submit);
        executors.repeat("retry postponed builds", SWEEP_PERIOD, this::sweep);
    }

    void onServerStopping(@Observes ServerStopping event) {
        stopping = true;
    }

    void onVersionCreated(@Observes(during = TransactionPhase.AFTER_SUCCESS) VersionCreated event) {
        submit(event.task());
    }

    /** Returns how builds ended on this server since the start, and how many are to come. */
    public BuildFigures figures() {
        return meter.read(underway.size() + postponed.size());
    }

    /** Lets the task be built as soon as a thread is free; does nothing if it is underway already. */
    void submit(TaskKey task) {
        if (!underway.add(task)) {
            return;
        }
        try {
            executors.build().execute(() -> run(task));
        } catch (RejectedExecutionException full) {
            underway.remove(task);
            postponed.add(task);
            LOG.log(System.Logger.Level.INFO, "All build threads are busy; task " + task.taskId() + " waits.");
        }
    }

    /** Tries again what was postponed here, and what is older than a build can take. */
    void sweep() {
        for (TaskKey task : List.copyOf(postponed)) {
            postponed.remove(task);
            submit(task);
        }
        Duration patience = settings.duration(Setting.BUILD_TIME_LIMIT_MS).multipliedBy(2);
        results.unfinished(OffsetDateTime.now(clock).minus(patience)).forEach(this::submit);
    }

    private void run(TaskKey task) {
        if (stopping) {
            return; // the executor belongs to the server and outlives the application: the next start goes on
        }
        boolean again = false;
        try {
            results.order(task).ifPresent(this::build);
        } catch (RuntimeException failure) {
            again = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Task " + task.taskId() + " could not be finished; it is tried again",
                    failure);
        } finally {
            underway.remove(task);
        }
        if (again) {
            postponed.add(task); // after it left 'underway', or a sweep in between would lose it
        } else {
            waiters.finished(task.taskId());
        }
    }

    private void build(BuildOrder order) {
        TaskKey task = order.task();
        long began = System.nanoTime();
        Verdict verdict = verdict(order);
        meter.ended(verdict.end(), System.nanoTime() - began);
        if (stopping || Thread.currentThread().isInterrupted()) {
            return; // a build that the stop of the server cut off says nothing about the code: the next start goes on
        }
        if (verdict.artifact() != null) {
            results.completed(task, verdict.artifact());
            LOG.log(
                    System.Logger.Level.INFO,
                    "Task " + task.taskId() + " has built a version of function " + task.functionId() + ".");
        } else {
            results.failed(task, verdict.errors());
            LOG.log(
                    System.Logger.Level.INFO,
                    "Task " + task.taskId() + " failed: the code for function " + task.functionId() + " was rejected.");
        }
    }

    /** An artifact, or else the errors. */
    private record Verdict(BuildEnd end, @Nullable Artifact artifact, List<BuildMessage> errors) {}

    /** Modules count together as one code does; those of a version that is built again were counted before. */
    private VersionSource bounded(VersionSource source) {
        return source instanceof SourceArchive archive
                ? archive.within(settings.number(Setting.VERSION_CODE_BYTES))
                : source;
    }

    private Verdict verdict(BuildOrder order) {
        try {
            BuildResult result = host.build(bounded(order.source()), order.choice(), host.offer(order.siteEngines()));
            return result instanceof BuildResult.Rejected rejected
                    ? new Verdict(BuildEnd.REJECTED, null, rejected.errors())
                    : new Verdict(BuildEnd.BUILT, ((BuildResult.Built) result).artifact(), List.of());
        } catch (RuntimeException | StackOverflowError broken) {
            UUID taskId = order.task().taskId();
            if (!stopping) {
                LOG.log(System.Logger.Level.ERROR, "The build of task " + taskId + " broke down", broken);
            }
            String text =
                    "The build broke down on this code. The log of the server says more under the task id " + taskId;
            return new Verdict(BuildEnd.BROKEN, null, List.of(new BuildMessage(text + ".", 0, 0)));
        }
    }
}
