// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The managed threads of the server, found by the JNDI names of the settings {@code functions.executor.*}. Where a name is
 * not bound, the default executor of the server is used and a warning says so: it works, without the bounds of an own one.
 */
@ApplicationScoped
public class ServerExecutors {
    private static final System.Logger LOG = System.getLogger(ServerExecutors.class.getName());
    private static final String DEFAULT_EXECUTOR = "java:comp/DefaultManagedExecutorService";
    private static final String DEFAULT_SCHEDULER = "java:comp/DefaultManagedScheduledExecutorService";

    private final List<Future<?>> jobs = new CopyOnWriteArrayList<>();

    @Inject
    Settings settings;

    private @Nullable Found found;

    private record Found(Executor invocation, Executor build, Executor io, ScheduledExecutorService timers) {}

    @PostConstruct
    void lookUp() {
        found = new Found(
                executor(Setting.EXECUTOR_INVOCATION),
                executor(Setting.EXECUTOR_BUILD),
                executor(Setting.EXECUTOR_IO),
                new TimerQueue(scheduler(Setting.EXECUTOR_TIMERS)));
    }

    /** Runs scripts and what prepares them. */
    public Executor invocation() {
        return found().invocation();
    }

    /** Builds versions; refuses with {@link RejectedExecutionException} when its queue is full. */
    public Executor build() {
        return found().build();
    }

    /** Runs what blocks: the database behind the key-value store, the log, background jobs. */
    public Executor io() {
        return found().io();
    }

    /** Fires timers and deadlines; what it runs must be short. A cancelled timer is forgotten at once. */
    public ScheduledExecutorService timers() {
        return found().timers();
    }

    /**
     * Runs a job again and again on the io executor until the application stops, the first time after one period. A run is
     * left out while the one before still runs; a job that fails is logged and tried again after the next period.
     *
     * @param name names the job in the log
     */
    public void repeat(String name, Duration period, Runnable job) {
        AtomicBoolean running = new AtomicBoolean();
        Runnable guarded = () -> {
            try {
                job.run();
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.WARNING, "The job '" + name + "' failed and is tried again later", failure);
            } finally {
                running.set(false);
            }
        };
        jobs.add(timers().scheduleWithFixedDelay(
                        () -> {
                            if (running.compareAndSet(false, true)) {
                                try {
                                    io().execute(guarded);
                                } catch (RejectedExecutionException
                                        | IllegalStateException
                                        | OutOfMemoryError busyOrStopping) {
                                    running.set(false);
                                }
                            }
                        },
                        period.toMillis(),
                        period.toMillis(),
                        TimeUnit.MILLISECONDS));
    }

    /** Ends all repeated jobs; one that runs now is not interrupted. */
    public void stopJobs() {
        jobs.forEach(job -> job.cancel(false));
        jobs.clear();
    }

    /** Gives the thread of the timers back to the server, also after a start that failed; none fires any more. */
    @PreDestroy
    void stopTimers() {
        timers().shutdown();
    }

    private Found found() {
        Found executors = found;
        if (executors == null) {
            throw new IllegalStateException("The executors are not looked up yet.");
        }
        return executors;
    }

    private Executor executor(Setting name) {
        return lookUp(name, ManagedExecutorService.class, DEFAULT_EXECUTOR);
    }

    private ScheduledExecutorService scheduler(Setting name) {
        return lookUp(name, ManagedScheduledExecutorService.class, DEFAULT_SCHEDULER);
    }

    private <T> T lookUp(Setting setting, Class<T> type, String fallback) {
        String name = settings.text(setting);
        return ServerNames.find(name, type).orElseGet(() -> {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The server has no executor " + name + " (setting " + setting.key() + "); " + fallback
                            + " is used, which may have neither an own bound nor an own queue.");
            return ServerNames.find(fallback, type)
                    .orElseThrow(() -> new IllegalStateException(
                            "The server has neither the executor " + name + " nor " + fallback + "."));
        });
    }
}
