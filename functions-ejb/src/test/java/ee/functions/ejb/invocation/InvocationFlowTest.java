// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.event.EventType;
import ee.functions.ejb.event.RunningInvocations;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.FakeLogStore;
import ee.functions.ejb.fake.LogWriters;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.Payloads;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.invocation.InvocationTarget.IntegrationTarget;
import ee.functions.ejb.kv.KvService;
import ee.functions.ejb.log.InvocationRecord;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.permit.FunctionPermits;
import ee.functions.ejb.permit.ScalingLimits;
import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.suspension.LimitBreaches;
import ee.functions.ejb.suspension.SuspensionSource;
import ee.functions.ejb.suspension.SuspensionValue;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.build.EntryPoint;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.guard.Limit;
import ee.functions.runtime.guard.Quota;
import ee.functions.runtime.guard.Usage;
import ee.functions.runtime.instance.Header;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InstanceStartFailed;
import ee.functions.runtime.instance.InstanceState;
import ee.functions.runtime.instance.InvocationCall;
import ee.functions.runtime.instance.InvocationForm;
import ee.functions.runtime.instance.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvocationFlowTest {
    private static final UUID FUNCTION = new UUID(0, 1);
    private static final UUID INTEGRATION = new UUID(0, 2);
    private static final UUID VERSION = new UUID(0, 3);
    private static final UUID TAGGED = new UUID(0, 4);

    private final Settings settings = TestSettings.with(Setting.SITE_CONCURRENT_INVOCATIONS, "2")
            .and(Setting.INVOCATION_REQUEST_BODY_BYTES, "1024")
            .and(Setting.INVOCATION_RESPONSE_BODY_BYTES, "1024")
            .and(Setting.INVOCATION_REQUEST_HEADERS, "10")
            .and(Setting.INVOCATION_REQUEST_HEADER_BYTES, "1024")
            .and(Setting.INVOCATION_RESPONSE_HEADERS, "3")
            .and(Setting.INVOCATION_RESPONSE_HEADER_BYTES, "1024")
            .and(Setting.INVOCATION_URL_BYTES, "512")
            .and(Setting.INVOCATION_KV_OPERATIONS, "7")
            .and(Setting.METRICS_FUNCTION_COUNT, "1")
            .build();
    private final FakeExecutors executors = new FakeExecutors();
    private final FakeHost host = new FakeHost();
    private final FakeLogStore logStore = new FakeLogStore();
    private final MovingClock clock = new MovingClock();
    private final SitePermits permits = Beans.wire(new SitePermits(), settings, clock);
    private final FunctionPermits functionPermits = Beans.wire(new FunctionPermits(), executors, settings);
    private final List<FakeInstance> instances = new ArrayList<>();
    private final LogWriter writer = LogWriters.of(logStore, executors, clock, settings);
    private final List<String> breached = new ArrayList<>();
    private final LimitBreaches breaches = new LimitBreaches() {
        @Override
        public void add(UUID functionId, UUID invocationId, String limit) {
            breached.add(limit);
        }
    };
    private final RunningInvocations running = new RunningInvocations();
    private final InvocationMeter meter = Beans.wire(new InvocationMeter(), settings);
    private final InvocationFlow flow = flow();

    private ScalingLimits limits = ScalingLimits.NONE;
    private VersionLimits versionLimits = VersionLimits.NONE;
    private @Nullable UUID currentVersion = VERSION;
    private Map<String, TaggedVersion> tags = Map.of();
    private Map<UUID, TaggedVersion> built = Map.of();
    private @Nullable SuspensionValue suspension;
    private @Nullable SuspensionValue siteSuspension;
    private @Nullable EngineKind engine = EngineKind.NASHORN;
    private Set<EngineKind> siteEngines = Set.of(EngineKind.values());
    private CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    private @Nullable RuntimeException startFailure;
    private EntryPoint entryPoint = EntryPoint.ON_INVOKE;

    /** An instance that answers what the test wants, and counts its closes. */
    private final class FakeInstance implements Instance {
        @Nullable
        InvocationCall call;

        int closed;
        int permitsWhenClosed;

        @Override
        public CompletionStage<InvocationResult> run(InvocationCall wanted) {
            call = wanted;
            return result;
        }

        @Override
        public Usage usage() {
            return new Usage(9_000_000, 7_900_000, 4_096, 2_000_000);
        }

        @Override
        public EntryPoint entryPoint() {
            return entryPoint;
        }

        @Override
        public InstanceState state() {
            return closed == 0 ? InstanceState.BUSY : InstanceState.IDLE;
        }

        @Override
        public void close() {
            closed++;
            permitsWhenClosed = permits.running(Callers.SITE);
        }
    }

    private InvocationFlow flow() {
        StoredFunctions stored = new StoredFunctions() {
            @Override
            public Optional<TargetFunction> byIntegration(UUID integrationId) {
                return integrationId.equals(INTEGRATION)
                        ? Optional.of(new TargetFunction(
                                FUNCTION,
                                Callers.SITE,
                                INTEGRATION,
                                currentVersion,
                                suspension,
                                siteSuspension,
                                engine,
                                siteEngines,
                                null,
                                InvocationFlowTest.this.tags,
                                Map.of("$current", limits)))
                        : Optional.empty();
            }

            @Override
            public Optional<UUID> integrationOf(UUID functionId) {
                return functionId.equals(FUNCTION) ? Optional.of(INTEGRATION) : Optional.empty();
            }

            @Override
            public Optional<TaggedVersion> built(UUID functionId, UUID versionId) {
                return Optional.ofNullable(functionId.equals(FUNCTION) ? built.get(versionId) : null);
            }

            @Override
            public StoredVersion version(UUID versionId) {
                return KeptVersions.of(versionId, FUNCTION, "site", versionLimits);
            }
        };
        host.loads = source -> () -> {
            if (startFailure != null) {
                throw startFailure;
            }
            FakeInstance instance = new FakeInstance();
            instances.add(instance);
            return instance;
        };
        SiteTurns turns = Beans.wire(new SiteTurns(), executors, settings);
        Programs programs = Beans.wire(new Programs(), stored, host, executors, turns);
        CurrentVersions versions = Beans.wire(new CurrentVersions(), stored, programs, settings);
        KvService kv = Beans.wire(new KvService(), settings);
        return Beans.wire(
                new InvocationFlow(),
                Beans.wire(new Authorize(), versions, settings, clock),
                Beans.wire(new AcquirePermit(), permits),
                Beans.wire(new AdmitInvocation(), functionPermits),
                Beans.wire(
                        new ResolveVersion(),
                        programs,
                        Beans.wire(new NamedVersions(), stored, programs),
                        host,
                        writer),
                new BorrowInstance(),
                Beans.wire(new RunHandler(), kv, settings),
                Beans.wire(new Respond(), settings),
                Beans.wire(new Record(), writer, breaches, Payloads.of(settings), running, meter),
                turns,
                clock);
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void responseOfTheFunctionIsPassedOnAndEverythingIsGivenBack() throws Exception {
        CompletableFuture<InvocationResponse> answer = invoke(Callers.all());
        assertThat(answer).isNotDone();
        assertThat(permits.running(Callers.SITE)).isEqualTo(1);
        result.complete(new InvocationResult.Responded(
                201, List.of(new Header("x-a", "1"), new Header("connection", "close")), bytes("hello")));
        InvocationResponse response = answer.get();
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.headers()).containsExactly(new HeaderValue("x-a", "1"));
        assertThat(response.body()).isEqualTo(bytes("hello"));
        assertEverythingGivenBack(1);
        assertRecorded("SUCCESS", 201, VERSION);
        assertThat(messages()).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("START function invoke");
            assertThat(lines.get(1)).startsWith("END function invoke");
        });
    }

    @Test
    void bodiesAreKeptAndTheInvocationIsInProgressUntilItHasEnded() throws Exception {
        CompletableFuture<InvocationResponse> answer = invoke(Callers.all());
        assertThat(inProgress()).isEqualTo(1);
        result.complete(new InvocationResult.Responded(200, List.of(), bytes("hello")));
        answer.get();
        assertThat(inProgress()).isZero();
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.caller()).isEqualTo("alice");
            assertThat(record.request()).isNotNull();
            assertThat(record.request().head()).isEqualTo(bytes("{}"));
            assertThat(record.response()).isNotNull();
            assertThat(record.response().head()).isEqualTo(bytes("hello"));
            assertThat(record.responseBytes()).isEqualTo(5);
            assertThat(record.error()).isNull();
        });
    }

    @Test
    void aFailureKeepsTheRequestAndTheErrorWithoutItsStack() {
        result.complete(new InvocationResult.Threw("TypeError", "no", "TypeError: no\n at function.js:3:1"));
        failure(invoke(Callers.all()));
        assertThat(inProgress()).isZero();
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.request()).isNotNull();
            assertThat(record.response()).isNull();
            assertThat(record.responseBytes()).isNull();
            assertThat(record.error()).isNotNull().doesNotContain("function.js");
        });
    }

    @Test
    void aRefusedBodyIsNotKept() {
        currentVersion = null;
        failure(invoke(Callers.all()));
        assertThat(inProgress()).isZero();
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.outcome()).isEqualTo("REFUSED");
            assertThat(record.request()).isNull();
            assertThat(record.requestBytes()).isEqualTo(2);
        });
    }

    private int inProgress() {
        return running.countOf(Callers.SITE);
    }

    @Test
    void functionIsHandedTheEnvelopeAndItsSite() {
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(invoke(Callers.all())).isCompleted();
        InvocationCall call = instances.get(0).call;
        assertThat(call).isNotNull();
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .contains("\"payload\":\"{}\"")
                .contains("\"type\":\"user\"");
        assertThat(call.url()).isEqualTo("http://localhost/integrations/x/endpoint");
        assertThat(call.limits().runTime()).isEqualTo(Duration.ofSeconds(20));
        assertThat(call.limits().cpuTime()).isEqualTo(Duration.ofSeconds(20));
        assertThat(call.limits().quotas().of(Quota.KV_OPERATIONS)).isEqualTo(7);
        assertThat(call.limits().quotas().of(Quota.RESPONSE_BODY_BYTES)).isEqualTo(1024);
        assertThat(call.kv().defaultNamespace()).isEqualTo(FUNCTION.toString());
        assertThat(call.headers()).contains(new Header("content-type", "application/json"));
    }

    @Test
    void handlerOfAnotherStyleIsHandedTheBodyAsItCame() {
        entryPoint = EntryPoint.HANDLER;
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(invoke(Callers.all())).isCompleted();
        InvocationCall call = instances.get(0).call;
        assertThat(call).isNotNull();
        assertThat(call.body()).isEqualTo(bytes("{}"));
        assertThat(call.headers()).isEmpty();
        assertThat(call.form()).isEqualTo(InvocationForm.HTTP);
        assertThat(call.sourceAddress()).isEqualTo(Callers.all().sourceAddress());
    }

    @Test
    void whatThePlatformCausesIsHandedAsMessagesAndAnAcceptedCallAsItCame() {
        entryPoint = EntryPoint.HANDLER;
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        Instant now = clock.instant();
        assertThat(formFor(new ScheduleTick(FUNCTION, FUNCTION, now), false)).isEqualTo(InvocationForm.MESSAGES);
        assertThat(formFor(new EventDelivery(FUNCTION, EventType.ORDER_PLACED, "shop", now, FUNCTION), false))
                .isEqualTo(InvocationForm.MESSAGES);
        assertThat(formFor(new AsyncCall(FUNCTION, 1, null), false)).isEqualTo(InvocationForm.HTTP);
        assertThat(formFor(new AsyncCall(FUNCTION, 2, null), true)).isEqualTo(InvocationForm.RAW);
    }

    private InvocationForm formFor(InvocationCause cause, boolean raw) {
        flow.invoke(new InvocationRequest(
                UUID.randomUUID(),
                Callers.all(),
                new IntegrationTarget(INTEGRATION),
                "POST",
                "https://functions.example/call",
                List.of(),
                bytes("{}"),
                raw,
                cause));
        InvocationCall call = instances.get(instances.size() - 1).call;
        assertThat(call).isNotNull();
        return call == null ? InvocationForm.HTTP : call.form();
    }

    @Test
    void bodyThatIsNotWhatItsTypeSaysIsTheCallersMistake() {
        result.complete(new InvocationResult.Refused("no JSON"));
        assertThat(failure(invoke(Callers.all())))
                .hasMessage("no JSON")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MALFORMED_JSON));
        assertEverythingGivenBack(1);
        assertRecorded("REFUSED", 400, VERSION);
    }

    @Test
    void thrownErrorHasTypeMessageAndStackInItsDetails() {
        result.complete(
                new InvocationResult.Threw("TypeError", "x is not a function", "TypeError: x\n at function.js:3:1"));
        FunctionsException failure = failure(invoke(Callers.all()));
        assertThat(failure.code()).isEqualTo(ErrorCode.FUNCTION_THREW);
        assertThat(failure.detail(Detail.ERROR_TYPE)).isEqualTo("TypeError");
        assertThat(failure.detail(Detail.ERROR_MESSAGE)).isEqualTo("x is not a function");
        assertThat(failure.detail(Detail.STACK)).contains("function.js:3:1");
        assertThat(failure.detail(Detail.INVOCATION_ID)).isNotNull();
        assertEverythingGivenBack(1);
        assertRecorded("FUNCTION_ERROR", 502, VERSION);
        assertThat(messages()).contains("TypeError: x\n at function.js:3:1");
        assertThat(breached).isEmpty();
    }

    @Test
    void timedOutInvocationIsAnswered504() {
        result.complete(InvocationResult.stopped(Limit.RUN_TIME, InvocationLimits.defaults()));
        assertThat(failure(invoke(Callers.all())).code()).isEqualTo(ErrorCode.FUNCTION_TIMED_OUT);
        assertEverythingGivenBack(1);
        assertRecorded("TIMED_OUT", 504, VERSION);
        assertThat(messages()).anyMatch(line -> line.contains("ran longer than 20,000 milliseconds"));
        assertThat(breached)
                .singleElement()
                .satisfies(limit -> assertThat(limit).contains("20,000 milliseconds"));
    }

    @Test
    void invocationThatUsedTooMuchProcessorTimeIsToldSo() {
        result.complete(InvocationResult.stopped(Limit.CPU_TIME, InvocationLimits.defaults()));
        assertThat(failure(invoke(Callers.all())))
                .hasMessageContaining("20,000 milliseconds of processor time")
                .hasMessageContaining("functions.invocation.cpu-time-limit-ms")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FUNCTION_TIMED_OUT));
        assertRecorded("TIMED_OUT", 504, VERSION);
    }

    @ParameterizedTest
    @EnumSource(
            value = Limit.class,
            names = {"ALLOCATED_BYTES", "HELD_BYTES", "SERVER_MEMORY"})
    void invocationThatUsedTooMuchMemoryIsAnswered502(Limit limit) {
        result.complete(InvocationResult.stopped(limit, InvocationLimits.defaults()));
        assertThat(failure(invoke(Callers.all())))
                .hasMessageContaining(limit.key())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FUNCTION_MEMORY_EXCEEDED));
        assertEverythingGivenBack(1);
        assertRecorded("MEMORY_EXCEEDED", 502, VERSION);
        assertThat(breached)
                .singleElement()
                .satisfies(passed -> assertThat(passed).contains(limit.key()));
        assertThat(messages()).anyMatch(line -> line.contains(limit.key()));
    }

    @Test
    void whatTheHandlerUsedIsRecordedHoweverItEnds() {
        result.complete(InvocationResult.stopped(Limit.RUN_TIME, InvocationLimits.defaults()));
        assertThat(failure(invoke(Callers.all())).code()).isEqualTo(ErrorCode.FUNCTION_TIMED_OUT);
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.cpuTimeMs()).isEqualTo(7);
            assertThat(record.allocatedBytes()).isEqualTo(4_096);
        });
        assertThat(messages()).last().asString().startsWith("END").contains(" ms, CPU time 7 ms");
    }

    @Test
    void timesAreNotedForWhoeverAsksForThem() {
        InvocationTiming timing = new InvocationTiming();
        result.complete(new InvocationResult.Threw("TypeError", "no", "TypeError: no"));
        assertThat(failure(flow.invoke(request(Callers.all(), INTEGRATION, 2), timing)
                                .toCompletableFuture())
                        .code())
                .isEqualTo(ErrorCode.FUNCTION_THREW);
        assertThat(timing.execNanos()).isEqualTo(9_000_000);
        assertThat(timing.egressNanos()).isEqualTo(2_000_000);
        assertThat(timing.loadNanos()).isPositive();
        assertThat(timing.queueNanos()).isPositive();
        assertThat(timing.totalNanos()).isPositive();
        assertThat(timing.kvNanos()).isZero();
    }

    @Test
    void theStoreIsTimedForWhoeverAsksForIt() {
        InvocationTiming timing = new InvocationTiming();
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(flow.invoke(request(Callers.all(), INTEGRATION, 2), timing).toCompletableFuture())
                .isCompleted();
        InvocationCall call = instances.get(0).call;
        assertThat(call).isNotNull();
        assertThat(call.kv().defaultNamespace()).isEqualTo(FUNCTION.toString());
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> call.kv().get("not allowed", "key"));
        assertThat(timing.kvNanos())
                .as("a refused operation takes its time too")
                .isPositive();
    }

    @Test
    void nothingWasUsedByAHandlerThatWasNotCalled() {
        currentVersion = null;
        assertThat(failure(invoke(Callers.all())).code()).isEqualTo(ErrorCode.NO_CURRENT_VERSION);
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.cpuTimeMs()).isNull();
            assertThat(record.allocatedBytes()).isNull();
        });
    }

    @Test
    void malformedResponseIsAnswered502() {
        result.complete(new InvocationResult.Malformed("onInvoke returned undefined."));
        assertThat(failure(invoke(Callers.all())))
                .hasMessage("onInvoke returned undefined.")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FUNCTION_MALFORMED_RESPONSE));
        assertEverythingGivenBack(1);
        assertRecorded("MALFORMED", 502, VERSION);
    }

    @Test
    void tooLargeResponseIsMalformed() {
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[1025]));
        assertThat(failure(invoke(Callers.all())).code()).isEqualTo(ErrorCode.FUNCTION_MALFORMED_RESPONSE);
        assertEverythingGivenBack(1);
        assertRecorded("MALFORMED", 502, VERSION);
    }

    @Test
    void moduleThatThrowsWhileItIsLoadedIsAnErrorOfTheFunction() {
        startFailure =
                new InstanceStartFailed("ReferenceError", "a is not defined", "ReferenceError: a\n at function.js:1:1");
        FunctionsException failure = failure(invoke(Callers.all()));
        assertThat(failure.code()).isEqualTo(ErrorCode.FUNCTION_START_FAILED);
        assertThat(failure.detail(Detail.STACK)).contains("function.js:1:1");
        assertEverythingGivenBack(0);
        assertRecorded("FUNCTION_ERROR", 502, VERSION);
        assertThat(messages()).hasSize(3);
    }

    @Test
    void failureOfTheHostIsPassedOnAndRecorded() {
        result.completeExceptionally(new IllegalStateException("broken"));
        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                .isThrownBy(() -> invoke(Callers.all()).get())
                .withCauseInstanceOf(IllegalStateException.class);
        assertEverythingGivenBack(1);
        assertRecorded("PLATFORM_ERROR", 500, VERSION);
        assertThat(messages()).noneMatch(line -> line.contains("broken"));
    }

    @Test
    void busyServerGivesThePermitBack() {
        executors.invocationsFull = true;
        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                .isThrownBy(() -> invoke(Callers.all()).get())
                .withCauseInstanceOf(RejectedExecutionException.class);
        assertEverythingGivenBack(0);
        assertRecorded("PLATFORM_ERROR", 503, VERSION);
    }

    @Test
    void siteAtItsLimitIsRefusedAndRecorded() {
        CompletableFuture<InvocationResponse> first = invoke(Callers.all());
        CompletableFuture<InvocationResponse> second = invoke(Callers.all());
        assertThat(failure(invoke(Callers.all())).code()).isEqualTo(ErrorCode.CONCURRENCY_LIMIT_REACHED);
        assertThat(permits.running(Callers.SITE)).isEqualTo(2);
        assertRecorded("REFUSED", 429, null);
        assertThat(breached).isEmpty();
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertEverythingGivenBack(2);
    }

    @Test
    void callThatFindsAsManyInProgressAsThePolicyAllowsIsRefusedAndRecorded() {
        limits = new ScalingLimits(0, 1);
        CompletableFuture<InvocationResponse> first = invoke(Callers.all());
        FunctionsException refusal = failure(invoke(Callers.all()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.REQUESTS_LIMIT_REACHED);
        assertThat(refusal.detail(Detail.RETRY_AFTER)).isEqualTo("1");
        assertThat(permits.running(Callers.SITE))
                .as("the refused one holds nothing")
                .isEqualTo(1);
        assertRecorded("REFUSED", 429, null);
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(first).isCompleted();
        assertThat(functionPermits.inProgress(FUNCTION, "$current")).isZero();
        assertEverythingGivenBack(1);
    }

    @Test
    void callThatFindsAllInstancesAtWorkWaitsForOneAndItsWaitIsTimeInTheQueue() {
        limits = new ScalingLimits(1, 2);
        InvocationTiming timing = new InvocationTiming();
        CompletableFuture<InvocationResponse> first = invoke(Callers.all());
        CompletableFuture<InvocationResponse> second =
                flow.invoke(request(Callers.all(), INTEGRATION, 2), timing).toCompletableFuture();
        assertThat(instances).as("the second waits").hasSize(1);
        assertThat(functionPermits.inProgress(FUNCTION, "$current")).isEqualTo(2);
        CompletableFuture<InvocationResult> firstResult = result;
        result = new CompletableFuture<>();
        firstResult.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(first).isCompleted();
        assertThat(instances).as("its turn has come").hasSize(2);
        assertThat(second).isNotDone();
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(second).isCompleted();
        assertThat(timing.queueNanos()).isPositive();
        assertEverythingGivenBack(2);
        assertThat(functionPermits.inProgress(FUNCTION, "$current")).isZero();
    }

    @Test
    void moduleThatDoesNotStartGivesItsTurnToTheNextCall() {
        limits = new ScalingLimits(1, 2);
        CompletableFuture<InvocationResponse> first = invoke(Callers.all());
        CompletableFuture<InvocationResponse> second = invoke(Callers.all());
        startFailure = new InstanceStartFailed("TypeError", "no", "TypeError: no");
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(first).isCompleted();
        assertThat(failure(second).code()).isEqualTo(ErrorCode.FUNCTION_START_FAILED);
        assertThat(functionPermits.inProgress(FUNCTION, "$current")).isZero();
        assertEverythingGivenBack(1);
    }

    @Test
    void functionWithoutACurrentVersionIsRefused() {
        currentVersion = null;
        assertThat(failure(invoke(Callers.all())).code()).isEqualTo(ErrorCode.NO_CURRENT_VERSION);
        assertEverythingGivenBack(0);
        assertRecorded("REFUSED", 409, null);
    }

    @Test
    void howInvocationsEndIsCountedWithTheirEngineAndTheirDurationWhenTheyCameToOne() {
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(invoke(Callers.all())).isCompleted();
        result = CompletableFuture.completedFuture(new InvocationResult.Threw("TypeError", "no", "TypeError: no"));
        failure(invoke(Callers.all()));
        failure(invoke(Callers.ofOtherSite()));
        failure(invoke(Callers.with(Permission.FUNCTIONS_READ)));

        assertThat(meter.ended().stream().filter(some -> some.count() > 0))
                .containsExactlyInAnyOrder(
                        new EndedInvocations(Outcome.SUCCESS, EngineKind.NASHORN, 1),
                        new EndedInvocations(Outcome.FUNCTION_ERROR, EngineKind.NASHORN, 1),
                        new EndedInvocations(Outcome.REFUSED, null, 2));
        assertThat(meter.failed())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(ErrorCode.FUNCTION_THREW, 1L, ErrorCode.NOT_FOUND, 1L, ErrorCode.PERMISSION_DENIED, 1L));
        assertThat(meter.durations().get(EngineKind.NASHORN).count()).isEqualTo(2);
        assertThat(meter.durations().get(EngineKind.V8).count()).isZero();
        assertThat(meter.byFunction())
                .containsExactlyInAnyOrder(
                        new FunctionInvocations(Callers.SITE, FUNCTION, Outcome.SUCCESS, 1),
                        new FunctionInvocations(Callers.SITE, FUNCTION, Outcome.FUNCTION_ERROR, 1),
                        new FunctionInvocations(Callers.SITE, FUNCTION, Outcome.REFUSED, 1));
    }

    @Test
    void functionIsInvokedByATagWhateverIsDeployed() {
        currentVersion = null;
        tags = Map.of("beta", new TaggedVersion(TAGGED, EngineKind.NASHORN));
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        Caller invoker = Callers.with(Permission.FUNCTIONS_INVOKE);
        assertThat(invoke(invoker, "beta"))
                .isCompletedWithValueMatching(
                        response -> FUNCTION.equals(response.functionId()) && TAGGED.equals(response.versionId()));
        InvocationCall call = instances.get(0).call;
        assertThat(call).isNotNull();
        assertThat(call.headers())
                .contains(
                        new Header("x-request-id", invoker.requestId()),
                        new Header("x-trace-id", call.invocationId().replace("-", "")),
                        new Header("x-real-remote-address", invoker.sourceAddress()));
        assertRecorded("SUCCESS", 200, TAGGED);
        assertThat(records()).extracting(InvocationRecord::tag).containsExactly("beta");
        assertEverythingGivenBack(1);
    }

    @Test
    void currentVersionInvokedByItsTagIsRecordedWithoutOne() {
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(invoke(Callers.with(Permission.FUNCTIONS_INVOKE), TagName.CURRENT))
                .isCompleted();
        assertRecorded("SUCCESS", 200, VERSION);
        assertThat(records()).extracting(InvocationRecord::tag).containsOnlyNulls();
    }

    @Test
    void latestVersionIsOnlyForWhoeverMayDeployIt() {
        tags = Map.of(TagName.LATEST, new TaggedVersion(TAGGED, EngineKind.NASHORN));
        FunctionsException refusal = failure(invoke(Callers.with(Permission.FUNCTIONS_INVOKE), TagName.LATEST));
        assertThat(refusal.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
        assertThat(refusal).hasMessageContaining("functions:update").hasMessageContaining("$current");
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(invoke(
                        Callers.with(Permission.FUNCTIONS_INVOKE_CREATE, Permission.FUNCTIONS_UPDATE), TagName.LATEST))
                .isCompleted();
        assertThat(failure(invoke(Callers.with(Permission.FUNCTIONS_UPDATE), TagName.LATEST))
                        .code())
                .isEqualTo(ErrorCode.PERMISSION_DENIED);
    }

    @Test
    void versionIsInvokedByItsIdWhateverPointsToIt() {
        built = Map.of(TAGGED, new TaggedVersion(TAGGED, EngineKind.NASHORN));
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        Caller author = Callers.with(Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_UPDATE);
        assertThat(invoke(author, FunctionTarget.ofVersion(FUNCTION, TAGGED)))
                .isCompletedWithValueMatching(
                        response -> FUNCTION.equals(response.functionId()) && TAGGED.equals(response.versionId()));
        assertRecorded("SUCCESS", 200, TAGGED);
        assertThat(records()).extracting(InvocationRecord::tag).containsExactly(TagName.BY_ID);
        assertEverythingGivenBack(1);
    }

    @Test
    void versionIsInvokedByItsIdByWhoeverMayDeployItAlone() {
        built = Map.of(TAGGED, new TaggedVersion(TAGGED, EngineKind.NASHORN));
        for (Caller caller :
                List.of(Callers.with(Permission.FUNCTIONS_INVOKE), Callers.with(Permission.FUNCTIONS_UPDATE))) {
            assertThat(failure(invoke(caller, FunctionTarget.ofVersion(FUNCTION, TAGGED)))
                            .code())
                    .isEqualTo(ErrorCode.PERMISSION_DENIED);
        }
        assertThat(failure(
                        invoke(Callers.with(Permission.FUNCTIONS_INVOKE), FunctionTarget.ofVersion(FUNCTION, TAGGED))))
                .hasMessageContaining("the id of a version")
                .hasMessageContaining("functions:update");
        assertThat(instances).isEmpty();
    }

    @Test
    void versionThatIsNotBuiltIsNotFoundByItsId() {
        assertThat(failure(invoke(Callers.all(), FunctionTarget.ofVersion(FUNCTION, TAGGED))))
                .hasMessageContaining("no completed version of this id")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertRecorded("REFUSED", 404, null);
        assertEverythingGivenBack(0);
    }

    @Test
    void tagWithoutAVersionIsNotFound() {
        currentVersion = null;
        assertThat(failure(invoke(Callers.all(), TagName.CURRENT)).code()).isEqualTo(ErrorCode.NO_CURRENT_VERSION);
        assertThat(failure(invoke(Callers.all(), "beta")))
                .hasMessageContaining("no version with this tag")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TAG_NOT_FOUND));
        assertThat(failure(invoke(Callers.all(), TagName.LATEST)))
                .hasMessageContaining("has no version yet")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TAG_NOT_FOUND));
        assertThat(permits.running(Callers.SITE)).isZero();
    }

    @Test
    void engineOfTheTaggedVersionCounts() {
        tags = Map.of("beta", new TaggedVersion(TAGGED, EngineKind.V8));
        siteEngines = Set.of(EngineKind.NASHORN);
        assertThat(failure(invoke(Callers.all(), "beta")).code()).isEqualTo(ErrorCode.ENGINE_NOT_ALLOWED);
        assertRecorded("REFUSED", 409, TAGGED);
    }

    @Test
    void versionWhoseEngineIsNotInstalledIsRefused() {
        engine = EngineKind.V8;
        host.installed = Set.of(EngineKind.NASHORN);
        FunctionsException refusal = failure(invoke(Callers.all()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.ENGINE_NOT_INSTALLED);
        assertThat(refusal).hasMessageContaining("v8 is not installed").hasMessageContaining("docs/ENGINES.md");
        assertEverythingGivenBack(0);
        assertRecorded("PLATFORM_ERROR", 503, VERSION);
        assertThat(host.loaded).isEmpty();
    }

    @Test
    void versionWhoseEngineIsNotAllowedIsRefused() {
        engine = EngineKind.V8;
        siteEngines = Set.of(EngineKind.NASHORN);
        FunctionsException refusal = failure(invoke(Callers.all()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.ENGINE_NOT_ALLOWED);
        assertThat(refusal).hasMessageContaining("not allowed for this site, whose policy names nashorn");
        assertEverythingGivenBack(0);
        assertRecorded("REFUSED", 409, VERSION);
        host.allowed = Set.of(EngineKind.NASHORN);
        assertThat(failure(invoke(Callers.all())))
                .hasMessageContaining("not allowed on this server")
                .hasMessageContaining("functions.engine.allowed");
        assertThat(host.loaded).isEmpty();
    }

    @Test
    void suspendedFunctionIsRefusedUntilTheSuspensionIsOver() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        suspension = new SuspensionValue("too much", SuspensionSource.RULE, now.minusMinutes(1), now.plusSeconds(90));
        FunctionsException refusal = failure(invoke(Callers.all()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.FUNCTION_SUSPENDED);
        assertThat(refusal)
                .hasMessage(
                        "The function is suspended since 2026-11-20T11:59:00Z until 2026-11-20T12:01:30Z by the rule on"
                                + " exceeded limits: too much");
        assertThat(refusal.detail(Detail.RETRY_AFTER)).isEqualTo("90");
        assertThat(permits.running(Callers.SITE)).isZero();
        assertRecorded("REFUSED", 409, null);
        assertThat(breached).isEmpty();
        clock.advance(Duration.ofSeconds(90));
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(invoke(Callers.all())).isCompleted();
    }

    @Test
    void functionOfASuspendedSiteIsRefused() {
        siteSuspension = new SuspensionValue("unpaid", SuspensionSource.ADMINISTRATOR, OffsetDateTime.now(clock), null);
        FunctionsException refusal = failure(invoke(Callers.all()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.SITE_SUSPENDED);
        assertThat(refusal).hasMessage("The site is suspended since 2026-11-20T12:00:00Z by an administrator: unpaid");
        assertThat(refusal.detail(Detail.RETRY_AFTER)).isNull();
        assertThat(failure(invoke(Callers.ofOtherSite())).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void callerWithoutPermissionIsRefusedBeforeItLearnsWhetherTheFunctionExists() {
        Caller reader = Callers.with(Permission.FUNCTIONS_READ);
        assertThat(failure(invoke(reader)).code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
        assertRecorded("REFUSED", 403, null);
        assertThat(failure(flow.invoke(request(reader, UUID.randomUUID(), 2))).code())
                .isEqualTo(ErrorCode.PERMISSION_DENIED);
    }

    @Test
    void functionOfAnotherSiteIsNotFoundAndLeavesNoRecord() {
        assertThat(failure(invoke(Callers.ofOtherSite())).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(records()).isEmpty();
        assertThat(permits.running(Callers.OTHER_SITE)).isZero();
    }

    @Test
    void tooLargeBodyIsRefused() {
        assertThat(failure(flow.invoke(request(Callers.all(), INTEGRATION, 1025)))
                        .code())
                .isEqualTo(ErrorCode.BODY_TOO_LARGE);
        assertEverythingGivenBack(0);
        assertRecorded("REFUSED", 413, null);
    }

    @Test
    void invocationThatAnotherOneTookWithItIsAnswered502() {
        result.complete(InvocationResult.aborted(Limit.RUN_TIME, InvocationLimits.defaults()));
        assertThat(failure(invoke(Callers.all())))
                .hasMessageContaining("Another call that its instance ran at the same time was stopped")
                .hasMessageContaining(Limit.RUN_TIME.key())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FUNCTION_ABORTED));
        assertEverythingGivenBack(1);
        assertRecorded("FUNCTION_ERROR", 502, VERSION);
        assertThat(breached).as("it has passed no limit itself").isEmpty();
    }

    @Test
    void secondInvocationOfAnIdIsAnswered409() {
        result.complete(new InvocationResult.Duplicate("An invocation of the id x runs already."));
        assertThat(failure(invoke(Callers.all())))
                .hasMessage("An invocation of the id x runs already.")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVOCATION_ID_IN_USE));
        assertEverythingGivenBack(1);
        assertRecorded("REFUSED", 409, VERSION);
    }

    @Test
    void versionMayAskForLessTimeButNotForMore() {
        versionLimits = new VersionLimits(1_500, 30_000, null);
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(invoke(Callers.all())).isCompleted();
        InvocationCall call = instances.get(0).call;
        assertThat(call).isNotNull();
        assertThat(call.limits().runTime()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(call.limits().cpuTime()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void tooManyOrTooLargeHeadersAreRefused() {
        HeaderValue large = new HeaderValue("x-large", "v".repeat(1_024 - "x-large".length() - 4));
        for (List<HeaderValue> headers :
                List.of(Collections.nCopies(11, new HeaderValue("a", "b")), List.of(large, new HeaderValue("a", "")))) {
            assertThat(failure(flow.invoke(request(headers, "http://localhost/"))))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.HEADERS_TOO_LARGE))
                    .hasMessageContaining("(functions.invocation.request-header");
        }
        assertEverythingGivenBack(0);
        assertThat(records()).extracting(InvocationRecord::status).containsOnly(431);
        result.complete(new InvocationResult.Responded(200, List.of(), new byte[0]));
        assertThat(flow.invoke(request(List.of(large), "http://localhost/")).toCompletableFuture())
                .isCompleted();
    }

    @Test
    void tooLongAddressIsRefused() {
        assertThat(failure(flow.invoke(request(List.of(), "http://localhost/?" + "q".repeat(495)))))
                .hasMessage("The address of an invocation has at most 512 bytes (functions.invocation.url-bytes).")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.URL_TOO_LONG));
        assertRecorded("REFUSED", 414, null);
    }

    @Test
    void answerWithTooManyOrTooLargeHeadersIsMalformed() {
        for (List<Header> headers : List.of(
                Collections.nCopies(4, new Header("set-cookie", "b")),
                List.of(new Header("x-large", "v".repeat(1_024))))) {
            result = CompletableFuture.completedFuture(new InvocationResult.Responded(200, headers, new byte[0]));
            assertThat(failure(invoke(Callers.all())))
                    .hasMessageContaining("(functions.invocation.response-header")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FUNCTION_MALFORMED_RESPONSE));
        }
        assertThat(permits.running(Callers.SITE)).isZero();
    }

    @Test
    void answerWithAHeaderThatCannotBeSentIsMalformed() {
        for (String value : List.of("a\u0001", "a\u007f", "\u0100", "a\r\nset-cookie: b")) {
            result = CompletableFuture.completedFuture(
                    new InvocationResult.Responded(200, List.of(new Header("x-odd", value)), new byte[0]));
            assertThat(failure(invoke(Callers.all())))
                    .hasMessageContaining("'x-odd'")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FUNCTION_MALFORMED_RESPONSE));
        }
        result = CompletableFuture.completedFuture(
                new InvocationResult.Responded(200, List.of(new Header("x-fine", "\ta\u00ff")), new byte[0]));
        assertThat(invoke(Callers.all())).isCompleted();
    }

    private static InvocationRequest request(List<HeaderValue> headers, String url) {
        return request(Callers.all(), INTEGRATION, url, headers, bytes("{}"));
    }

    private CompletableFuture<InvocationResponse> invoke(Caller caller) {
        return flow.invoke(request(caller, INTEGRATION, 2)).toCompletableFuture();
    }

    private CompletableFuture<InvocationResponse> invoke(Caller caller, String tag) {
        return invoke(caller, new FunctionTarget(FUNCTION, tag));
    }

    private CompletableFuture<InvocationResponse> invoke(Caller caller, FunctionTarget target) {
        return flow.invoke(new InvocationRequest(
                        UUID.randomUUID(),
                        caller,
                        target,
                        "POST",
                        "http://localhost/functions/x/call",
                        List.of(),
                        bytes("{}"),
                        false,
                        null))
                .toCompletableFuture();
    }

    private static InvocationRequest request(Caller caller, UUID integrationId, int bodyBytes) {
        byte[] body = bodyBytes == 2 ? bytes("{}") : new byte[bodyBytes];
        return request(
                caller,
                integrationId,
                "http://localhost/integrations/x/endpoint",
                List.of(new HeaderValue("Authorization", "Bearer secret")),
                body);
    }

    private static InvocationRequest request(
            Caller caller, UUID integrationId, String url, List<HeaderValue> headers, byte[] body) {
        return new InvocationRequest(
                UUID.randomUUID(),
                caller,
                new IntegrationTarget(integrationId),
                "POST",
                url,
                headers,
                body,
                false,
                null);
    }

    private static FunctionsException failure(CompletionStage<InvocationResponse> answer) {
        List<Throwable> failures = new ArrayList<>();
        answer.whenComplete((response, failure) -> failures.add(failure));
        assertThat(failures).singleElement().isInstanceOf(FunctionsException.class);
        return (FunctionsException) failures.get(0);
    }

    private void assertEverythingGivenBack(int expectedInstances) {
        assertThat(permits.running(Callers.SITE)).isZero();
        assertThat(instances).hasSize(expectedInstances).allSatisfy(instance -> {
            assertThat(instance.closed).isEqualTo(1);
            assertThat(instance.permitsWhenClosed)
                    .as("the instance goes before the permit")
                    .isPositive();
        });
    }

    private void assertRecorded(String outcome, int status, @Nullable UUID version) {
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.outcome()).isEqualTo(outcome);
            assertThat(record.status()).isEqualTo(status);
            assertThat(record.versionId()).isEqualTo(version);
            assertThat(record.functionId()).isEqualTo(FUNCTION);
        });
    }

    private List<InvocationRecord> records() {
        writer.flush();
        return logStore.stored.stream()
                .filter(InvocationRecord.class::isInstance)
                .map(InvocationRecord.class::cast)
                .toList();
    }

    private List<String> messages() {
        writer.flush();
        return logStore.stored.stream()
                .filter(event -> !(event instanceof InvocationRecord))
                .map(Object::toString)
                .map(text -> text.substring(text.indexOf("message=") + "message=".length(), text.length() - 1))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
