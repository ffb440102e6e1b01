// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class KvWorkTest {

    private final KvWork work = new KvWork();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();

    private void add(int from, int to) {
        for (int i = from; i < to; i++) {
            int number = i;
            work.add(threads::add, () -> done.add(number));
        }
    }

    private void runThreads() {
        for (Runnable thread = threads.poll(); thread != null; thread = threads.poll()) {
            thread.run();
        }
    }

    @Test
    void takesAFewThreadsAndDoesAll() {
        add(0, 10);
        assertThat(threads).hasSize(KvWork.MOST_AT_ONCE);
        runThreads();
        assertThat(done).hasSize(10).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        add(10, 20);
        assertThat(threads).hasSize(KvWork.MOST_AT_ONCE);
    }

    @Test
    void whatWaitsIsForgotten() {
        add(0, 10);
        work.forgetWaiting();
        runThreads();
        assertThat(done).containsExactly(0, 1, 2, 3);
    }

    @Test
    void refusedThreadLeavesItsPlace() {
        assertThatThrownBy(() -> work.add(
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        () -> done.add(0)))
                .isInstanceOf(RejectedExecutionException.class);
        add(1, 6);
        assertThat(threads).hasSize(KvWork.MOST_AT_ONCE);
        runThreads();
        assertThat(done).hasSize(5);
    }
}
