// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

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
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.IntSupplier;

/**
 * Deletes log entries and invocation records that are older than {@code functions.log.retention-hours}, and counts of
 * invocations that are older than {@code functions.statistics.retention-days}, in small batches.
 */
@ApplicationScoped
public class LogRetention {
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int BATCH = 1000;

    private volatile boolean stopping;

    @Inject
    LogStore store;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    void onServerStarted(@Observes ServerStarted event) {
        executors.repeat("delete old log entries", PERIOD, this::deleteOld);
    }

    void onServerStopping(@Observes ServerStopping event) {
        stopping = true;
    }

    void deleteOld() {
        OffsetDateTime oldest = OffsetDateTime.now(clock).minus(settings.duration(Setting.LOG_RETENTION_HOURS));
        repeatWhileFull(() -> store.deleteEntriesBefore(oldest, BATCH));
        repeatWhileFull(() -> store.deleteRecordsBefore(oldest, BATCH));
        LocalDate oldestDay = LocalDate.ofInstant(
                clock.instant().minus(settings.duration(Setting.STATISTICS_RETENTION_DAYS)), ZoneOffset.UTC);
        repeatWhileFull(() -> store.deleteCountsBefore(oldestDay, BATCH));
    }

    private void repeatWhileFull(IntSupplier batch) {
        int deleted;
        do {
            deleted = batch.getAsInt();
        } while (deleted == BATCH && !stopping);
    }
}
