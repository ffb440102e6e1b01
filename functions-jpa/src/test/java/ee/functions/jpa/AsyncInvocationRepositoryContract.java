// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static ee.functions.jpa.Samples.SITE;
import static ee.functions.jpa.async.AsyncInvocationRepository.DEAD;
import static ee.functions.jpa.async.AsyncInvocationRepository.RUNNING;
import static ee.functions.jpa.async.AsyncInvocationRepository.SUCCEEDED;
import static ee.functions.jpa.async.AsyncInvocationRepository.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.jpa.async.AsyncAttemptEntity;
import ee.functions.jpa.async.AsyncBacklog;
import ee.functions.jpa.async.AsyncInvocationEntity;
import ee.functions.jpa.async.AsyncInvocationRepository;
import ee.functions.jpa.async.AsyncInvocationRepository.DueCall;
import ee.functions.jpa.async.AsyncInvocationRepository.PassedOver;
import ee.functions.jpa.async.AsyncPolicyEntity;
import ee.functions.jpa.async.AsyncPolicyRepository;
import ee.functions.jpa.async.AsyncPosition;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What calls that run later, their attempts and their policies do on every database. */
abstract class AsyncInvocationRepositoryContract {
    private static final int CLAIMERS = 6;
    private static final int CALLS = 20;

    private final TestDatabase database;
    private FunctionEntity function = new FunctionEntity();

    AsyncInvocationRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
        function = Samples.storedFunction(database, SITE, "later");
    }

    @Test
    void aCallIsStoredAsItWasGiven() {
        AsyncInvocationEntity call = call(NOON);
        call.setEventId(UUID.randomUUID());
        call.setError("x".repeat(2000));
        add(call);
        assertThat(find(call.getId()))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("_persistence.*")
                .isEqualTo(call);
        assertThat(found(UUID.randomUUID(), call.getId())).isEmpty();
        assertThat(found(function.getId(), UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatIsNotSetIsNull() {
        AsyncInvocationEntity call = call(NOON);
        call.setHeaders(null);
        call.setBody(null);
        call.setSuccessTarget(null);
        call.setFailureTarget(null);
        add(call);
        assertThat(find(call.getId()))
                .returns(null, AsyncInvocationEntity::getHeaders)
                .returns(null, AsyncInvocationEntity::getBody)
                .returns(null, AsyncInvocationEntity::getEventId)
                .returns(null, AsyncInvocationEntity::getInvocationId)
                .returns(null, AsyncInvocationEntity::getSuccessTarget)
                .returns(null, AsyncInvocationEntity::getHttpStatus)
                .returns(null, AsyncInvocationEntity::getFinishedAt);
    }

    @Test
    void dueAreWaitingCallsTheMostOverdueFirstButNotThoseOfSitesPassedOver() {
        UUID second = stored(NOON.minusMinutes(1)).getId();
        UUID first = stored(NOON.minusMinutes(2)).getId();
        stored(NOON.plusMinutes(1));
        changed(stored(NOON.minusMinutes(9)), call -> {
            call.setStatus(DEAD);
            call.setNextAttemptAt(null);
        });
        assertThat(due(NOON, List.of(), 9)).extracting(DueCall::id).containsExactly(first, second);
        assertThat(due(NOON, List.of(), 1)).extracting(DueCall::id).containsExactly(first);
        assertThat(due(NOON, List.of("other", SITE), 9)).isEmpty();
        assertThat(due(NOON, List.of("other"), 9)).hasSize(2);
        assertThat(dueButOf(List.of(), List.of(function.getId()))).isEmpty();
        assertThat(dueButOf(List.of("other"), List.of(UUID.randomUUID()))).hasSize(2);
        assertThat(earliest(List.of())).contains(NOON.minusMinutes(2));
        assertThat(earliest(List.of(SITE))).isEmpty();
    }

    @Test
    void aCallIsTakenOnceAndOnlyAsItWasRead() {
        AsyncInvocationEntity call = stored(NOON);
        UUID attempt = UUID.randomUUID();
        assertThat(take(new DueCall(call.getId(), SITE, function.getId(), NOON.minusMinutes(1)), attempt))
                .isFalse();
        assertThat(take(new DueCall(call.getId(), SITE, function.getId(), NOON), attempt))
                .isTrue();
        assertThat(take(new DueCall(call.getId(), SITE, function.getId(), NOON), UUID.randomUUID()))
                .isFalse();
        assertThat(find(call.getId()))
                .returns(RUNNING, AsyncInvocationEntity::getStatus)
                .returns(1, AsyncInvocationEntity::getAttempts)
                .returns(attempt, AsyncInvocationEntity::getInvocationId)
                .returns(NOON.plusSeconds(30), AsyncInvocationEntity::getLeaseUntil)
                .returns(null, AsyncInvocationEntity::getNextAttemptAt);
        assertThat(due(NOON.plusDays(1), List.of(), 9)).isEmpty();
    }

    @Test
    void ofManyServersExactlyOneTakesEachCall() throws Exception {
        for (int i = 0; i < CALLS; i++) {
            stored(NOON.minusMinutes(i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLAIMERS);
        CyclicBarrier start = new CyclicBarrier(CLAIMERS);
        try {
            Callable<Integer> server = () -> {
                start.await();
                int taken = 0;
                List<DueCall> due;
                do {
                    due = due(NOON, List.of(), 3);
                    for (DueCall each : due) {
                        taken += take(each, UUID.randomUUID()) ? 1 : 0;
                    }
                } while (!due.isEmpty());
                return taken;
            };
            int taken = 0;
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(CLAIMERS, server))) {
                taken += each.get();
            }
            assertThat(taken).isEqualTo(CALLS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void lostAreCallsWhoseLeaseHasEnded() {
        AsyncInvocationEntity call = stored(NOON);
        stored(NOON);
        take(new DueCall(call.getId(), SITE, function.getId(), NOON), UUID.randomUUID());
        assertThat(lost(NOON.plusSeconds(30))).isEmpty();
        assertThat(lost(NOON.plusSeconds(31))).containsExactly(call.getId());
    }

    @Test
    void theBacklogTellsCallsThatWaitFromThoseThatRun() {
        stored(NOON);
        stored(NOON);
        AsyncInvocationEntity running = stored(NOON);
        take(new DueCall(running.getId(), SITE, function.getId(), NOON), UUID.randomUUID());
        assertThat(calls(AsyncInvocationRepository::backlog)).isEqualTo(new AsyncBacklog(2, 1));
    }

    @Test
    void unfinishedCallsAreCountedUpToTheLimit() {
        stored(NOON);
        AsyncInvocationEntity running = stored(NOON);
        take(new DueCall(running.getId(), SITE, function.getId(), NOON), UUID.randomUUID());
        changed(stored(NOON), call -> call.setStatus(SUCCEEDED));
        changed(stored(NOON), call -> call.setStatus(DEAD));
        assertThat(unfinished(function.getId(), 9)).isEqualTo(2);
        assertThat(unfinished(function.getId(), 1)).isEqualTo(1);
        assertThat(unfinished(UUID.randomUUID(), 9)).isZero();
        assertThat(unfinished(SITE)).isEqualTo(2);
        assertThat(unfinished("other")).isZero();
    }

    @Test
    void pagesShowEachCallOnceNewestFirstAndOnlyThoseOfTheStatusAskedFor() {
        List<UUID> written = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            AsyncInvocationEntity call = call(NOON);
            call.setAcceptedAt(NOON.plusSeconds(i / 3));
            written.add(add(call).getId());
        }
        List<UUID> read = new ArrayList<>();
        AsyncPosition after = null;
        List<AsyncInvocationEntity> page;
        do {
            page = page(null, after, 2);
            for (AsyncInvocationEntity call : page) {
                read.add(call.getId());
                after = new AsyncPosition(call.getAcceptedAt(), call.getId());
            }
        } while (page.size() == 2);
        assertThat(read).hasSize(7).containsExactlyInAnyOrderElementsOf(written);
        assertThat(page(null, null, 1))
                .singleElement()
                .returns(NOON.plusSeconds(2), AsyncInvocationEntity::getAcceptedAt);
        assertThat(page(WAITING, null, 9)).hasSize(7);
        assertThat(page(DEAD, null, 9)).isEmpty();
    }

    @Test
    void attemptsAreKeptNewestFirstAndGoWithTheirCall() {
        AsyncInvocationEntity call = stored(NOON);
        UUID first = attempt(call, 1).getInvocationId();
        UUID second = attempt(call, 2).getInvocationId();
        UUID postponed = attempt(call, 3).getInvocationId();
        run(calls -> calls.removeAttempt(postponed));
        run(calls -> {
            AsyncAttemptEntity ended = calls.attempt(first).orElseThrow();
            ended.setOutcome("FUNCTION_ERROR");
            ended.setHttpStatus(502);
            ended.setErrorCode("FUNCTION_THREW");
            ended.setFinishedAt(NOON.plusSeconds(5));
        });
        assertThat(attempts(call.getId()))
                .extracting(
                        AsyncAttemptEntity::getInvocationId,
                        AsyncAttemptEntity::getAttempt,
                        AsyncAttemptEntity::getOutcome,
                        AsyncAttemptEntity::getHttpStatus,
                        AsyncAttemptEntity::getFinishedAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(second, 2, RUNNING, null, null),
                        org.assertj.core.groups.Tuple.tuple(first, 1, "FUNCTION_ERROR", 502, NOON.plusSeconds(5)));
        run(calls -> calls.remove(calls.lock(call.getId()).orElseThrow()));
        assertThat(database.count("async_attempt")).isZero();
        assertThat(database.count("async_invocation")).isZero();
    }

    @Test
    void oldCallsOfAStatusAreDeletedInBatches() {
        for (int i = 0; i < 5; i++) {
            int minute = i;
            changed(stored(NOON), call -> {
                call.setStatus(SUCCEEDED);
                call.setFinishedAt(NOON.plusMinutes(minute));
            });
        }
        changed(stored(NOON), call -> {
            call.setStatus(DEAD);
            call.setFinishedAt(NOON);
        });
        assertThat(delete(SUCCEEDED, NOON.plusMinutes(3), 2)).isEqualTo(2);
        assertThat(delete(SUCCEEDED, NOON.plusMinutes(3), 2)).isEqualTo(1);
        assertThat(database.count("async_invocation")).isEqualTo(3);
        assertThat(delete(DEAD, NOON.plusMinutes(3), 2)).isEqualTo(1);
    }

    @Test
    void policiesAreFoundByTagAndUniqueByIt() {
        AsyncPolicyEntity current = policy("$current", 3);
        AsyncPolicyEntity blue = policy("blue", 0);
        assertThat(foundPolicy("blue"))
                .get()
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("_persistence.*")
                .isEqualTo(blue);
        assertThat(foundPolicy("red")).isEmpty();
        assertThat(listedPolicies())
                .extracting(AsyncPolicyEntity::getId)
                .containsExactly(current.getId(), blue.getId());
        assertThatThrownBy(() -> policy("blue", 1)).isInstanceOf(RuntimeException.class);
        policies(policies -> {
            policies.remove(policies.find(function.getId(), "blue").orElseThrow());
            return null;
        });
        assertThat(database.count("async_policy")).isEqualTo(1);
    }

    @Test
    void callsAttemptsAndPoliciesGoWithTheirFunction() {
        attempt(stored(NOON), 1);
        policy("$current", 0);
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            functions.remove(functions.lock(function.getId()));
        });
        assertThat(database.count("async_invocation")).isZero();
        assertThat(database.count("async_attempt")).isZero();
        assertThat(database.count("async_policy")).isZero();
    }

    private AsyncInvocationEntity call(OffsetDateTime nextAttemptAt) {
        AsyncInvocationEntity call = new AsyncInvocationEntity();
        call.setId(UUID.randomUUID());
        call.setSiteId(SITE);
        call.setFunctionId(function.getId());
        call.setTag("$current");
        call.setMethod("POST");
        call.setUrl("https://functions.example/functions/x/call?integration=async");
        call.setHeaders("[[\"content-type\",\"text/plain\"]]");
        call.setBody("sõna".getBytes(StandardCharsets.UTF_8));
        call.setRaw(true);
        call.setCallerSubject("ada");
        call.setCallerOfSite(false);
        call.setCallerPermissions("functions:invoke");
        call.setRequestId("request");
        call.setSourceAddress("192.0.2.1");
        call.setChain(1);
        call.setRetriesCount(2);
        call.setSuccessTarget("stream");
        call.setFailureTarget("stream");
        call.setStatus(WAITING);
        call.setNextAttemptAt(nextAttemptAt);
        call.setAcceptedAt(NOON);
        call.setExpiresAt(NOON.plusDays(1));
        return call;
    }

    private AsyncInvocationEntity stored(OffsetDateTime nextAttemptAt) {
        return add(call(nextAttemptAt));
    }

    private AsyncInvocationEntity add(AsyncInvocationEntity call) {
        run(calls -> calls.add(call));
        return call;
    }

    private AsyncInvocationEntity find(UUID id) {
        return found(function.getId(), id).orElseThrow();
    }

    private Optional<AsyncInvocationEntity> found(UUID functionId, UUID id) {
        return calls(calls -> calls.find(functionId, id));
    }

    private Optional<OffsetDateTime> earliest(List<String> passedOver) {
        return calls(calls -> calls.earliest(new PassedOver(passedOver, List.of())));
    }

    private int unfinished(UUID functionId, int limit) {
        return calls(calls -> calls.unfinishedOfFunction(functionId, limit));
    }

    private int unfinished(String siteId) {
        return calls(calls -> calls.unfinishedOfSite(siteId, 9));
    }

    private Optional<AsyncPolicyEntity> foundPolicy(String tag) {
        return policies(policies -> policies.find(function.getId(), tag));
    }

    private List<AsyncPolicyEntity> listedPolicies() {
        return policies(policies -> policies.list(function.getId()));
    }

    private void changed(AsyncInvocationEntity call, Consumer<AsyncInvocationEntity> change) {
        run(calls -> change.accept(calls.lock(call.getId()).orElseThrow()));
    }

    private AsyncAttemptEntity attempt(AsyncInvocationEntity call, int number) {
        AsyncAttemptEntity attempt = new AsyncAttemptEntity();
        attempt.setInvocationId(UUID.randomUUID());
        attempt.setAsyncInvocationId(call.getId());
        attempt.setAttempt(number);
        attempt.setStartedAt(NOON.plusSeconds(number));
        attempt.setOutcome(RUNNING);
        run(calls -> calls.addAttempt(attempt));
        return attempt;
    }

    private AsyncPolicyEntity policy(String tag, int retries) {
        AsyncPolicyEntity policy = new AsyncPolicyEntity();
        policy.setId(UUID.randomUUID());
        policy.setFunctionId(function.getId());
        policy.setTag(tag);
        policy.setRetriesCount(retries);
        policy.setFailureTarget("stream");
        policy.setUpdatedAt(NOON);
        return policies(policies -> {
            policies.add(policy);
            return policy;
        });
    }

    private List<DueCall> due(OffsetDateTime now, List<String> passedOver, int limit) {
        return calls(calls -> calls.due(now, new PassedOver(passedOver, List.of()), limit));
    }

    private List<DueCall> dueButOf(List<String> sites, List<UUID> functions) {
        return calls(calls -> calls.due(NOON, new PassedOver(sites, functions), 9));
    }

    private boolean take(DueCall due, UUID invocationId) {
        return calls(calls -> {
            Optional<AsyncInvocationEntity> taken = calls.take(due);
            taken.ifPresent(call -> {
                call.setStatus(RUNNING);
                call.setAttempts(call.getAttempts() + 1);
                call.setInvocationId(invocationId);
                call.setNextAttemptAt(null);
                call.setLeaseUntil(NOON.plusSeconds(30));
            });
            return taken.isPresent();
        });
    }

    private List<UUID> lost(OffsetDateTime now) {
        return calls(calls -> calls.lost(now, 9));
    }

    private List<AsyncAttemptEntity> attempts(UUID id) {
        return calls(calls -> calls.attempts(id, 9));
    }

    private int delete(String status, OffsetDateTime moment, int limit) {
        return calls(calls -> calls.deleteFinishedBefore(status, moment, limit));
    }

    private List<AsyncInvocationEntity> page(@Nullable String status, @Nullable AsyncPosition after, int limit) {
        return calls(calls -> calls.page(function.getId(), status, after, limit));
    }

    private void run(Consumer<AsyncInvocationRepository> work) {
        calls(calls -> {
            work.accept(calls);
            return null;
        });
    }

    private <T> T calls(Function<AsyncInvocationRepository, T> work) {
        return database.call(entityManager -> work.apply(new AsyncInvocationRepository(entityManager)));
    }

    private <T> T policies(Function<AsyncPolicyRepository, T> work) {
        return database.call(entityManager -> work.apply(new AsyncPolicyRepository(entityManager)));
    }
}
