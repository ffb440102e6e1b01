// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How many attempts run on this server: at most {@code functions.async.concurrent-runs}, of one site
 * {@code functions.site.async-concurrent-runs}, and none of a site that has no permit left. So calls that can wait leave room for those
 * whose caller does. A function that is refused rests for a moment, so that its calls are not refused one after the other.
 */
@ApplicationScoped
public class RunningAttempts {
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final Map<String, Integer> bySite = new HashMap<>();
    private final Map<UUID, Instant> restUntil = new HashMap<>();
    private int all;

    @Inject
    SitePermits permits;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Returns how many more attempts may begin. */
    synchronized int free() {
        return Math.max(0, settings.number(Setting.ASYNC_CONCURRENT_RUNS) - all);
    }

    /** Returns how many attempts of a site run. */
    public synchronized int ofSite(String siteId) {
        return bySite.getOrDefault(siteId, 0);
    }

    /** Counts one more attempt of a site, if there is room for it. */
    synchronized boolean enter(String siteId) {
        int running = bySite.getOrDefault(siteId, 0);
        if (free() == 0
                || running >= settings.number(Setting.SITE_ASYNC_CONCURRENT_RUNS)
                || permits.room(siteId).remaining() == 0) {
            return false;
        }
        bySite.put(siteId, running + 1);
        all++;
        return true;
    }

    /** Counts one attempt less of a site that has entered. */
    synchronized void leave(String siteId) {
        bySite.computeIfPresent(siteId, (site, running) -> running == 1 ? null : running - 1);
        all--;
    }

    /**
     * Lets a function rest that was refused.
     *
     * @param asked how long the refusal asks to wait, zero if it does not say
     */
    synchronized void rest(UUID functionId, Duration asked) {
        Duration atLeast = asked.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : asked;
        restUntil.put(functionId, clock.instant().plus(atLeast.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : atLeast));
    }

    /** Returns the functions that rest. */
    synchronized Set<UUID> resting() {
        Instant now = clock.instant();
        restUntil.values().removeIf(until -> !until.isAfter(now));
        return Set.copyOf(restUntil.keySet());
    }
}
