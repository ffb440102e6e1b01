// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes expired items in small batches, so that who writes one of them anew hardly waits. Nobody depends on it being in time: every read leaves expired items out. */
@ApplicationScoped
public class KvExpiry {
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int BATCH = 200;

    private volatile boolean stopping;

    @Inject
    KvStore store;

    @Inject
    ServerExecutors executors;

    void onServerStarted(@Observes ServerStarted event) {
        executors.repeat("delete expired items", PERIOD, this::deleteExpired);
    }

    void onServerStopping(@Observes ServerStopping event) {
        stopping = true;
    }

    void deleteExpired() {
        int deleted;
        do {
            deleted = store.deleteExpired(BATCH);
        } while (deleted == BATCH && !stopping);
    }
}
