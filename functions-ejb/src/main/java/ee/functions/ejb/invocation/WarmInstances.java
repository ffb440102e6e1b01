// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.deployment.VersionDeployed;
import ee.functions.ejb.engine.EnginesChanged;
import ee.functions.ejb.function.FunctionDeleted;
import ee.functions.ejb.function.FunctionUpdated;
import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.log.InvocationKey;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.suspension.SuspensionChanged;
import ee.functions.ejb.tag.TagName;
import ee.functions.runtime.instance.InstanceStartFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many instances of each version ready on this server as the scaling policies of its function provision for its tags,
 * those that run an invocation included; of the current version that is {@code warm_instances} of the function. What shall be is read from the database: at the start, after every change on this
 * server, and every {@code functions.instance.warm-check-interval-ms} for the changes of others and for what was dropped when
 * memory was short. What is missing is started in turns of the site, one instance of a site at a time, so that its invocations
 * always find turns, and without permits. A version that does not start rests, longer each time, and its author is told once.
 */
@ApplicationScoped
public class WarmInstances {
    private static final System.Logger LOG = System.getLogger(WarmInstances.class.getName());
    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(1);

    private final ConcurrentMap<UUID, KeptWarm> kept = new ConcurrentHashMap<>();
    private final Set<String> busySites = ConcurrentHashMap.newKeySet();
    private final AtomicInteger checksAsked = new AtomicInteger();
    private volatile boolean stopping;

    @Inject
    StoredFunctions stored;

    @Inject
    Programs programs;

    @Inject
    JavaScriptHost host;

    @Inject
    SiteTurns turns;

    @Inject
    ServerExecutors executors;

    @Inject
    LogWriter logs;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Returns how many instances that are kept warm this server has now of the current version of a function. */
    public int allocated(UUID functionId) {
        return kept.values().stream()
                .filter(warm -> warm.functionId().equals(functionId))
                .mapToInt(warm -> warm.allocated(TagName.CURRENT))
                .sum();
    }

    void onStarted(@Observes ServerStarted event) {
        executors.repeat("warm instances", settings.duration(Setting.INSTANCE_WARM_CHECK_INTERVAL_MS), this::checkSoon);
        checkSoon();
    }

    void onStopping(@Observes ServerStopping event) {
        stopping = true;
        kept.clear();
    }

    void onDeployed(@Observes(during = TransactionPhase.AFTER_SUCCESS) VersionDeployed event) {
        checkSoon();
    }

    void onUpdated(@Observes(during = TransactionPhase.AFTER_SUCCESS) FunctionUpdated event) {
        checkSoon();
    }

    void onDeleted(@Observes(during = TransactionPhase.AFTER_SUCCESS) FunctionDeleted event) {
        if (kept.values().stream().anyMatch(warm -> warm.functionId().equals(event.functionId()))) {
            checkSoon();
        }
    }

    void onSuspensionChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) SuspensionChanged event) {
        checkSoon();
    }

    void onEnginesChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) EnginesChanged event) {
        checkSoon();
    }

    /** Has a check run on the io executor that begins after this call; several calls may share one. */
    void checkSoon() {
        if (stopping || checksAsked.getAndIncrement() != 0) {
            return;
        }
        try {
            executors.io().execute(this::checkAsAsked);
        } catch (RejectedExecutionException | IllegalStateException busyOrStopping) {
            checksAsked.set(0); // the next periodic check sees the same
        }
    }

    private void checkAsAsked() {
        int asked;
        do {
            asked = checksAsked.get();
            try {
                check();
            } catch (RuntimeException failure) {
                if (!stopping) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "Which instances are to be kept warm could not be read and is read again later",
                            failure);
                }
            }
        } while (!checksAsked.compareAndSet(asked, 0));
    }

    private void check() {
        if (stopping) {
            return;
        }
        Map<UUID, List<WarmFunction>> wanted = new HashMap<>();
        Instant now = clock.instant();
        for (WarmFunction warm : stored.warm()) {
            TargetFunction function = warm.function();
            if (!function.isSuspended(now)
                    && TargetFunction.isEngineOffered(warm.version(), host.offer(function.siteEngines()))) {
                wanted.computeIfAbsent(warm.version().versionId(), version -> new ArrayList<>())
                        .add(warm);
            }
        }
        for (KeptWarm warm : kept.values()) {
            if (!wanted.containsKey(warm.versionId()) && kept.remove(warm.versionId(), warm)) {
                release(warm);
            }
        }
        wanted.values().forEach(this::keep);
        kept.values().stream().map(KeptWarm::siteId).distinct().forEach(this::advance);
    }

    /** Keeps as many instances of a version as its tags want together. */
    private void keep(List<WarmFunction> ofOneVersion) {
        WarmFunction first = ofOneVersion.get(0);
        KeptWarm warm = kept.computeIfAbsent(first.version().versionId(), version -> new KeptWarm(first));
        warm.want(ofOneVersion.stream().collect(Collectors.toMap(WarmFunction::tag, WarmFunction::instances)));
        tell(warm);
    }

    /** Keeps no instance of a version on purpose any more; if no tag points to it, none at all. */
    private void release(KeptWarm warm) {
        if (stored.isUsed(warm.functionId(), warm.versionId())) {
            warm.want(Map.of());
            tell(warm);
        } else {
            programs.forget(warm.versionId());
        }
    }

    private void tell(KeptWarm warm) {
        RunnableVersion version = warm.version();
        if (version != null) {
            version.keepWarm(warm.instances(), () -> advance(warm.siteId()));
        }
    }

    /** Starts the next missing instance of a site, unless one is being started. */
    private void advance(String siteId) {
        while (!stopping && busySites.add(siteId)) {
            KeptWarm next = next(siteId);
            if (next != null) {
                CompletableFuture<Void> unused = step(next)
                        .whenComplete((done, failure) -> {
                            try {
                                ended(next, failure);
                            } finally {
                                busySites.remove(siteId);
                            }
                            advance(siteId);
                        })
                        .toCompletableFuture();
                return;
            }
            busySites.remove(siteId);
            if (next(siteId) == null) {
                return; // else one went missing between the look and the end of being busy
            }
        }
    }

    private @Nullable KeptWarm next(String siteId) {
        if (host.isShortOfMemory()) {
            return null;
        }
        for (KeptWarm warm : kept.values()) {
            if (warm.siteId().equals(siteId) && warm.isDue()) {
                return warm;
            }
        }
        return null;
    }

    private CompletionStage<Void> step(KeptWarm warm) {
        try {
            return programs.get(warm.versionId(), warm.siteId())
                    .thenAcceptAsync(version -> prepare(warm, version), turns.of(warm.siteId()));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private void prepare(KeptWarm warm, RunnableVersion version) {
        warm.loaded(version);
        tell(warm);
        if (version.prepare()) {
            warm.succeeded();
        } else {
            warm.rest(UNTIL_THE_NEXT_TRY); // short of memory, or somebody else has started the one that was missing
        }
    }

    private void ended(KeptWarm warm, @Nullable Throwable failure) {
        if (!kept.containsKey(warm.versionId())) {
            if (!stored.isUsed(warm.functionId(), warm.versionId())) {
                programs.forget(warm.versionId()); // replaced while it was being started
            }
            return;
        }
        if (failure == null || stopping) {
            return;
        }
        Throwable cause = Record.unwrapped(failure);
        if (cause instanceof InstanceStartFailed threw) {
            if (warm.failed(settings.duration(Setting.INSTANCE_WARM_BACKOFF_MS))) {
                tellAuthor(warm, threw);
            }
        } else {
            warm.rest(UNTIL_THE_NEXT_TRY);
            if (!(cause instanceof RejectedExecutionException)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Version " + warm.versionId() + " could not be kept warm; it is tried again later",
                        cause);
            }
        }
    }

    private void tellAuthor(KeptWarm warm, InstanceStartFailed threw) {
        logs.open(new InvocationKey(warm.siteId(), warm.functionId(), warm.versionId(), UUID.randomUUID()))
                .failed(
                        "No instance could be kept warm, because the module threw while it was loaded; it is tried again"
                                + " less and less often. " + threw.stack());
    }
}
