// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.binding.InMemoryKv;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.instance.InvocationCall;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CryptoWorkTest {

    private final TestScope scope = new TestScope();
    private final CryptoWork work = new CryptoWork(scope);

    @AfterEach
    void stop() {
        scope.close();
    }

    @Test
    void workOfAnInvocationThatIsOverStopsAndWhatWaitsIsNotBegun() throws Exception {
        scope.invocation = invocation();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger late = new AtomicInteger();
        Outcome first = new Outcome();
        Outcome second = new Outcome();
        work.later(
                over -> {
                    begun.countDown();
                    while (!over.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    throw new HostError("OperationError", "over");
                },
                first);
        work.later(over -> late.incrementAndGet(), second);
        begun.await();

        scope.invocation = invocation();

        assertThat(first.get()).isEqualTo("OperationError over");
        assertThat(second.get()).isEqualTo("abandoned");
        assertThat(late).hasValue(0);
        Outcome third = new Outcome();
        work.later(over -> 3, third);
        assertThat(third.get()).isEqualTo(3);
    }

    @Test
    void workThatTheTopLevelBeganBelongsToTheFirstInvocation() throws Exception {
        Outcome outcome = new Outcome();
        CompletableFuture<Boolean> overBefore = new CompletableFuture<>();
        CompletableFuture<Void> begin = new CompletableFuture<>();
        CompletableFuture<Boolean> overWithin = new CompletableFuture<>();
        work.later(
                over -> {
                    overBefore.complete(over.getAsBoolean());
                    begin.join();
                    overWithin.complete(over.getAsBoolean());
                    while (!over.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    return "stopped";
                },
                outcome);
        assertThat(overBefore.get(1, TimeUnit.MINUTES)).isFalse();
        scope.invocation = invocation();
        begin.complete(null);
        assertThat(overWithin.get(1, TimeUnit.MINUTES)).isFalse();
        scope.invocation = null;

        assertThat(outcome.get()).isEqualTo("stopped");
    }

    @Test
    void oneTaskRunsAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Outcome> outcomes = List.of(new Outcome(), new Outcome(), new Outcome(), new Outcome());
        for (Outcome outcome : outcomes) {
            work.later(
                    over -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        Thread.yield();
                        return running.decrementAndGet();
                    },
                    outcome);
        }
        for (Outcome outcome : outcomes) {
            assertThat(outcome.get()).isEqualTo(0);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsDoneByTheCaller() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        Outcome first = new Outcome();
        work.later(
                over -> {
                    begun.complete(null);
                    return go.join();
                },
                first);
        begun.get(1, TimeUnit.MINUTES);
        Outcome last = new Outcome();
        for (int i = 0; i < CryptoWork.MOST_WAITING; i++) {
            last = new Outcome();
            work.later(over -> "queued", last);
        }
        Outcome more = new Outcome();

        work.later(over -> Thread.currentThread().getName(), more);

        assertThat(more.result).isCompletedWithValue(Thread.currentThread().getName());
        assertThat(last.result).isNotDone();
        go.complete(null);
        assertThat(last.get()).isEqualTo("queued");
    }

    @Test
    void failuresAreNamedWithoutTheWordsOfTheProvider() throws Exception {
        Outcome outcome = new Outcome();
        work.later(
                over -> {
                    throw new GeneralSecurityException("internal detail");
                },
                outcome);
        assertThat(outcome.get().toString()).startsWith("OperationError The operation failed");
        assertThatThrownBy(() -> work.now(over -> {
                    throw new IllegalArgumentException("internal detail");
                }))
                .isInstanceOf(HostError.class)
                .hasMessageNotContaining("internal");
    }

    private static InvocationCall invocation() {
        return new InvocationCall(
                "id",
                "POST",
                "http://x/",
                List.of(),
                new byte[0],
                Duration.ofMinutes(1),
                (level, message) -> {},
                new InMemoryKv());
    }

    private static final class Outcome implements HostCallback {

        final CompletableFuture<Object> result = new CompletableFuture<>();

        @Override
        public void succeed(@Nullable Object value) {
            result.complete(value == null ? "nothing" : value);
        }

        @Override
        public void fail(String errorType, String message) {
            result.complete(errorType + " " + message);
        }

        @Override
        public void abandon() {
            result.complete("abandoned");
        }

        Object get() throws Exception {
            return result.get(1, TimeUnit.MINUTES);
        }
    }
}
