// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the running invocations of each site on this server. There is no queue and no lock: a site at its limit is refused
 * at once, and sites do not wait for each other.
 */
@ApplicationScoped
public class SitePermits {
    private final ConcurrentMap<String, AtomicInteger> runningBySite = new ConcurrentHashMap<>();

    @Inject
    Settings settings;

    /**
     * Returns a permit, to be closed when the invocation has ended.
     *
     * @throws ee.functions.ejb.error.FunctionsException {@code CONCURRENCY_LIMIT_REACHED} naming the limit
     */
    public Permit acquire(String siteId) {
        ConcurrencyLimit limit = ConcurrencyLimit.from(settings);
        AtomicInteger running = runningBySite.computeIfAbsent(siteId, site -> new AtomicInteger());
        int before;
        do {
            before = running.get();
            if (before >= limit.invocations()) {
                throw limit.reached();
            }
        } while (!running.compareAndSet(before, before + 1));
        return new Permit(running);
    }

    /** Returns how many invocations of the site run now. */
    public int running(String siteId) {
        AtomicInteger running = runningBySite.get(siteId);
        return running == null ? 0 : running.get();
    }
}
