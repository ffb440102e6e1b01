// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.health;

import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.ServerDatabase;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerPhase;
import ee.functions.ejb.host.ServerPhase.Phase;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks this server, for everybody: whoever sends it requests or restarts it has no token. What costs something is asked at most once
 * in a while, so that probes cannot load the server, and each check is bounded in time.
 */
@ApplicationScoped
public class HealthService {
    private static final Duration DATABASE_COUNTS_FOR = Duration.ofSeconds(1);
    private static final Duration THREADS_COUNT_FOR = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    @Inject
    ServerPhase phase;

    @Inject
    ServerDatabase database;

    @Inject
    JavaScriptHost host;

    @Inject
    TokenKeys keys;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    private RecentAnswer<Boolean> databaseAnswers =
            new RecentAnswer<>(Runnable::run, Duration.ZERO, Duration.ZERO, () -> false, Boolean.FALSE);
    private final RecentAnswer<Integer> deadlocked =
            new RecentAnswer<>(Runnable::run, THREADS_COUNT_FOR, LONGEST_WAIT, HealthService::deadlockedThreads, 0);

    @PostConstruct
    void prepare() {
        databaseAnswers =
                new RecentAnswer<>(executors.io(), DATABASE_COUNTS_FOR, LONGEST_WAIT, database::answers, Boolean.FALSE);
    }

    /**
     * Returns whether the server is of any use any more: no threads wait for each other for good, and the thread of the timers, without
     * which no script ends at its limit, is there. If not, only a new start helps.
     */
    public Health live() {
        int threads = deadlocked.get();
        return new Health(List.of(
                new HealthCheck("threads", threads == 0, Map.of("deadlocked", threads)),
                new HealthCheck("timers", !executors.timers().isTerminated(), Map.of())));
    }

    /** Returns whether requests should be sent to the server. */
    public Health ready() {
        return new Health(List.of(host(), database(), schema(), tokenKeys()));
    }

    /** Returns whether the start of the server has ended. */
    public Health started() {
        return new Health(
                List.of(new HealthCheck("start", phase.now() != Phase.STARTING, Map.of("phase", phaseName()))));
    }

    /** Returns whether the database answers, as of a second ago at most. */
    public boolean databaseAnswers() {
        return databaseAnswers.get();
    }

    private HealthCheck host() {
        return new HealthCheck("host", phase.now() == Phase.STARTED && host.isRunning(), Map.of("phase", phaseName()));
    }

    private HealthCheck database() {
        return new HealthCheck("database", databaseAnswers(), Map.of());
    }

    private HealthCheck schema() {
        return new HealthCheck(
                "schema",
                phase.isMigrated(),
                Map.of("migration", settings.text(Setting.DATABASE_MIGRATION).toLowerCase(Locale.ROOT)));
    }

    /** A provider that nobody has told the product of is not held against the server. */
    private HealthCheck tokenKeys() {
        boolean known = keys.areKnown();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("known", known);
        boolean reachable = keys.areReachable()
                .map(answer -> {
                    data.put("reachable", answer);
                    return answer;
                })
                .orElse(true);
        return new HealthCheck("token-keys", known || reachable, data);
    }

    private String phaseName() {
        return phase.now().name().toLowerCase(Locale.ROOT);
    }

    private static int deadlockedThreads() {
        long[] ids = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        return ids == null ? 0 : ids.length;
    }
}
