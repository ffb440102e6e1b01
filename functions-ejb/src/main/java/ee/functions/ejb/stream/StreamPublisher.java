// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what waits in the outbox, in its order, and removes what the broker has confirmed; what is not confirmed is published
 * again. One server does it at a time, by a lease. Two that do it for a moment, because one was held up beyond its lease, repeat
 * messages but do not change the order in which each message comes first: both begin with the first that is not removed.
 */
@ApplicationScoped
public class StreamPublisher {
    private static final System.Logger LOG = System.getLogger(StreamPublisher.class.getName());

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration WHILE_EMPTY = Duration.ofMillis(250);
    private static final Duration WHILE_ANOTHER_PUBLISHES = Duration.ofSeconds(5);
    /** Longer than any broker waits by itself: for writes that nobody reads. */
    private static final Duration BATCH_LIMIT = Duration.ofSeconds(30);

    private static final Duration LAST_BATCH_LIMIT = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final UUID owner = UUID.randomUUID();
    private final ReentrantLock publishing = new ReentrantLock();

    @Inject
    Brokers brokers;

    @Inject
    StreamStore store;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    volatile @Nullable Broker broker;
    private volatile boolean stopped;
    private Instant leaseEndsAt = Instant.MIN; // guarded by 'publishing'
    private boolean failing; // guarded by 'publishing'

    void onServerStarted(@Observes ServerStarted event) {
        brokers.chosen().ifPresent(chosen -> {
            broker = chosen;
            publishAfter(WHILE_EMPTY);
        });
    }

    /** Ends the batch under way, by force if the broker does not answer, and lets another server go on. */
    void onServerStopping(@Observes ServerStopping event) {
        stopped = true;
        Broker used = broker;
        if (used == null) {
            return;
        }
        try {
            if (!publishing.tryLock(LAST_BATCH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                used.drop();
                if (!publishing.tryLock(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.log(System.Logger.Level.WARNING, "The broker of the event stream does not let go of a batch.");
                    return;
                }
            }
            try {
                used.close();
                release();
            } finally {
                publishing.unlock();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishAfter(Duration wait) {
        try {
            executors.timers().schedule(this::publishOnIo, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            // Nothing is published any more.
        }
    }

    private void publishOnIo() {
        if (stopped) {
            return;
        }
        try {
            executors.io().execute(this::publishAndGoOn);
        } catch (RejectedExecutionException | IllegalStateException | OutOfMemoryError busyOrStopping) {
            publishAfter(retryInterval());
        }
    }

    /** Goes on whatever happens, also when there is no memory left. */
    private void publishAndGoOn() {
        Duration wait = retryInterval();
        try {
            wait = publish();
        } finally {
            publishAfter(wait);
        }
    }

    /** Publishes what waits; returns how long to wait before the next look. Never throws an exception. */
    Duration publish() {
        Broker used = broker;
        if (used == null) {
            return retryInterval();
        }
        publishing.lock();
        try {
            int limit = settings.number(Setting.STREAM_BATCH_SIZE);
            int published;
            do {
                if (stopped || !leased()) {
                    return WHILE_ANOTHER_PUBLISHES;
                }
                published = publishBatch(used, limit);
            } while (published == limit);
            return WHILE_EMPTY;
        } catch (BrokerUnavailable | RuntimeException failure) {
            failed(failure);
            used.close();
            release();
            return retryInterval();
        } finally {
            publishing.unlock();
        }
    }

    private int publishBatch(Broker used, int limit) throws BrokerUnavailable {
        List<StreamMessage> batch = store.first(limit);
        if (!batch.isEmpty()) {
            ScheduledFuture<?> watch = watch(used);
            try {
                used.publish(batch);
            } finally {
                watch.cancel(false);
            }
            store.remove(batch.stream().map(StreamMessage::position).toList());
            succeeded();
        }
        return batch.size();
    }

    private ScheduledFuture<?> watch(Broker used) {
        return executors
                .timers()
                .schedule(() -> executors.io().execute(used::drop), BATCH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns whether this server has the right to publish; renews it when half of it is over. */
    private boolean leased() {
        Instant now = clock.instant();
        if (now.plus(LEASE.dividedBy(2)).isBefore(leaseEndsAt)) {
            return true;
        }
        boolean mine = store.lease(owner, LEASE);
        leaseEndsAt = mine ? now.plus(LEASE) : Instant.MIN;
        return mine;
    }

    private void release() {
        leaseEndsAt = Instant.MIN;
        try {
            store.release(owner);
        } catch (RuntimeException databaseAway) {
            LOG.log(System.Logger.Level.DEBUG, "The right to publish events ends by itself", databaseAway);
        }
    }

    // One line is enough to say that broker or database are away.
    private void failed(Exception failure) {
        if (!failing && !stopped) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Events cannot be published; they are kept, and it is tried again every "
                            + retryInterval().toMillis() + " ms",
                    failure);
        }
        failing = true;
    }

    private void succeeded() {
        if (failing) {
            LOG.log(System.Logger.Level.INFO, "Events are published again.");
        }
        failing = false;
    }

    private Duration retryInterval() {
        return settings.duration(Setting.STREAM_RETRY_INTERVAL_MS);
    }
}
