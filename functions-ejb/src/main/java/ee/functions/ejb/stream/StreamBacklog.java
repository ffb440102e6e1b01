// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.jpa.outbox.OutboxBacklog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Warns of messages that pile up: nothing is ever dropped, so somebody must know. It warns when the oldest has waited for five
 * minutes or ten thousand wait, again each time ten times as many do, and says when that is over.
 */
@ApplicationScoped
public class StreamBacklog {
    private static final System.Logger LOG = System.getLogger(StreamBacklog.class.getName());

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final long MANY = 10_000;
    private static final int EACH_TIME = 10;

    @Inject
    StreamOutbox outbox;

    @Inject
    StreamStore store;

    @Inject
    ServerExecutors executors;

    @Inject
    Clock clock;

    /** From how many messages on the next warning is due; 0 before the first. Used by one run of the job at a time. */
    private volatile long nextWarning;

    void onServerStarted(@Observes ServerStarted event) {
        if (outbox.isOn()) {
            executors.repeat("watch what waits for the broker", PERIOD, this::look);
        }
    }

    /** Looks once; returns whether it warned. */
    boolean look() {
        OutboxBacklog backlog = store.backlog();
        OffsetDateTime oldest = backlog.oldestStoredAt();
        boolean late =
                oldest != null && oldest.isBefore(OffsetDateTime.now(clock).minus(LATE));
        if (!late && backlog.messages() < MANY) {
            if (nextWarning > 0) {
                LOG.log(System.Logger.Level.INFO, "The broker of the event stream has caught up.");
            }
            nextWarning = 0;
            return false;
        }
        if (backlog.messages() < nextWarning) {
            return false;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                backlog.messages() + " messages of the event stream wait for the broker, the oldest since " + oldest
                        + ". They are kept until it takes them.");
        nextWarning = Math.max(backlog.messages(), MANY) * EACH_TIME;
        return true;
    }
}
