// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("every-engine")
class InstanceSweepTest {
    private static final String COUNTER = "let count = 0; export const onInvoke = () => new Response(String(++count));";
    private static final Duration NOW = Duration.ZERO;
    private static final Duration NEVER = Duration.ofDays(1);

    private final TestHost host = new TestHost(new HostSettings(9, Duration.ofSeconds(3)));
    private final InstancePool pool = host.host.pool();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void anIdleInstanceIsSuspendedAndTheNextCallResumesItAsItWas() throws Exception {
        Program program = host.load(COUNTER);
        host.run(program, TestHost.LONG);

        pool.sweep(NOW, NEVER);

        assertThat(only()).returns(InstanceState.SUSPENDED, InstanceSnapshot::state);
        assertThat(pool.idleCount()).as("it can be lent").isEqualTo(1);
        assertThat(TestHost.text(host.run(program, TestHost.LONG))).isEqualTo("2");
        assertThat(only())
                .returns(InstanceState.IDLE, InstanceSnapshot::state)
                .returns(2L, InstanceSnapshot::invocations);
    }

    @Test
    void anInstanceUsedOfLateStaysIdle() throws Exception {
        host.run(host.load(COUNTER), TestHost.LONG);

        pool.sweep(NEVER, NEVER);

        assertThat(only()).returns(InstanceState.IDLE, InstanceSnapshot::state);
    }

    @Test
    void aLentInstanceIsNeitherSuspendedNorEnded() throws Exception {
        try (Instance lent = pool.borrow(host.load(COUNTER))) {
            pool.sweep(NOW, NOW);

            assertThat(lent.state()).isEqualTo(InstanceState.BUSY);
            assertThat(TestHost.text(host.run(lent, TestHost.LONG))).isEqualTo("1");
        }
        assertThat(pool.idleCount()).isEqualTo(1);
    }

    @Test
    void whatNobodyHasUsedForLongEndsSuspendedOrNot() throws Exception {
        Program program = host.load(COUNTER);
        host.run(program, TestHost.LONG);
        pool.sweep(NOW, NEVER);

        pool.sweep(NOW, NOW);

        assertThat(pool.list("function-1")).isEmpty();
        assertThat(pool.idleCount()).isZero();
        assertThat(TestHost.text(host.run(program, TestHost.LONG))).isEqualTo("1");
    }

    @Test
    void asManyAsShallBeKeptWarmAreSuspendedButDoNotEnd() throws Exception {
        Program program = host.load(COUNTER);
        pool.keepWarm(program, 2, () -> {});
        Instance[] lent = {pool.borrow(program), pool.borrow(program), pool.borrow(program)};
        for (Instance instance : lent) {
            instance.close();
        }

        pool.sweep(NOW, NOW);

        assertThat(pool.list("function-1"))
                .hasSize(2)
                .extracting(InstanceSnapshot::state)
                .containsOnly(InstanceState.SUSPENDED);
        assertThat(pool.liveCount(program)).isEqualTo(2);
        assertThat(pool.prepare(program)).as("none is missing").isFalse();
    }

    @Test
    void instancesAreListedWithWhatTheyHaveDone() throws Exception {
        Program program = host.load(COUNTER);
        assertThat(pool.list("function-1")).isEmpty();
        try (Instance lent = pool.borrow(program)) {
            assertThat(lent.state()).isEqualTo(InstanceState.BUSY);
            assertThat(only())
                    .returns("function-1", InstanceSnapshot::functionId)
                    .returns(program.versionId(), InstanceSnapshot::versionId)
                    .returns(InstanceState.BUSY, InstanceSnapshot::state)
                    .returns(1L, InstanceSnapshot::invocations)
                    .returns(1, InstanceSnapshot::running);
        }
        String first = only().id();
        assertThat(only())
                .returns(0, InstanceSnapshot::running)
                .satisfies(idle -> assertThat(idle.lastUsedAt()).isNotNull().isAfterOrEqualTo(idle.createdAt()));
        host.run(program, TestHost.LONG);
        assertThat(only()).returns(first, InstanceSnapshot::id).returns(2L, InstanceSnapshot::invocations);
        assertThat(pool.list("another")).isEmpty();
    }

    @Test
    void aPreparedInstanceWasNeverUsed() {
        Program program = host.load(COUNTER);
        pool.keepWarm(program, 1, () -> {});
        pool.prepare(program);

        assertThat(only()).returns(0L, InstanceSnapshot::invocations).returns(null, InstanceSnapshot::lastUsedAt);
    }

    @Test
    void anInstanceIsListedFromTheBeginningOfItsStart() throws Exception {
        Program endless = host.load("for (;;);\nexport const onInvoke = () => new Response();");
        FutureTask<Instance> start = new FutureTask<>(() -> pool.borrow(endless));
        Thread thread = new Thread(start, "starting");
        thread.setDaemon(true);
        thread.start();
        while (pool.list("function-1").isEmpty() && !start.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(only()).returns(InstanceState.STARTING, InstanceSnapshot::state);

        assertThatThrownBy(() -> start.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(InstanceStartFailed.class);
        assertThat(pool.list("function-1")).isEmpty();
    }

    private InstanceSnapshot only() {
        assertThat(pool.list("function-1")).hasSize(1);
        return pool.list("function-1").get(0);
    }
}
