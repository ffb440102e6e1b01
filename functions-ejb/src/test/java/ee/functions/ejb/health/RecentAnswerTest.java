// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RecentAnswerTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int asked;

    @Test
    void anAnswerCountsForAWhile() {
        RecentAnswer<Integer> answer = answer(Runnable::run, LONG);

        assertThat(answer.get()).isEqualTo(1);
        assertThat(answer.get()).isEqualTo(1);
        assertThat(asked).isOne();
    }

    @Test
    void afterThatItIsAskedAgain() {
        RecentAnswer<Integer> answer = answer(Runnable::run, Duration.ZERO);

        assertThat(answer.get()).isEqualTo(1);
        assertThat(answer.get()).isEqualTo(2);
    }

    @Test
    void whoAsksDoesNotWaitForLongAndTheQuestionIsAskedOnce() {
        RecentAnswer<Integer> answer = answer(waiting::add, Duration.ZERO);

        assertThat(answer.get()).isZero();
        assertThat(answer.get()).isZero();
        assertThat(waiting).hasSize(1);
    }

    @Test
    void theUnknownAnswerCountsToo() {
        RecentAnswer<Integer> answer = answer(waiting::add, LONG);

        assertThat(answer.get()).isZero();
        waiting.remove().run();
        assertThat(answer.get()).as("the late answer").isEqualTo(1);
        assertThat(answer.get()).isEqualTo(1);
        assertThat(waiting).isEmpty();
    }

    @Test
    void whatThrowsIsUnknown() {
        RecentAnswer<Integer> answer = new RecentAnswer<>(
                Runnable::run,
                LONG,
                LONG,
                () -> {
                    asked++;
                    throw new IllegalStateException("away");
                },
                0);

        assertThat(answer.get()).isZero();
        assertThat(answer.get()).isZero();
        assertThat(asked).isOne();
    }

    @Test
    void anExecutorThatRefusesIsAskedAgain() {
        RecentAnswer<Integer> answer = answer(
                task -> {
                    if (asked == 0) {
                        asked = 10;
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                },
                Duration.ZERO);

        assertThat(answer.get()).isZero();
        assertThat(answer.get()).isEqualTo(11);
    }

    private RecentAnswer<Integer> answer(Executor executor, Duration countsFor) {
        return new RecentAnswer<>(executor, countsFor, SHORT, () -> ++asked, 0);
    }
}
