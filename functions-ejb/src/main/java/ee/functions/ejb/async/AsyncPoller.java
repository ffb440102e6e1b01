// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.async.AsyncInvocationRepository;
import ee.functions.jpa.async.AsyncInvocationRepository.DueCall;
import ee.functions.jpa.async.AsyncInvocationRepository.PassedOver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Looks for calls that are due, on every server: when one is stored here, when an attempt has ended here, when the earliest attempt to
 * come is due, at the latest after {@code functions.async.poll-interval-ms}. Which server takes a call is decided by the database.
 */
@ApplicationScoped
public class AsyncPoller {
    private static final System.Logger LOG = System.getLogger(AsyncPoller.class.getName());

    private static final int CALLS_AT_ONCE = 20;
    private static final int DELETED_AT_ONCE = 1000;
    private static final Duration RETENTION_PERIOD = Duration.ofMinutes(10);
    /** Another server may be taking a call that is still due: not to ask it without a pause. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
    /** Nobody tells when a permit of a site is given back. */
    private static final Duration NO_ROOM_WAIT = Duration.ofSeconds(1);

    @Inject
    AsyncStore store;

    @Inject
    AsyncRuns runs;

    @Inject
    RunningAttempts running;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** How often it was asked to look since the last look began; above 0 somebody looks or is about to. */
    private final AtomicInteger asked = new AtomicInteger();

    private volatile @Nullable ScheduledFuture<?> nextLook;
    private volatile boolean started;
    private volatile boolean stopped;
    private volatile boolean failing;

    void onServerStarted(@Observes ServerStarted event) {
        started = true;
        executors.repeat("delete old asynchronous invocations", RETENTION_PERIOD, this::deleteOld);
        lookAfter(SHORTEST_WAIT);
    }

    void onServerStopping(@Observes ServerStopping event) {
        stopped = true;
    }

    void onStored(@Observes(during = TransactionPhase.AFTER_SUCCESS) AsyncInvocationStored event) {
        look();
    }

    /** Looks soon; of many who ask while somebody looks, one has it looked for all. */
    private void look() {
        if (!started || stopped || asked.getAndIncrement() > 0) {
            return;
        }
        try {
            executors.io().execute(this::lookAndGoOn);
        } catch (RejectedExecutionException | IllegalStateException | OutOfMemoryError busyOrStopping) {
            asked.set(0);
            lookAfter(longestWait());
        }
    }

    /** Goes on whatever happens, also when there is no memory left. */
    private void lookAndGoOn() {
        Duration wait = longestWait();
        boolean seenAll = false;
        try {
            while (!seenAll) {
                int seen = asked.get();
                wait = polled();
                seenAll = asked.compareAndSet(seen, 0);
            }
        } finally {
            if (!seenAll) {
                asked.set(0);
            }
            lookAfter(wait);
        }
    }

    /** There is one timer at most: each look sets it anew. */
    private synchronized void lookAfter(Duration wait) {
        ScheduledFuture<?> before = nextLook;
        if (before != null) {
            before.cancel(false);
        }
        try {
            nextLook = executors.timers().schedule(this::look, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            // Nothing is looked for any more.
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
                        "Asynchronous invocations cannot be looked for; it is tried again until it succeeds",
                        failure);
            }
            failing = true;
            return longestWait();
        }
    }

    /** Starts everything that is due and has room; returns how long to wait before the next look. */
    Duration poll() {
        while (store.takeBackLost(CALLS_AT_ONCE) == CALLS_AT_ONCE && !stopped) {
            // again, until less are left than are taken at once
        }
        Set<String> full = new HashSet<>();
        while (running.free() > 0 && !stopped) {
            List<DueCall> due = store.due(passedOver(full), CALLS_AT_ONCE);
            due.forEach(call -> startIfRoom(call, full));
            if (due.size() < CALLS_AT_ONCE) {
                break;
            }
        }
        return running.free() == 0 ? longestWait() : untilNext(full);
    }

    private void startIfRoom(DueCall due, Set<String> full) {
        if (stopped || full.contains(due.siteId()) || running.resting().contains(due.functionId())) {
            return;
        }
        if (!running.enter(due.siteId())) {
            full.add(due.siteId());
            return;
        }
        BegunAttempt attempt = null;
        try {
            attempt = store.begin(due).orElse(null);
        } finally {
            if (attempt == null) {
                running.leave(due.siteId());
            }
        }
        if (attempt != null) {
            runs.start(attempt, this::look);
        }
    }

    private PassedOver passedOver(Set<String> full) {
        return new PassedOver(Set.copyOf(full), running.resting());
    }

    private Duration untilNext(Set<String> full) {
        PassedOver passedOver = passedOver(full);
        boolean all = full.isEmpty() && passedOver.functions().isEmpty();
        Duration longest = all || longestWait().compareTo(NO_ROOM_WAIT) < 0 ? longestWait() : NO_ROOM_WAIT;
        Duration untilNext = store.earliest(passedOver)
                .map(earliest -> Duration.between(clock.instant(), earliest))
                .orElse(longest);
        if (untilNext.compareTo(longest) > 0) {
            return longest;
        }
        return untilNext.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : untilNext;
    }

    /** Deletes calls that have succeeded, and dead letters, that are past their retention. */
    void deleteOld() {
        delete(AsyncInvocationRepository.SUCCEEDED, settings.duration(Setting.ASYNC_RETENTION_HOURS));
        delete(AsyncInvocationRepository.DEAD, settings.duration(Setting.ASYNC_DEAD_LETTER_HOURS));
    }

    private void delete(String status, Duration kept) {
        OffsetDateTime oldest = OffsetDateTime.now(clock).minus(kept);
        int deleted;
        do {
            deleted = store.deleteFinishedBefore(status, oldest, DELETED_AT_ONCE);
        } while (deleted == DELETED_AT_ONCE && !stopped);
    }

    private Duration longestWait() {
        return settings.duration(Setting.ASYNC_POLL_INTERVAL_MS);
    }
}
