// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Timers fire in their order, and nothing stays of one that was cancelled. */
class TimerQueueTest {
    private static final long PATIENCE_SECONDS = 30;

    private final CompletableFuture<Thread> thread = new CompletableFuture<>();
    private final BlockingQueue<String> fired = new LinkedBlockingQueue<>();
    private final TimerQueue timers = new TimerQueue(loop -> {
        Thread started = new Thread(loop, "timers");
        thread.complete(started);
        started.start();
    });

    @AfterEach
    void stop() {
        timers.shutdownNow();
    }

    @Test
    void timersFireInTheOrderOfTheirTimesAndEqualOnesInTheirOwn() throws InterruptedException {
        CountDownLatch allSet = new CountDownLatch(1);
        timers.execute(() -> await(allSet));
        timers.schedule(() -> fired.add("third"), 20, TimeUnit.MILLISECONDS);
        timers.schedule(() -> fired.add("second"), 10, TimeUnit.MILLISECONDS);
        timers.schedule(() -> fired.add("first"), 0, TimeUnit.MILLISECONDS);
        allSet.countDown();

        assertThat(List.of(next(), next(), next())).containsExactly("first", "second", "third");
    }

    @Test
    void cancelledTimerIsForgottenAtOnce() {
        Future<?> day = timers.schedule(() -> fired.add("never"), 1, TimeUnit.DAYS);
        Future<?> forever = timers.schedule(() -> fired.add("never"), Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        assertThat(timers.size()).isEqualTo(2);

        day.cancel(false);
        forever.cancel(false);

        assertThat(timers.size()).isZero();
        assertThat(day.isCancelled()).isTrue();
    }

    @Test
    void timerThatFailsDoesNotStopTheOthers() throws InterruptedException {
        timers.execute(() -> {
            throw new AssertionError("on purpose");
        });
        timers.execute(() -> fired.add("next"));

        assertThat(next()).isEqualTo("next");
    }

    @Test
    void repeatedTimerFiresUntilItIsCancelled() throws InterruptedException {
        ScheduledFuture<?> repeated =
                timers.scheduleWithFixedDelay(() -> fired.add("again"), 0, 1, TimeUnit.MILLISECONDS);
        assertThat(List.of(next(), next(), next())).containsOnly("again");

        repeated.cancel(false);
        CountDownLatch passed = new CountDownLatch(1);
        timers.schedule(passed::countDown, 5, TimeUnit.MILLISECONDS);
        await(passed);

        assertThat(timers.size()).isZero();
    }

    @Test
    void repeatedTimerFiresAgainAlthoughItFailed() throws InterruptedException {
        timers.scheduleWithFixedDelay(
                () -> {
                    fired.add("failing");
                    throw new OutOfMemoryError("on purpose");
                },
                0,
                1,
                TimeUnit.MILLISECONDS);

        assertThat(List.of(next(), next())).containsOnly("failing");
    }

    @Test
    void interruptionOfItsThreadDoesNotEndTheQueue() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        timers.execute(waiting::countDown);
        await(waiting);
        thread.get().interrupt();
        timers.execute(() -> Thread.currentThread().interrupt());
        timers.schedule(() -> fired.add("next"), 5, TimeUnit.MILLISECONDS);

        assertThat(next()).isEqualTo("next");
    }

    @Test
    void resultOfATimerIsThatOfItsAction() throws Exception {
        assertThat(timers.schedule(() -> "result", 1, TimeUnit.MILLISECONDS).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo("result");
    }

    @Test
    void closedQueueGivesItsThreadBackAndRefuses() throws Exception {
        timers.schedule(() -> fired.add("never"), 1, TimeUnit.DAYS);

        timers.shutdown();

        assertThat(timers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        thread.get().join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertThat(thread.get().isAlive()).isFalse();
        assertThat(timers.size()).isZero();
        assertThatThrownBy(() -> timers.schedule(() -> fired.add("never"), 0, TimeUnit.SECONDS))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void timersGoOnWhenThereWasNoMemory() throws InterruptedException {
        timers.execute(() -> {
            throw new IllegalStateException() {
                @Override
                public String toString() {
                    throw new OutOfMemoryError("while the failure is logged");
                }
            };
        });
        timers.execute(() -> fired.add("next"));

        assertThat(next()).isEqualTo("next");
    }

    private String next() throws InterruptedException {
        String name = fired.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return name == null ? "nothing fired" : name;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
