// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.idempotency;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Deletes requests that are older than {@code functions.idempotency.retention-hours}, in small batches. Nobody depends on it
 * being in time: a key whose time is over is as good as new.
 */
@ApplicationScoped
public class IdempotencyRetention {
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int BATCH = 200;

    @Inject
    IdempotentRequests requests;

    @Inject
    ServerExecutors executors;

    void onServerStarted(@Observes ServerStarted event) {
        executors.repeat("delete old idempotency keys", PERIOD, this::deleteExpired);
    }

    void deleteExpired() {
        int deleted;
        do {
            deleted = requests.deleteExpired(BATCH);
        } while (deleted == BATCH);
    }
}
