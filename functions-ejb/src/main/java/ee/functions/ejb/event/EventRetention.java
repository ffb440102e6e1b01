// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.event.EventRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Deletes posted events that are older than {@code functions.event.retention-hours}, in small batches. Invocations go with the
 * log.
 */
@ApplicationScoped
public class EventRetention {
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int BATCH = 1000;

    private volatile boolean stopping;

    @Inject
    OldEvents events;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Deletes a batch in a transaction of its own. */
    @ApplicationScoped
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public static class OldEvents {
        @Inject
        EventRepository events;

        /** Deletes some of the events posted before a time; returns how many, less than the limit when none is left. */
        public int deleteBefore(OffsetDateTime time, int limit) {
            return events.deleteBefore(time, limit);
        }
    }

    void onServerStarted(@Observes ServerStarted event) {
        executors.repeat("delete old events", PERIOD, this::deleteOld);
    }

    void onServerStopping(@Observes ServerStopping event) {
        stopping = true;
    }

    void deleteOld() {
        OffsetDateTime oldest = OffsetDateTime.now(clock).minus(settings.duration(Setting.EVENT_RETENTION_HOURS));
        int deleted;
        do {
            deleted = events.deleteBefore(oldest, BATCH);
        } while (deleted == BATCH && !stopping);
    }
}
