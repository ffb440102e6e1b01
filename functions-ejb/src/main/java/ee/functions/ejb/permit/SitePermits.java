// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts the running invocations of each site on this server. There is no queue: a site at its limit is refused at once, and
 * sites do not wait for each other. Only sites that run something are remembered.
 */
@ApplicationScoped
public class SitePermits {
    private final ConcurrentMap<String, Integer> runningBySite = new ConcurrentHashMap<>();

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Returns a permit, to be closed when the invocation has ended.
     *
     * @throws ee.functions.ejb.error.FunctionsException {@code CONCURRENCY_LIMIT_REACHED} naming the limit
     */
    public Permit acquire(String siteId) {
        ConcurrencyLimit limit = ConcurrencyLimit.from(settings);
        runningBySite.compute(siteId, (site, running) -> {
            int before = running == null ? 0 : running;
            if (before >= limit.invocations()) {
                throw limit.reached(clock.instant());
            }
            return before + 1;
        });
        return new Permit(() -> giveBack(siteId));
    }

    /** Returns how many invocations of the site run now. */
    public int running(String siteId) {
        return runningBySite.getOrDefault(siteId, 0);
    }

    /** Returns how many invocations of all sites run now. */
    public int running() {
        return runningBySite.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns what is left of the limit of a site at this moment; it looks and takes nothing. */
    public SiteRoom room(String siteId) {
        return ConcurrencyLimit.from(settings).room(running(siteId), clock.instant());
    }

    /** Returns how many sites run invocations now. */
    public int sites() {
        return runningBySite.size();
    }

    private void giveBack(String siteId) {
        runningBySite.computeIfPresent(siteId, (site, running) -> running == 1 ? null : running - 1);
    }
}
