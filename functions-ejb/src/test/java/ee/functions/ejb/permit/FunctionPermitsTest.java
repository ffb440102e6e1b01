// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FunctionPermitsTest {
    private static final UUID FUNCTION = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final String TAG = "$current";

    private final FakeExecutors executors = new FakeExecutors();
    private final FunctionPermits permits = permits("600000");
    private final List<String> ran = new ArrayList<>();

    /** A call that notes when its turn comes. */
    private final class Call {
        final Admission admission;
        final CompletableFuture<@Nullable Void> turn;

        Call(String name, Admission admission) {
            this(name, admission, 1);
        }

        Call(String name, Admission admission, int invocationsPerInstance) {
            this.admission = admission;
            this.turn = admission.mayRun(invocationsPerInstance).toCompletableFuture();
            CompletableFuture<Void> unused = turn.thenRun(() -> ran.add(name));
        }
    }

    private FunctionPermits permits(String queueTimeLimitMs) {
        return Beans.wire(
                new FunctionPermits(),
                executors,
                TestSettings.with(Setting.SCALING_QUEUE_TIME_LIMIT_MS, queueTimeLimitMs)
                        .build());
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void callsBeyondTheRequestsLimitAreRefusedAtOnceByItsName() {
        Call running = call("a", 1, 2);
        Call waiting = call("b", 1, 2);

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> permits.admit(FUNCTION, TAG, new ScalingLimits(1, 2)))
                .withMessageContaining("2 invocations")
                .withMessageContaining("zone_requests_limit")
                .returns(ErrorCode.REQUESTS_LIMIT_REACHED, FunctionsException::code)
                .returns("1", refusal -> refusal.detail(Detail.RETRY_AFTER));
        assertThat(permits.inProgress(FUNCTION, TAG)).isEqualTo(2);
        running.admission.close();
        waiting.admission.close();
        assertThat(permits.gates()).isZero();
    }

    @Test
    void callsBeyondTheInstancesLimitWaitAndRunInTheirOrder() {
        List<Call> calls = calls(5, 2, 0);
        assertThat(ran).containsExactly("0", "1");

        calls.get(1).admission.close();
        assertThat(ran).containsExactly("0", "1", "2");
        calls.get(0).admission.close();
        calls.get(2).admission.close();
        assertThat(ran).containsExactly("0", "1", "2", "3", "4");
        assertThat(permits.inProgress(FUNCTION, TAG)).isEqualTo(2);
    }

    @Test
    void instanceThatHandlesSeveralCallsCountsOnce() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            calls.add(new Call(String.valueOf(i), admit(3, 0), 4));
        }
        assertThat(ran).as("each may start an instance").hasSize(3);
        for (Call call : calls) {
            call.admission.hasInstance();
        }
        assertThat(ran).hasSize(12);
        calls.get(0).admission.close();
        assertThat(ran).hasSize(13);
    }

    @Test
    void noMoreMayLookForAnInstanceThanCanBeStartedOrHaveRoom() {
        ScalingLimits limits = new ScalingLimits(3, 0);
        assertThat(limits.lets(2, 0, 4)).isTrue();
        assertThat(limits.lets(3, 0, 4)).as("three instances start").isFalse();
        assertThat(limits.lets(4, 1, 4)).as("two start, three have room").isTrue();
        assertThat(limits.lets(5, 1, 4)).isFalse();
        assertThat(limits.lets(1, 10, 4)).as("two have room").isTrue();
        assertThat(limits.lets(2, 10, 4)).isFalse();
        assertThat(limits.lets(0, 12, 4)).isFalse();
        assertThat(limits.lets(1, 1, 1)).isTrue();
        assertThat(limits.lets(1, 2, 1)).isFalse();
        assertThat(ScalingLimits.NONE.lets(1_000, 1_000, 1)).isTrue();
    }

    @Test
    void functionsAndTagsDoNotWaitForEachOther() {
        ScalingLimits one = new ScalingLimits(1, 1);
        permits.admit(FUNCTION, TAG, one).mayRun(1);
        assertThat(permits.admit(FUNCTION, "stable", one).mayRun(1).toCompletableFuture())
                .isCompleted();
        assertThat(permits.admit(OTHER, TAG, one).mayRun(1).toCompletableFuture())
                .isCompleted();
        assertThat(permits.gates()).isEqualTo(3);
    }

    @Test
    void callsWithoutLimitsAreNotCounted() {
        for (int i = 0; i < 100; i++) {
            assertThat(admit(0, 0).mayRun(1).toCompletableFuture()).isCompleted();
        }
        assertThat(permits.gates()).isZero();
        assertThat(permits.inProgress(FUNCTION, TAG)).isZero();
    }

    @Test
    void callThatIsGivenUpWhileItWaitsLetsTheOthersThrough() {
        List<Call> calls = calls(3, 1, 3);
        calls.get(1).admission.close();
        assertThatThrownBy(() -> calls.get(1).turn.get()).isInstanceOf(CancellationException.class);
        assertThat(permits.inProgress(FUNCTION, TAG)).isEqualTo(2);

        calls.get(0).admission.close();
        assertThat(ran).containsExactly("0", "2");
        calls.get(2).admission.close();
        calls.get(2).admission.close();
        assertThat(permits.gates()).isZero();
    }

    @Test
    void callThatNeverAskedForItsTurnGivesItsPlaceBack() {
        Admission refusedLater = admit(1, 1);
        refusedLater.close();
        assertThat(permits.gates()).isZero();
        assertThat(call("a", 1, 1).turn).isCompleted();
    }

    @Test
    void callThatWaitsTooLongIsToldSoAndIsInProgressUntilItIsClosed() throws Exception {
        FunctionPermits impatient = permits("1");
        ScalingLimits limits = new ScalingLimits(1, 2);
        Admission running = impatient.admit(FUNCTION, TAG, limits);
        running.mayRun(1);
        Admission waiting = impatient.admit(FUNCTION, TAG, limits);
        CompletableFuture<@Nullable Void> turn = waiting.mayRun(1).toCompletableFuture();

        assertThatThrownBy(() -> turn.get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(FunctionsException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.INSTANCES_LIMIT_REACHED);
                    assertThat(refusal).hasMessageContaining("functions.scaling.queue-time-limit-ms");
                    assertThat(refusal.detail(Detail.RETRY_AFTER)).isEqualTo("1");
                });
        assertThat(impatient.inProgress(FUNCTION, TAG)).isEqualTo(2);
        waiting.close();
        running.close();
        assertThat(impatient.gates()).isZero();
    }

    @Test
    void higherLimitLetsTheWaitingInWithTheNextCallAndNoLimitAtAllToo() {
        calls(4, 1, 0);
        assertThat(ran).containsExactly("0");
        call("late", 3, 0);
        assertThat(ran).containsExactly("0", "1", "2");
        admit(0, 0);
        assertThat(ran).containsExactly("0", "1", "2", "3", "late");
    }

    @Test
    void lowerLimitLetsThoseThatRunEnd() {
        List<Call> calls = calls(3, 3, 0);
        call("late", 1, 0);
        calls.get(0).admission.close();
        calls.get(1).admission.close();
        assertThat(ran).containsExactly("0", "1", "2");
        calls.get(2).admission.close();
        assertThat(ran).containsExactly("0", "1", "2", "late");
    }

    @Test
    void callsThatEndWithinTheirTurnDoNotPileUp() {
        Call first = call("first", 1, 0);
        int many = 20_000;
        AtomicInteger turns = new AtomicInteger();
        for (int i = 0; i < many; i++) {
            Admission admission = admit(1, 0);
            admission.mayRun(1).whenComplete((mayRun, failure) -> {
                turns.incrementAndGet();
                admission.close();
            });
        }
        first.admission.close();
        assertThat(turns).hasValue(many);
        assertThat(permits.gates()).isZero();
    }

    @Test
    void whoWaitsWhenTheServerStopsIsRefused() {
        List<Call> calls = calls(3, 1, 0);
        permits.onStopping(new ServerStopping());
        for (Call waiting : calls.subList(1, 3)) {
            assertThatThrownBy(waiting.turn::get).hasCauseInstanceOf(RejectedExecutionException.class);
            waiting.admission.close();
        }
        assertThat(permits.inProgress(FUNCTION, TAG)).isEqualTo(1);
    }

    @Test
    void burstHasExactlyTheAllowedNumberInProgressAndNoneIsLost() throws Exception {
        int burst = 500;
        ScalingLimits limits = new ScalingLimits(3, 50);
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger runningNow = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Queue<Admission> running = new ConcurrentLinkedQueue<>();
        CountDownLatch asked = new CountDownLatch(burst);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < burst; i++) {
                threads.execute(() -> {
                    try {
                        Admission admission = permits.admit(FUNCTION, TAG, limits);
                        admission.mayRun(1).whenComplete((mayRun, failure) -> {
                            most.accumulateAndGet(runningNow.incrementAndGet(), Math::max);
                            runs.incrementAndGet();
                            running.add(admission);
                        });
                    } catch (FunctionsException atLimit) {
                        refused.incrementAndGet();
                    } finally {
                        asked.countDown();
                    }
                });
            }
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(refused).hasValue(450);
            assertThat(permits.inProgress(FUNCTION, TAG)).isEqualTo(50);
            assertThat(runs).hasValue(3);
            List<Future<?>> enders = new ArrayList<>();
            for (int ender = 0; ender < 4; ender++) {
                enders.add(threads.submit(() -> {
                    while (permits.inProgress(FUNCTION, TAG) > 0) {
                        Admission ended = running.poll();
                        if (ended != null) {
                            runningNow.decrementAndGet();
                            ended.close();
                        }
                    }
                }));
            }
            for (Future<?> ender : enders) {
                ender.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(runs).as("each admitted call ran once").hasValue(50);
        assertThat(most.get()).isEqualTo(3);
        assertThat(permits.gates()).isZero();
    }

    @Test
    void limitsHoldWhileManyComeAndGo() throws Exception {
        int callers = 6;
        int rounds = 4_000;
        ScalingLimits limits = new ScalingLimits(2, 4);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runningNow = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                done.add(threads.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        Admission admission;
                        try {
                            admission = permits.admit(FUNCTION, TAG, limits);
                        } catch (FunctionsException atLimit) {
                            refused.incrementAndGet();
                            continue;
                        }
                        admission.mayRun(1).whenComplete((mayRun, failure) -> {
                            most.accumulateAndGet(runningNow.incrementAndGet(), Math::max);
                            runningNow.decrementAndGet();
                            ended.incrementAndGet();
                            admission.close();
                        });
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(1, 2);
        assertThat(ended.get() + refused.get()).isEqualTo(callers * rounds);
        assertThat(permits.gates()).isZero();
    }

    @Test
    void limitsAreNeverNegative() {
        assertThatThrownBy(() -> new ScalingLimits(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private Admission admit(int instances, int requests) {
        return permits.admit(FUNCTION, TAG, new ScalingLimits(instances, requests));
    }

    private Call call(String name, int instances, int requests) {
        return new Call(name, admit(instances, requests));
    }

    private List<Call> calls(int count, int instances, int requests) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(call(String.valueOf(i), instances, requests));
        }
        return calls;
    }
}
