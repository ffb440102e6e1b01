// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/**
 * How many attempts run on this server: at most {@code functions.async.concurrent-runs}, of one site
 * {@code functions.site.async-concurrent-runs}, and none of a site that has no permit left. So calls that can wait leave room for those
 * whose caller does.
 */
@ApplicationScoped
public class RunningAttempts {
    private final Map<String, Integer> bySite = new HashMap<>();
    private int all;

    @Inject
    SitePermits permits;

    @Inject
    Settings settings;

    /** Returns how many more attempts may begin. */
    synchronized int free() {
        return Math.max(0, settings.number(Setting.ASYNC_CONCURRENT_RUNS) - all);
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
}
