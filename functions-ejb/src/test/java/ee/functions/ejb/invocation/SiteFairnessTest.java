// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ee.functions.ejb.egress.ServerRules;
import ee.functions.ejb.egress.SiteRules;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.event.RunningInvocations;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeLogStore;
import ee.functions.ejb.fake.LogWriters;
import ee.functions.ejb.fake.Payloads;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.invocation.InvocationTarget.IntegrationTarget;
import ee.functions.ejb.kv.KvService;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.permit.FunctionPermits;
import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.suspension.LimitBreaches;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.ProgramSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real functions on few real threads: what one site does to its share must not be felt by another one. */
class SiteFairnessTest {
    private static final String ENDLESS = "export function onInvoke() { for (;;) {} }";
    private static final String ENDLESS_START = "for (;;) {}\nexport function onInvoke() { return new Response(); }";
    private static final String HELLO = "export function onInvoke() { return new Response('hello'); }";
    private static final String WAITS =
            "export async function onInvoke() { await new Promise(done => setTimeout(done, 1)); return new Response('hello'); }";
    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Settings settings = TestSettings.with(Setting.INVOCATION_RUN_TIME_LIMIT_MS, "600000")
            .and(Setting.INSTANCE_START_TIME_LIMIT_MS, "15000")
            .and(Setting.SITE_CONCURRENT_INVOCATIONS, "20")
            .and(Setting.SITE_RUNNING_TURNS, "2")
            .build();
    private final Threads threads = new Threads();
    private final Clock clock = Clock.systemUTC();
    private final SitePermits permits = Beans.wire(new SitePermits(), settings, clock);
    private final JavaScriptHost host = Beans.wire(
            new JavaScriptHost(), settings, threads, clock, Beans.wire(new ServerRules(), settings, new SiteRules()));
    private final Map<UUID, Deployed> deployed = new HashMap<>();
    private final InvocationFlow flow = flow();

    /** A version of a site that is ready to be loaded. */
    private record Deployed(TargetFunction function, StoredFunctions.StoredVersion version) {}

    /** The executors of a small server. */
    private static final class Threads extends ServerExecutors {
        final ThreadPoolExecutor invocation = (ThreadPoolExecutor) Executors.newFixedThreadPool(THREADS);
        final ExecutorService io = Executors.newFixedThreadPool(2);
        final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);

        @Override
        public Executor invocation() {
            return invocation;
        }

        @Override
        public Executor io() {
            return io;
        }

        @Override
        public ScheduledExecutorService timers() {
            return timers;
        }
    }

    private InvocationFlow flow() {
        host.start();
        StoredFunctions stored = new StoredFunctions() {
            @Override
            public Optional<TargetFunction> byIntegration(UUID integrationId) {
                return Optional.ofNullable(deployed.get(integrationId)).map(Deployed::function);
            }

            @Override
            public Optional<TargetFunction> again(TargetFunction known) {
                return Optional.of(known);
            }

            @Override
            public StoredVersion version(UUID versionId) {
                return deployed.get(versionId).version();
            }
        };
        SiteTurns turns = Beans.wire(new SiteTurns(), threads, settings);
        LogWriter writer = LogWriters.of(new FakeLogStore(), threads, clock, settings);
        Programs programs = Beans.wire(new Programs(), stored, host, threads, turns);
        return Beans.wire(
                new InvocationFlow(),
                Beans.wire(
                        new Authorize(),
                        Beans.wire(new CurrentVersions(), stored, programs, settings),
                        settings,
                        clock),
                Beans.wire(new AcquirePermit(), permits),
                Beans.wire(new AdmitInvocation(), Beans.wire(new FunctionPermits(), threads, settings)),
                Beans.wire(new ResolveVersion(), programs, host, writer),
                new BorrowInstance(),
                Beans.wire(new RunHandler(), Beans.wire(new KvService(), settings), settings),
                Beans.wire(new Respond(), settings),
                Beans.wire(
                        new Record(),
                        writer,
                        Beans.wire(new LimitBreaches(), threads, settings, clock),
                        Payloads.of(settings),
                        new RunningInvocations(),
                        Beans.wire(new InvocationMeter(), settings)),
                turns,
                clock);
    }

    @AfterEach
    void stop() {
        host.close();
        threads.invocation.shutdownNow();
        threads.io.shutdownNow();
        threads.timers.shutdownNow();
    }

    @Test
    void siteFullOfEndlessLoopsDoesNotKeepAnotherFromAnswering() throws Exception {
        UUID endless = deploy("a", ENDLESS);
        UUID hello = deploy("b", HELLO);
        UUID waits = deploy("c", WAITS);
        List<CompletableFuture<InvocationResponse>> hostile = flood(endless);
        awaitActiveThreads(2);
        assertAtTheLimit(endless);
        assertAnswers(hello);
        assertAnswers(waits);
        assertThat(hostile).hasSize(20).noneMatch(CompletableFuture::isDone);
        assertEverythingEnds(hostile);
    }

    @Test
    void threeHostileSitesDoNotKeepAFourthFromAnswering() throws Exception {
        UUID endless = deploy("a", ENDLESS);
        UUID endlessStart = deploy("b", ENDLESS_START);
        UUID alsoEndless = deploy("c", ENDLESS);
        UUID waits = deploy("d", WAITS);
        List<CompletableFuture<InvocationResponse>> hostile = flood(endless);
        hostile.addAll(flood(alsoEndless));
        flood(endlessStart);
        awaitActiveThreads(6);
        assertAnswers(waits);
        assertThat(hostile).hasSize(40).noneMatch(CompletableFuture::isDone);
        assertEverythingEnds(hostile);
    }

    /** Invokes a function until its site is at its limit. */
    private List<CompletableFuture<InvocationResponse>> flood(UUID integration) {
        List<CompletableFuture<InvocationResponse>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(invoke(integration));
        }
        return all;
    }

    /** Waits until hostile sites hold all the threads that they may, and what they ask for beyond waits elsewhere. */
    private void awaitActiveThreads(int count) {
        await().atMost(PATIENCE)
                .until(() -> threads.invocation.getActiveCount() == count
                        && threads.invocation.getQueue().isEmpty());
    }

    private void assertAtTheLimit(UUID endless) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> invoke(endless).get(1, TimeUnit.MINUTES))
                .withCauseInstanceOf(FunctionsException.class)
                .satisfies(failure -> assertThat(((FunctionsException) failure.getCause()).code())
                        .isEqualTo(ErrorCode.CONCURRENCY_LIMIT_REACHED));
    }

    private void assertAnswers(UUID integration) throws Exception {
        for (int i = 0; i < 20; i++) {
            InvocationResponse response = invoke(integration).get(1, TimeUnit.MINUTES);
            assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
        }
    }

    private void assertEverythingEnds(List<CompletableFuture<InvocationResponse>> hostile) {
        host.close();
        await().atMost(PATIENCE).until(() -> hostile.stream().allMatch(CompletableFuture::isDone));
        assertThat(permits.running("a")).isZero();
    }

    private CompletableFuture<InvocationResponse> invoke(UUID integration) {
        String site = deployed.get(integration).function().siteId();
        Caller caller = new Caller("ada", site, Set.of(Permission.FUNCTIONS_INVOKE), "request", "192.0.2.1");
        InvocationRequest request = new InvocationRequest(
                UUID.randomUUID(),
                caller,
                new IntegrationTarget(integration),
                "POST",
                "http://localhost/",
                List.of(),
                new byte[0],
                false,
                null);
        return flow.invoke(request).toCompletableFuture();
    }

    private UUID deploy(String site, String code) {
        SourceModule module = new SourceModule("function.js", code);
        BuildResult result = host.build(module, EngineChoice.NASHORN, host.offer(Set.of(EngineKind.values())));
        assertThat(result).isInstanceOf(BuildResult.Built.class);
        UUID id = UUID.randomUUID(); // one id serves as function, version and integration
        deployed.put(
                id,
                new Deployed(
                        new TargetFunction(id, site, id, id, null, null, null, Set.of()),
                        new StoredFunctions.StoredVersion(
                                new ProgramSource(
                                        id.toString(),
                                        id.toString(),
                                        site,
                                        "function.js",
                                        ((BuildResult.Built) result).artifact(),
                                        Map.of(),
                                        CompatibilityDates.MAXIMUM),
                                module,
                                VersionLimits.NONE)));
        return id;
    }
}
