// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.settings.Setting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SiteTurnsTest {
    /** What waits for a thread of the server; the test is the thread. */
    private final Deque<Runnable> threads = new ArrayDeque<>();

    private final List<String> ran = new ArrayList<>();
    private boolean full;
    private final SiteTurns turns = turns(
            task -> {
                if (full) {
                    throw new RejectedExecutionException("full");
                }
                threads.add(task);
            },
            "2",
            "3");

    private static SiteTurns turns(Executor invocation, String running, String waiting) {
        ServerExecutors executors = new ServerExecutors() {
            @Override
            public Executor invocation() {
                return invocation;
            }
        };
        return Beans.wire(
                new SiteTurns(),
                executors,
                TestSettings.with(Setting.SITE_RUNNING_TURNS, running)
                        .and(Setting.SITE_WAITING_TURNS, waiting)
                        .build());
    }

    @Test
    void siteHoldsNoMoreThreadsThanItsShare() {
        add("a", 5);
        assertThat(threads).hasSize(2);
        runOne();
        assertThat(ran).containsExactly("a0");
        assertThat(threads).hasSize(2);
        runAll();
        assertThat(ran).containsExactly("a0", "a1", "a2", "a3", "a4");
    }

    @Test
    void turnsThatRunAndWaitAreTold() {
        add("a", 5);
        add("b", 1);
        assertThat(turns.figures("a")).isEqualTo(new TurnFigures(2, 3));
        assertThat(turns.figures("c")).isEqualTo(TurnFigures.NONE);
        assertThat(turns.figures()).isEqualTo(new TurnFigures(3, 3));
        runAll();
        assertThat(turns.figures()).isEqualTo(TurnFigures.NONE);
    }

    @Test
    void turnThatBeginsGoesOnWithTheFirstThatItGives() {
        turns.beginning("a").execute(() -> {
            add("b", 1);
            add("a", 3);
            ran.add("begun");
        });
        assertThat(threads).hasSize(1);
        runOne();
        assertThat(ran).containsExactly("begun", "a0");
        assertThat(threads).hasSize(3);
        runAll();
        assertThat(ran).containsExactly("begun", "a0", "b0", "a1", "a2");
    }

    @Test
    void whatTheSequelGivesWaitsForAThread() {
        turns.beginning("a").execute(() -> turns.of("a").execute(() -> add("a", 2)));
        runOne();
        assertThat(ran).isEmpty();
        assertThat(threads).hasSize(2);
        runAll();
        assertThat(ran).containsExactly("a0", "a1");
    }

    @Test
    void turnThatFailsGoesOnAllTheSame() {
        turns.beginning("a").execute(() -> {
            add("a", 1);
            throw new IllegalStateException("failed on purpose");
        });
        runAll();
        assertThat(ran).containsExactly("a0");
        assertThat(turns.sites()).isZero();
    }

    @Test
    void turnOfAnotherSiteRunsBeforeThoseThatWait() {
        add("a", 5);
        add("b", 1);
        runAll();
        assertThat(ran).containsExactly("a0", "a1", "b0", "a2", "a3", "a4");
    }

    @Test
    void sitesWithManyTurnsTakeTurns() {
        add("a", 4);
        add("b", 4);
        runAll();
        assertThat(ran).containsExactly("a0", "a1", "b0", "b1", "a2", "a3", "b2", "b3");
    }

    @Test
    void turnThatFindsTooManyWaitingIsRefusedByTheNameOfTheLimit() {
        add("a", 5);
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> add("a", 1))
                .withMessageContaining("functions.site.waiting-turns")
                .withMessageContaining("3 turns");
        runAll();
        assertThat(ran).hasSize(5);
        assertThat(turns.sites()).isZero();
    }

    @Test
    void refusedTurnHoldsNothing() {
        full = true;
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> add("a", 1));
        }
        assertThat(turns.sites()).isZero();
        full = false;
        add("a", 2);
        assertThat(threads).hasSize(2);
    }

    @Test
    void acceptedTurnsRunEvenIfTheServerRefusesAnotherThread() {
        add("a", 5);
        full = true;
        runOne();
        assertThat(ran).containsExactly("a0", "a2", "a3", "a4");
        runOne();
        assertThat(ran).containsExactly("a0", "a2", "a3", "a4", "a1");
        assertThat(turns.sites()).isZero();
    }

    @Test
    void turnThatFailsGivesItsThreadBack() {
        Executor site = turns.of("a");
        for (int turn = 0; turn < 3; turn++) {
            site.execute(() -> {
                throw new IllegalStateException("broken");
            });
        }
        add("a", 1);
        runAll();
        assertThat(ran).containsExactly("a0");
        assertThat(turns.sites()).isZero();
    }

    @Test
    void siteThatHasEndedIsForgotten() {
        add("a", 3);
        add("b", 1);
        assertThat(turns.sites()).isEqualTo(2);
        runAll();
        assertThat(turns.sites()).isZero();
    }

    @Test
    void everyTurnRunsOnceAndTheShareHoldsUnderConcurrency() throws Exception {
        int callers = 4;
        int perCaller = 5_000;
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(callers * perCaller);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        ExecutorService adding = Executors.newFixedThreadPool(callers);
        try {
            SiteTurns shared = turns(pool, "3", "100000");
            for (int caller = 0; caller < callers; caller++) {
                adding.execute(() -> {
                    for (int turn = 0; turn < perCaller; turn++) {
                        shared.of("a").execute(() -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            running.decrementAndGet();
                            all.countDown();
                        });
                    }
                });
            }
            all.await();
            assertThat(most.get()).isBetween(1, 3);
        } finally {
            adding.shutdownNow();
            pool.shutdownNow();
        }
    }

    private void add(String site, int count) {
        for (int turn = 0; turn < count; turn++) {
            String name = site + turn;
            turns.of(site).execute(() -> ran.add(name));
        }
    }

    private void runOne() {
        threads.remove().run();
    }

    private void runAll() {
        while (!threads.isEmpty()) {
            runOne();
        }
    }
}
