// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopped;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells the other servers of this one, every {@code functions.server.heartbeat-ms}, until it stops. A server that told nothing three
 * times counts as gone, and is forgotten after a day.
 */
@ApplicationScoped
public class NodeHeartbeat {
    private static final System.Logger LOG = System.getLogger(NodeHeartbeat.class.getName());

    private static final int HEARTBEATS_MISSED = 3;
    /** Soon, but after the start, of which the event is a part. */
    private static final Duration FIRST_AFTER = Duration.ofSeconds(1);

    private static final Duration FORGET_PERIOD = Duration.ofMinutes(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final UUID owner = UUID.randomUUID();
    private final ReentrantLock telling = new ReentrantLock();

    @Inject
    NodeStore store;

    @Inject
    ThisNode self;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    private volatile boolean stopped;
    private boolean told; // guarded by 'telling'
    private boolean failing; // guarded by 'telling'
    private boolean warnedOfName; // guarded by 'telling'

    void onServerStarted(@Observes ServerStarted event) {
        executors.repeat("tell the other servers of this one", interval(), this::tell);
        executors.repeat("forget servers that have gone", FORGET_PERIOD, this::forget);
        try {
            executors.timers().schedule(this::tellOnIo, FIRST_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            // There is nothing to tell any more.
        }
    }

    /** Takes the row away, unless the database does not answer: then it is forgotten after a day. */
    void onServerStopped(@Observes ServerStopped event) {
        stopped = true;
        try {
            if (telling.tryLock(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    remove();
                } finally {
                    telling.unlock();
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove() {
        if (!told || failing) {
            return;
        }
        try {
            store.remove(owner, self.name());
        } catch (RuntimeException databaseAway) {
            LOG.log(System.Logger.Level.DEBUG, "The row of this server stays for a day", databaseAway);
        }
    }

    private void tellOnIo() {
        try {
            executors.io().execute(this::tell);
        } catch (RejectedExecutionException | IllegalStateException | OutOfMemoryError busyOrStopping) {
            LOG.log(System.Logger.Level.DEBUG, "The other servers are told later", busyOrStopping);
        }
    }

    /** Tells the others of this server unless it starts or stops. Throws nothing when the database is away. */
    void tell() {
        telling.lock();
        try {
            if (!stopped) {
                self.startedAt().ifPresent(this::tell);
            }
        } finally {
            telling.unlock();
        }
    }

    private void tell(Instant startedAt) {
        String name = self.name();
        try {
            boolean others =
                    store.tell(owner, name, startedAt, interval().multipliedBy(HEARTBEATS_MISSED), self.state());
            // the first time it is the row of an earlier start of this server, which was killed
            if (others && told) {
                warnOfName(name);
            }
            told = true;
            succeeded();
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    private void warnOfName(String name) {
        if (!warnedOfName) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Another server with the same database is called " + name
                            + " too, so only one of both is listed; give each a name of its own ("
                            + Setting.SERVER_NAME.key() + ").");
        }
        warnedOfName = true;
    }

    private void succeeded() {
        if (failing) {
            LOG.log(System.Logger.Level.INFO, "The other servers are told of this one again.");
        }
        failing = false;
    }

    // One line is enough to say that the database is away.
    private void failed(RuntimeException failure) {
        if (!failing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The other servers cannot be told of this one; it is tried again every "
                            + interval().toMillis() + " ms",
                    failure);
        }
        failing = true;
    }

    /** Forgets servers that have gone without a word. */
    void forget() {
        int forgotten = store.removeUnseenFor(FORGOTTEN_AFTER);
        if (forgotten > 0) {
            LOG.log(System.Logger.Level.INFO, forgotten + " servers told nothing of themselves for a day.");
        }
    }

    private Duration interval() {
        return settings.duration(Setting.SERVER_HEARTBEAT_MS);
    }
}
