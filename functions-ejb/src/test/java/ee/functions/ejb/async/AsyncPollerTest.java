// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.event.EventDeliveries;
import ee.functions.ejb.event.EventType;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeAsyncCalls;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeOutbox;
import ee.functions.ejb.fake.Fired;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.invocation.AsyncCall;
import ee.functions.ejb.invocation.EventDelivery;
import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.invocation.InvocationFlow;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.stream.StreamOutbox;
import ee.functions.jpa.async.AsyncAttemptEntity;
import ee.functions.jpa.async.AsyncInvocationEntity;
import ee.functions.jpa.async.AsyncInvocationRepository.PassedOver;
import ee.functions.jpa.async.AsyncPolicyEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.outbox.NewMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clock stands at noon of 20 November 2026 and moves when a test says so. */
class AsyncPollerTest {
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final FakeDatabase database = new FakeDatabase();
    private final FakeAsyncCalls fake = new FakeAsyncCalls();
    private final FakeExecutors executors = new FakeExecutors();
    private final MovingClock clock = new MovingClock();
    private final Settings settings = TestSettings.with(Setting.ASYNC_RETRIES_COUNT, "2")
            .and(Setting.ASYNC_CONCURRENT_RUNS, "3")
            .and(Setting.SITE_ASYNC_CONCURRENT_RUNS, "2")
            .and(Setting.SITE_CONCURRENT_INVOCATIONS, "3")
            .and(Setting.ASYNC_CHAIN_LENGTH, "2")
            .and(Setting.ASYNC_BODY_BYTES, "2048")
            .and(Setting.ASYNC_POLL_INTERVAL_MS, "100")
            .build();
    private final FakeFlow flow = new FakeFlow();
    private final SitePermits permits = Beans.wire(new SitePermits(), settings, clock);
    private final AsyncInvocations invocations = Beans.wire(
            new AsyncInvocations(),
            fake.repository,
            fake.policyRepository,
            database.functionRepository,
            settings,
            clock,
            new Fired<AsyncInvocationStored>());
    private final FakeOutbox outbox = new FakeOutbox(clock);
    private final ResultDelivery delivery = Beans.wire(
            new ResultDelivery(), invocations, database.functionRepository, stream(TestSettings.defaults()), settings);
    private final List<String> endedDeliveries = new ArrayList<>();
    private final EventDeliveries events = new EventDeliveries() {
        @Override
        public Optional<EventDelivery> cause(UUID asyncInvocationId) {
            return Optional.of(new EventDelivery(
                    new UUID(0, 5), EventType.OTHER, "shop", Instant.parse("2026-11-20T12:00:00Z"), new UUID(0, 6)));
        }

        @Override
        public void ended(UUID asyncInvocationId, int retryCount, @Nullable String error) {
            endedDeliveries.add(asyncInvocationId + " after " + retryCount + ": " + error);
        }
    };
    private final AsyncStore store = Beans.wire(new AsyncStore(), fake.repository, delivery, events, settings, clock);
    private final RunningAttempts running = Beans.wire(new RunningAttempts(), permits, settings, clock);
    private final AsyncRuns runs = Beans.wire(new AsyncRuns(), flow, store, running, executors);
    private final AsyncPoller poller = Beans.wire(new AsyncPoller(), store, runs, running, executors, settings, clock);
    private final FunctionEntity function = function(Callers.SITE);

    private static final class FakeFlow extends InvocationFlow {
        final List<InvocationRequest> asked = new ArrayList<>();
        CompletableFuture<InvocationResponse> answer = CompletableFuture.completedFuture(
                new InvocationResponse(new UUID(0, 9), Outcome.SUCCESS, 204, List.of(), new byte[0]));

        @Override
        public CompletionStage<InvocationResponse> invoke(InvocationRequest request) {
            asked.add(request);
            return answer;
        }
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void aCallRunsOnceInTheNameOfItsCaller() {
        UUID id = stored();

        poller.poll();
        poller.poll();

        assertThat(flow.asked).singleElement().satisfies(request -> {
            assertThat(request.id()).isEqualTo(id);
            assertThat(request.caller()).isEqualTo(Callers.all());
            assertThat(request.target()).isEqualTo(new FunctionTarget(function.getId(), "$current"));
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.url()).isEqualTo("https://functions.example/call?a=b");
            assertThat(request.headers()).containsExactly(new HeaderValue("x-a", "1"), new HeaderValue("x-a", "ä\"2"));
            assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("sõna");
            assertThat(request.raw()).isTrue();
            assertThat(request.cause()).isEqualTo(new AsyncCall(id, 1, null));
        });
        assertThat(call(id))
                .returns("SUCCEEDED", AsyncInvocationEntity::getStatus)
                .returns("SUCCESS", AsyncInvocationEntity::getOutcome)
                .returns(204, AsyncInvocationEntity::getHttpStatus)
                .returns(id, AsyncInvocationEntity::getInvocationId)
                .returns(null, AsyncInvocationEntity::getBody)
                .returns(null, AsyncInvocationEntity::getHeaders)
                .returns(null, AsyncInvocationEntity::getLeaseUntil)
                .returns(null, AsyncInvocationEntity::getDelivery);
        assertThat(fake.attempts.get(id)).returns("SUCCESS", AsyncAttemptEntity::getOutcome);
    }

    @Test
    void anAttemptIsNotedWithItsLeaseBeforeItBegins() {
        UUID id = stored();
        flow.answer = new CompletableFuture<>();

        poller.poll();

        assertThat(call(id).getStatus()).isEqualTo("RUNNING");
        assertThat(call(id).getLeaseUntil()).isEqualTo("2026-11-20T12:01:40Z");
        assertThat(fake.attempts.get(id).getOutcome()).isEqualTo("RUNNING");
    }

    @Test
    void anAnswerOfWhateverStatusIsSuccess() {
        UUID id = stored();
        flow.answer = CompletableFuture.completedFuture(
                new InvocationResponse(id, Outcome.SUCCESS, 500, List.of(), new byte[0]));
        poller.poll();
        assertThat(call(id)).returns("SUCCEEDED", AsyncInvocationEntity::getStatus);
    }

    @Test
    void aCallThatDeliversAnEventIsToldItAndEndsTheDelivery() {
        UUID id = invocations.store(delivering(new UUID(0, 5)));

        poller.poll();

        assertThat(flow.asked)
                .extracting(InvocationRequest::cause)
                .singleElement()
                .isInstanceOfSatisfying(
                        EventDelivery.class, cause -> assertThat(cause.source()).isEqualTo("shop"));
        assertThat(endedDeliveries).containsExactly(id + " after 0: null");
    }

    @Test
    void aCallThatDeliversAnEventInVainEndsTheDeliveryWithItsError() {
        UUID id = invocations.store(delivering(new UUID(0, 5)));
        flow.answer = CompletableFuture.failedFuture(
                FunctionsException.notFound("function")); // a refusal: no attempt can succeed

        poller.poll();

        assertThat(endedDeliveries).containsExactly(id + " after 0: There is no function with this id.");
    }

    @Test
    void aCallThatDeliversNoEventEndsNoDelivery() {
        stored();

        poller.poll();

        assertThat(flow.asked).extracting(InvocationRequest::cause).hasOnlyElementsOfType(AsyncCall.class);
        assertThat(endedDeliveries).isEmpty();
    }

    @Test
    void aFailedCallIsRepeatedAfterAGrowingPauseAndThenGivenUp() {
        UUID id = stored();
        flow.answer = failed(ErrorCode.FUNCTION_THREW, "The function threw.\u0000");

        poller.poll();
        assertThat(call(id).getStatus()).isEqualTo("WAITING");
        assertThat(pause(id)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
        poller.poll();
        assertThat(flow.asked).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        poller.poll();
        assertThat(pause(id)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(2000));
        clock.advance(Duration.ofSeconds(2));
        poller.poll();

        assertThat(flow.asked).hasSize(3).extracting(InvocationRequest::id).doesNotHaveDuplicates();
        assertThat(call(id))
                .returns("DEAD", AsyncInvocationEntity::getStatus)
                .returns("FUNCTION_ERROR", AsyncInvocationEntity::getOutcome)
                .returns("FUNCTION_THREW", AsyncInvocationEntity::getErrorCode)
                .returns("The function threw.\uFFFD", AsyncInvocationEntity::getError)
                .returns(502, AsyncInvocationEntity::getHttpStatus)
                .returns(3, AsyncInvocationEntity::getAttempts);
        assertThat(call(id).getBody()).isNotNull();
        assertThat(fake.attempts.values())
                .extracting(AsyncAttemptEntity::getAttempt)
                .containsExactly(1, 2, 3);
    }

    @Test
    void whatFailedOnceMaySucceedLater() {
        UUID id = stored();
        CompletableFuture<InvocationResponse> success = flow.answer;
        flow.answer = failed(ErrorCode.FUNCTION_TIMED_OUT, "Too long.");
        poller.poll();
        flow.answer = success;
        clock.advance(Duration.ofSeconds(1));
        poller.poll();
        assertThat(call(id))
                .returns("SUCCEEDED", AsyncInvocationEntity::getStatus)
                .returns(null, AsyncInvocationEntity::getErrorCode)
                .returns(null, AsyncInvocationEntity::getError);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"NOT_FOUND", "NO_CURRENT_VERSION", "TAG_NOT_FOUND", "ENGINE_NOT_ALLOWED", "MALFORMED_JSON"})
    void whatNoAttemptCanMendIsGivenUpAtOnce(ErrorCode code) {
        UUID id = stored();
        flow.answer = failed(code, "no");
        poller.poll();
        assertThat(call(id))
                .returns("DEAD", AsyncInvocationEntity::getStatus)
                .returns(code.name(), AsyncInvocationEntity::getErrorCode);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"CONCURRENCY_LIMIT_REACHED", "SERVER_BUSY", "DATABASE_UNAVAILABLE", "FUNCTION_SUSPENDED"})
    void whatIsRefusedForAWhileIsNoAttempt(ErrorCode code) {
        UUID id = stored();
        flow.answer = failed(code, "not now");
        for (int i = 0; i < 9; i++) {
            poller.poll();
            clock.advance(Duration.ofSeconds(2));
        }
        assertThat(flow.asked).hasSize(9).extracting(InvocationRequest::id).doesNotHaveDuplicates();
        assertThat(fake.attempts).isEmpty();
        assertThat(call(id))
                .returns("WAITING", AsyncInvocationEntity::getStatus)
                .returns(0, AsyncInvocationEntity::getAttempts)
                .returns(code.name(), AsyncInvocationEntity::getErrorCode);
    }

    @Test
    void aRefusalThatSaysWhenToComeBackIsTakenAtItsWord() {
        UUID id = stored();
        flow.answer = CompletableFuture.failedFuture(new FunctionsException(
                ErrorCode.SITE_SUSPENDED, "suspended", List.of(new Detail(Detail.RETRY_AFTER, "120"))));
        poller.poll();
        assertThat(pause(id)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
    }

    @Test
    void aFunctionThatIsRefusedRestsWhileOthersRun() {
        FunctionEntity other = function(Callers.SITE);
        stored();
        stored();
        stored();
        flow.answer = failed(ErrorCode.REQUESTS_LIMIT_REACHED, "not now");
        poller.poll();
        assertThat(flow.asked).hasSize(1);
        invocations.store(wanted(Callers.all(), other.getId()));
        assertThat(poller.poll()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(flow.asked)
                .hasSize(2)
                .element(1)
                .returns(new FunctionTarget(other.getId(), "$current"), InvocationRequest::target);
        clock.advance(Duration.ofSeconds(1));
        poller.poll();
        assertThat(flow.asked).hasSize(4);
    }

    @Test
    void aServerWithoutThreadsIsNoFailureOfTheCall() {
        UUID id = stored();
        flow.answer = CompletableFuture.failedFuture(new RejectedExecutionException("full"));
        poller.poll();
        assertThat(call(id)).returns("SERVER_BUSY", AsyncInvocationEntity::getErrorCode);
        assertThat(call(id).getFailures()).isZero();
    }

    @Test
    void aCallThatCannotRunForADayIsGivenUp() {
        UUID id = stored();
        flow.answer = failed(ErrorCode.FUNCTION_SUSPENDED, "suspended");
        clock.advance(Duration.ofHours(24));
        poller.poll();
        assertThat(call(id))
                .returns("DEAD", AsyncInvocationEntity::getStatus)
                .returns("FUNCTION_SUSPENDED", AsyncInvocationEntity::getErrorCode);
    }

    @Test
    void aCallWhoseServerIsGoneIsTakenOverAndALateEndIsIgnored() {
        UUID id = stored();
        CompletableFuture<InvocationResponse> lost = new CompletableFuture<>();
        flow.answer = lost;
        poller.poll();
        clock.advance(Duration.ofSeconds(101));
        flow.answer = new CompletableFuture<>();
        poller.poll();

        assertThat(flow.asked).hasSize(2);
        assertThat(fake.attempts.get(id)).returns("LOST", AsyncAttemptEntity::getOutcome);
        lost.completeExceptionally(new FunctionsException(ErrorCode.FUNCTION_THREW, "late"));
        assertThat(call(id))
                .returns("RUNNING", AsyncInvocationEntity::getStatus)
                .returns(flow.asked.get(1).id(), AsyncInvocationEntity::getInvocationId)
                .returns(0, AsyncInvocationEntity::getFailures);
    }

    @Test
    void afterFiveLossesACallIsADeadLetter() {
        UUID id = stored();
        flow.answer = new CompletableFuture<>();
        for (int i = 0; i < AsyncStore.MOST_LOSSES; i++) {
            store.begin(store.due(PassedOver.NONE, 1).get(0));
            clock.advance(A_WHILE);
            assertThat(store.takeBackLost(9)).isEqualTo(1);
        }
        assertThat(call(id))
                .returns("DEAD", AsyncInvocationEntity::getStatus)
                .returns("LOST", AsyncInvocationEntity::getOutcome)
                .returns(null, AsyncInvocationEntity::getErrorCode);
    }

    @Test
    void attemptsAreBoundedPerSiteAndServer() {
        FunctionEntity other = function(Callers.OTHER_SITE);
        for (int i = 0; i < 4; i++) {
            stored();
        }
        invocations.store(wanted(Callers.ofOtherSite(), other.getId()));
        invocations.store(wanted(Callers.ofOtherSite(), other.getId()));
        flow.answer = new CompletableFuture<>();

        poller.poll();

        assertThat(flow.asked)
                .extracting(request -> request.caller().siteId())
                .containsExactlyInAnyOrder(Callers.SITE, Callers.SITE, Callers.OTHER_SITE);
        assertThat(running.free()).isZero();
        flow.answer.complete(new InvocationResponse(new UUID(0, 9), Outcome.SUCCESS, 200, List.of(), new byte[0]));
        assertThat(running.free()).isEqualTo(3);
        poller.poll();
        assertThat(flow.asked).hasSize(6);
    }

    @Test
    void aSiteWithoutAPermitIsNotAsked() {
        stored();
        var permit = permits.acquire(Callers.SITE);
        var second = permits.acquire(Callers.SITE);
        var third = permits.acquire(Callers.SITE);
        assertThat(poller.poll()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(flow.asked).isEmpty();
        List.of(permit, second, third).forEach(each -> each.close());
        poller.poll();
        assertThat(flow.asked).hasSize(1);
    }

    @Test
    void theAnswerGoesToTheTargetOfSuccess() {
        FunctionEntity target = function(Callers.SITE);
        policy(0, "function:" + target.getId() + ":blue", null);
        UUID id = stored();
        flow.answer = CompletableFuture.completedFuture(new InvocationResponse(
                id,
                Outcome.SUCCESS,
                201,
                List.of(new HeaderValue("Content-Type", "text/plain")),
                "vastus".getBytes(StandardCharsets.UTF_8)));

        store.begin(store.due(PassedOver.NONE, 1).get(0)).ifPresent(attempt -> runs.start(attempt, () -> {}));

        assertThat(call(id).getDelivery()).isEqualTo("SENT");
        AsyncInvocationEntity sent = sent(id);
        assertThat(sent)
                .returns(target.getId(), AsyncInvocationEntity::getFunctionId)
                .returns("blue", AsyncInvocationEntity::getTag)
                .returns(1, AsyncInvocationEntity::getChain)
                .returns("WAITING", AsyncInvocationEntity::getStatus)
                .returns("functions:invoke", AsyncInvocationEntity::getCallerPermissions);
        JsonObject message = json(sent);
        assertThat(message.getString("async_invocation_id")).isEqualTo(id.toString());
        assertThat(message.getString("status")).isEqualTo("SUCCEEDED");
        assertThat(message.getInt("http_status")).isEqualTo(201);
        assertThat(message.getJsonObject("response").getString("body")).isEqualTo("vastus");
        assertThat(message.getJsonObject("response").getString("content_type")).isEqualTo("text/plain");
        assertThat(message.getJsonObject("request").getString("body")).isEqualTo("sõna");
        assertThat(message.isNull("error")).isTrue();
    }

    @Test
    void aDeadLetterGoesToTheTargetOfFailure() {
        FunctionEntity target = function(Callers.SITE);
        policy(0, null, "function:" + target.getId() + ":$current");
        UUID id = stored();
        flow.answer = failed(ErrorCode.FUNCTION_THREW, "The function threw Error: no");

        store.begin(store.due(PassedOver.NONE, 1).get(0)).ifPresent(attempt -> runs.start(attempt, () -> {}));

        JsonObject message = json(sent(id));
        assertThat(message.getString("status")).isEqualTo("DEAD");
        assertThat(message.getString("error")).isEqualTo("The function threw Error: no");
        assertThat(message.getString("error_code")).isEqualTo("FUNCTION_THREW");
        assertThat(message.isNull("response")).isTrue();
    }

    @Test
    void targetsThatNameEachOtherComeToAnEnd() {
        policy(0, "function:" + function.getId() + ":$current", null);
        stored();
        for (int i = 0; i < 9; i++) {
            poller.poll();
        }
        assertThat(fake.calls.values())
                .extracting(AsyncInvocationEntity::getDelivery)
                .containsExactly("SENT", "SENT", "CHAIN_TOO_LONG");
    }

    @Test
    void aTargetThatIsGoneOrOfAnotherSiteGetsNothing() {
        FunctionEntity foreign = function(Callers.OTHER_SITE);
        policy(0, "function:" + foreign.getId() + ":$current", null);
        UUID id = stored();
        poller.poll();
        assertThat(call(id).getDelivery()).isEqualTo("FUNCTION_GONE");
        assertThat(fake.calls).hasSize(1);
    }

    @Test
    void withoutAStreamTheMessageForItIsNotSent() {
        policy(0, "stream", null);
        UUID id = stored();
        poller.poll();
        assertThat(call(id)).returns("SUCCEEDED", AsyncInvocationEntity::getStatus);
        assertThat(call(id).getDelivery()).isEqualTo("STREAM_OFF");
    }

    @Test
    void theMessageForTheStreamIsStoredWithTheEnd() {
        Beans.wire(
                delivery,
                stream(TestSettings.with(Setting.STREAM_KIND, "jms")
                        .and(Setting.STREAM_JMS_TOPIC, "java:/jms/topic/events")
                        .build()));
        policy(0, "stream", "stream");
        UUID id = stored();
        poller.poll();
        flow.answer = failed(ErrorCode.FUNCTION_THREW, "no");
        stored();
        poller.poll();
        assertThat(call(id).getDelivery()).isEqualTo("SENT");
        assertThat(outbox.waiting.values())
                .extracting(NewMessage::type, NewMessage::status)
                .containsExactly(tuple("ASYNC_INVOCATION", "SUCCESS"), tuple("ASYNC_INVOCATION", "FAILURE"));
        assertThat(outbox.waiting.values())
                .element(0)
                .satisfies(message -> assertThat(message.payload()).contains(id.toString(), "later"));
    }

    private StreamOutbox stream(Settings ofStream) {
        return Beans.wire(new StreamOutbox(), outbox.repository, ofStream);
    }

    @Test
    void whatThePolicySaysCountsFromWhenTheCallIsAccepted() {
        policy(0, null, null);
        UUID id = stored();
        fake.policies.clear();
        flow.answer = failed(ErrorCode.FUNCTION_THREW, "no");
        poller.poll();
        assertThat(call(id).getStatus()).isEqualTo("DEAD");
    }

    @Test
    void bodiesThatDoNotFitIntoAMessageAreLeftOut() {
        UUID id = stored();
        AsyncInvocationEntity call = call(id);
        call.setBody(new byte[1000]);
        call.setFinishedAt(call.getAcceptedAt());
        JsonObject whole = json(ResultMessage.of(call, response(new byte[] {(byte) 0xff}), 100_000));
        JsonObject withoutRequest = json(ResultMessage.of(call, response(new byte[] {(byte) 0xff}), 2048));
        JsonObject withoutBoth = json(ResultMessage.of(call, response(new byte[3000]), 2048));
        assertThat(whole.getJsonObject("request").getBoolean("body_omitted")).isFalse();
        assertThat(withoutRequest.getJsonObject("request").getBoolean("body_omitted"))
                .isTrue();
        assertThat(withoutRequest.getJsonObject("request").isNull("body")).isTrue();
        assertThat(withoutRequest.getJsonObject("response").getString("body")).isEqualTo("/w==");
        assertThat(withoutRequest.getJsonObject("response").getBoolean("is_base64_encoded"))
                .isTrue();
        assertThat(withoutBoth.getJsonObject("response").getBoolean("body_omitted"))
                .isTrue();
    }

    @Test
    void aServerThatStopsLeavesItsCallsToOthers() {
        UUID id = stored();
        flow.answer = new CompletableFuture<>();
        poller.poll();
        runs.onServerStopping(new ServerStopping());
        flow.answer.completeExceptionally(new IllegalStateException("closed"));
        assertThat(call(id))
                .returns("WAITING", AsyncInvocationEntity::getStatus)
                .returns(0, AsyncInvocationEntity::getFailures)
                .returns(0, AsyncInvocationEntity::getAttempts);
    }

    @Test
    void whatIsStoredRunsAtOnceOnAServerThatHasStarted() {
        poller.onServerStarted(new ServerStarted());
        UUID id = stored();
        poller.onStored(new AsyncInvocationStored());
        await().untilAsserted(() -> assertThat(call(id).getStatus()).isEqualTo("SUCCEEDED"));
        poller.onServerStopping(new ServerStopping());
        stored();
        poller.onStored(new AsyncInvocationStored());
        assertThat(flow.asked).hasSize(1);
    }

    @Test
    void whatNobodyTellsOfIsFoundByLooking() {
        poller.onServerStarted(new ServerStarted());
        UUID id = stored();
        await().untilAsserted(() -> assertThat(call(id).getStatus()).isEqualTo("SUCCEEDED"));
    }

    @Test
    void finishedCallsAreDeletedWhenTheirTimeHasCome() {
        stored();
        poller.poll();
        flow.answer = failed(ErrorCode.NOT_FOUND, "gone");
        stored();
        poller.poll();
        flow.answer = new CompletableFuture<>();
        stored();
        poller.poll();
        clock.advance(Duration.ofHours(73));
        poller.deleteOld();
        assertThat(fake.calls.values())
                .extracting(AsyncInvocationEntity::getStatus)
                .containsExactly("DEAD", "RUNNING");
        clock.advance(Duration.ofHours(336));
        poller.deleteOld();
        assertThat(fake.calls.values())
                .extracting(AsyncInvocationEntity::getStatus)
                .containsExactly("RUNNING");
    }

    @Test
    void aFunctionOfAnotherSiteIsNotFound() {
        assertThatThrownBy(() -> invocations.store(wanted(Callers.ofOtherSite(), function.getId())))
                .isInstanceOfSatisfying(
                        FunctionsException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(fake.calls).isEmpty();
    }

    private UUID stored() {
        return invocations.store(wanted(Callers.all(), function.getId()));
    }

    private NewAsyncInvocation delivering(UUID eventId) {
        NewAsyncInvocation wanted = wanted(Callers.all(), function.getId());
        return new NewAsyncInvocation(
                wanted.caller(),
                wanted.functionId(),
                wanted.tag(),
                wanted.method(),
                wanted.url(),
                wanted.headers(),
                wanted.body(),
                false,
                eventId);
    }

    private static NewAsyncInvocation wanted(Caller caller, UUID functionId) {
        return new NewAsyncInvocation(
                caller,
                functionId,
                "$current",
                "PUT",
                "https://functions.example/call?a=b",
                List.of(new HeaderValue("x-a", "1"), new HeaderValue("x-a", "ä\"2")),
                "sõna".getBytes(StandardCharsets.UTF_8),
                true,
                null);
    }

    private FunctionEntity function(String siteId) {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId(siteId);
        entity.setName("later");
        database.functions.put(entity.getId(), entity);
        return entity;
    }

    private void policy(int retries, @Nullable String success, @Nullable String failure) {
        AsyncPolicyEntity policy = new AsyncPolicyEntity();
        policy.setFunctionId(function.getId());
        policy.setTag("$current");
        policy.setRetriesCount(retries);
        policy.setSuccessTarget(success);
        policy.setFailureTarget(failure);
        fake.policies.add(policy);
    }

    private static CompletableFuture<InvocationResponse> failed(ErrorCode code, String message) {
        return CompletableFuture.failedFuture(new FunctionsException(code, message));
    }

    private static InvocationResponse response(byte[] body) {
        return new InvocationResponse(new UUID(0, 9), Outcome.SUCCESS, 200, List.of(), body);
    }

    private AsyncInvocationEntity call(UUID id) {
        return fake.repository.lock(id).orElseThrow();
    }

    private AsyncInvocationEntity sent(UUID by) {
        return fake.calls.values().stream()
                .filter(call -> !call.getId().equals(by))
                .findFirst()
                .orElseThrow();
    }

    private Duration pause(UUID id) {
        OffsetDateTime next = call(id).getNextAttemptAt();
        assertThat(next).isNotNull();
        return Duration.between(clock.instant(), next == null ? clock.instant() : next.toInstant());
    }

    private static JsonObject json(AsyncInvocationEntity call) {
        byte[] body = call.getBody();
        return json(body == null ? new byte[0] : body);
    }

    private static JsonObject json(byte[] body) {
        return Json.createReader(new ByteArrayInputStream(body)).readObject();
    }
}
