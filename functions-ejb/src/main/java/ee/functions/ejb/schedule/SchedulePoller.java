// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.schedule.ScheduleStore.Taken;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Looks for ticks that have come, on every server: again when the earliest tick comes, at the latest after
 * {@code functions.schedule.poll-interval-ms}. Which server takes a tick is decided by the database.
 */
@ApplicationScoped
public class SchedulePoller {
    private static final System.Logger LOG = System.getLogger(SchedulePoller.class.getName());

    private static final int TRIGGERS_AT_ONCE = 20;
    private static final int RUNS_DELETED_AT_ONCE = 1000;
    private static final Duration GIVE_UP_PERIOD = Duration.ofMinutes(1);
    private static final Duration RETENTION_PERIOD = Duration.ofMinutes(10);
    /** Another server may be taking a tick that is still due: not to ask it without a pause. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

    @Inject
    ScheduleStore store;

    @Inject
    ScheduledRuns runs;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private volatile boolean stopped;
    private volatile boolean failing;

    void onServerStarted(@Observes ServerStarted event) {
        executors.repeat("give up lost scheduled runs", GIVE_UP_PERIOD, store::giveUpLost);
        executors.repeat("delete old scheduled runs", RETENTION_PERIOD, this::deleteOld);
        pollAfter(SHORTEST_WAIT);
    }

    void onServerStopping(@Observes ServerStopping event) {
        stopped = true;
    }

    private void pollAfter(Duration wait) {
        try {
            executors.timers().schedule(this::pollOnIo, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            // Nothing ticks any more.
        }
    }

    private void pollOnIo() {
        if (stopped) {
            return;
        }
        try {
            executors.io().execute(this::pollAndGoOn);
        } catch (RejectedExecutionException | IllegalStateException | OutOfMemoryError busyOrStopping) {
            pollAfter(longestWait());
        }
    }

    /** Goes on whatever happens, also when there is no memory left. */
    private void pollAndGoOn() {
        Duration wait = longestWait();
        try {
            wait = polled();
        } finally {
            pollAfter(wait);
        }
    }

    private Duration polled() {
        try {
            Duration wait = poll();
            failing = false;
            return wait;
        } catch (RuntimeException failure) {
            if (!failing) { // one line is enough to say that the database is away
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Scheduled triggers cannot be looked for; it is tried again until it succeeds",
                        failure);
            }
            failing = true;
            return longestWait();
        }
    }

    /** Starts everything that is due; returns how long to wait before the next look. */
    Duration poll() {
        Taken taken;
        do {
            taken = store.take(TRIGGERS_AT_ONCE);
            taken.runs().forEach(runs::start);
        } while (taken.triggers() == TRIGGERS_AT_ONCE && !stopped);
        Duration untilNext = store.earliest()
                .map(earliest -> Duration.between(clock.instant(), earliest))
                .orElse(longestWait());
        if (untilNext.compareTo(longestWait()) > 0) {
            return longestWait();
        }
        return untilNext.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : untilNext;
    }

    /** Deletes runs that are past the retention of the log. */
    void deleteOld() {
        OffsetDateTime oldest = OffsetDateTime.now(clock).minus(settings.duration(Setting.LOG_RETENTION_HOURS));
        int deleted;
        do {
            deleted = store.deleteRunsBefore(oldest, RUNS_DELETED_AT_ONCE);
        } while (deleted == RUNS_DELETED_AT_ONCE);
    }

    private Duration longestWait() {
        return settings.duration(Setting.SCHEDULE_POLL_INTERVAL_MS);
    }
}
