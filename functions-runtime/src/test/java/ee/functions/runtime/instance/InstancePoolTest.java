// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("every-engine")
class InstancePoolTest {

    private static final String COUNTER = "let count = 0; export const onInvoke = () => new Response(String(++count));";

    private final TestHost host = new TestHost(new HostSettings(3, Duration.ofSeconds(30)));
    private final InstancePool pool = host.host.pool();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void borrowGivesAnIdleInstanceAgain() {
        Program program = host.load(COUNTER);

        pool.borrow(program).close();

        assertThat(pool.idleCount()).isEqualTo(1);
        try (Instance instance = pool.borrow(program)) {
            assertThat(instance.state()).isEqualTo(InstanceState.BUSY);
            assertThat(pool.idleCount()).isZero();
            assertThat(pool.busyCount()).isEqualTo(1);
        }
    }

    @Test
    void instancesLentAtOnceAreNotTheSame() throws Exception {
        Program program = host.load(COUNTER);

        try (Instance one = pool.borrow(program);
                Instance other = pool.borrow(program)) {
            assertThat(TestHost.text(host.run(one, TestHost.LONG))).isEqualTo("1");
            assertThat(TestHost.text(host.run(other, TestHost.LONG))).isEqualTo("1");
        }
    }

    @Test
    void idleInstancesAreBoundedOverAllVersions() {
        Program program = host.load(COUNTER);
        Program other = host.load(COUNTER);
        Instance[] lent = {
            pool.borrow(program), pool.borrow(program), pool.borrow(program), pool.borrow(other), pool.borrow(other)
        };

        for (Instance instance : lent) {
            instance.close();
        }

        assertThat(pool.idleCount()).isEqualTo(3);
        assertThat(pool.liveCount(program)).as("the oldest went").isEqualTo(1);
        assertThat(pool.busyCount()).isZero();
    }

    @Test
    void retireDropsIdleInstancesOfAVersionAndThoseThatComeBack() {
        Program program = host.load(COUNTER);
        Program other = host.load(COUNTER);
        Instance lent = pool.borrow(program);
        pool.borrow(program).close();
        pool.borrow(other).close();

        pool.retire(program.versionId());
        lent.close();

        assertThat(pool.idleCount()).isEqualTo(1);
        assertThat(lent.state()).isEqualTo(InstanceState.RETIRED);
    }

    @Test
    void anInstanceGivenBackCannotBeUsed() {
        Program program = host.load(COUNTER);
        Instance instance = pool.borrow(program);

        instance.close();
        instance.close();

        assertThat(pool.idleCount()).isEqualTo(1);
        assertThatThrownBy(() -> instance.run(host.call(TestHost.LONG))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void instancesDoNotShareTheirGlobals() throws Exception {
        Program program = host.load("""
                globalThis.mark = (globalThis.mark ?? 0) + 1;
                Array.prototype.mine = 1;
                export const onInvoke = () => new Response(String(mark));
                """);
        Program innocent = host.load("export const onInvoke = () => new Response(typeof mark + typeof [].mine);");

        assertThat(TestHost.text(host.run(program, TestHost.LONG))).isEqualTo("1");
        assertThat(TestHost.text(host.run(innocent, TestHost.LONG))).isEqualTo("undefinedundefined");
    }

    @Test
    void borrowRefusesOnceTheHostIsClosed() {
        Program program = host.load(COUNTER);

        host.host.close();

        assertThatThrownBy(() -> pool.borrow(program)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void startThatWouldNeverEndEndsWithTheHost() throws Exception {
        try (TestHost closed = new TestHost(new HostSettings(1, Duration.ofSeconds(3)))) {
            Program program = closed.load("for (;;);\nexport const onInvoke = () => new Response();");
            FutureTask<Instance> start =
                    new FutureTask<>(() -> closed.host.pool().borrow(program));
            Thread starting = new Thread(start, "starting");
            starting.setDaemon(true);
            starting.start();
            while (!isInScript(starting) && !start.isDone()) {
                Thread.onSpinWait();
            }

            closed.host.close();

            assertThatThrownBy(() -> start.get(1, TimeUnit.MINUTES))
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void asManyInstancesArePreparedAsShallBeKeptWarm() throws Exception {
        Program program = host.load(COUNTER);
        pool.keepWarm(program, 2, () -> {});

        assertThat(pool.prepare(program)).isTrue();
        assertThat(pool.prepare(program)).isTrue();
        assertThat(pool.prepare(program)).isFalse();

        assertThat(pool.idleCount()).isEqualTo(2);
        assertThat(pool.liveCount(program)).isEqualTo(2);
        assertThat(TestHost.text(host.run(program, TestHost.LONG))).isEqualTo("1");
        assertThat(pool.idleCount()).as("the prepared ones were used").isEqualTo(2);
    }

    @Test
    void aLentInstanceCountsAsKeptWarm() {
        Program program = host.load(COUNTER);
        pool.keepWarm(program, 1, () -> {});
        pool.prepare(program);

        try (Instance lent = pool.borrow(program)) {
            assertThat(lent.state()).isEqualTo(InstanceState.BUSY);
            assertThat(pool.liveCount(program)).isEqualTo(1);
            assertThat(pool.prepare(program)).isFalse();
        }
    }

    @Test
    void warmInstancesOutliveTheBoundsOfIdleOnes() {
        Program warm = host.load(COUNTER);
        pool.keepWarm(warm, 5, () -> {});
        while (pool.prepare(warm)) {
            assertThat(pool.liveCount(warm)).isLessThanOrEqualTo(5);
        }
        Program one = host.load(COUNTER);
        Program other = host.load(COUNTER);
        Instance[] lent = {pool.borrow(one), pool.borrow(one), pool.borrow(other), pool.borrow(other)};

        for (Instance instance : lent) {
            instance.close();
        }

        assertThat(pool.liveCount(warm)).isEqualTo(5);
        assertThat(pool.liveCount(one)).as("the oldest of the others went").isEqualTo(1);
        assertThat(pool.liveCount(other)).isEqualTo(2);
    }

    @Test
    void whoeverKeepsWarmIsToldOfADiscardedInstance() {
        Program program = host.load("export const onInvoke = () => new Promise((end) => setTimeout(end, 600_000));");
        AtomicInteger told = new AtomicInteger();
        pool.keepWarm(program, 1, told::incrementAndGet);
        pool.prepare(program);
        pool.borrow(program).close();
        assertThat(told).hasValue(0);

        Instance stopped = pool.borrow(program);
        stopped.run(host.call(TestHost.LONG));
        stopped.close(); // while it runs, so it is not used again

        assertThat(told).hasValue(1);
        assertThat(pool.prepare(program)).isTrue();
    }

    @Test
    void shortMemoryDropsWarmInstancesAndTheyCanBeMadeAgain() {
        Program program = host.load(COUNTER);
        pool.keepWarm(program, 1, () -> {});
        pool.prepare(program);

        pool.dropIdle();

        assertThat(pool.liveCount(program)).isZero();
        assertThat(pool.prepare(program)).isTrue();
    }

    @Test
    void shortMemoryDropsTheHalfThatIsIdleLongestAndWarmOnesLast() {
        Program warm = host.load(COUNTER);
        pool.keepWarm(warm, 1, () -> {});
        pool.prepare(warm);
        Program one = host.load(COUNTER);
        Program other = host.load(COUNTER);
        Program last = host.load(COUNTER);
        pool.borrow(one).close();
        pool.borrow(other).close();
        pool.borrow(last).close();

        pool.dropIdle();

        assertThat(pool.idleCount()).isEqualTo(2);
        assertThat(pool.liveCount(warm)).isEqualTo(1);
        assertThat(pool.liveCount(last)).isEqualTo(1);

        pool.dropIdle();

        assertThat(pool.liveCount(warm)).isEqualTo(1);
        assertThat(pool.idleCount()).isEqualTo(1);
    }

    @Test
    void aFirstInstanceIsStartedOnlyIfThereIsNone() throws Exception {
        Program program = host.load(COUNTER);

        assertThat(pool.startFirst(program)).isTrue();

        assertThat(pool.startFirst(program)).isFalse();
        assertThat(pool.list("function-1")).singleElement().returns(0L, InstanceSnapshot::invocations);
        assertThat(TestHost.text(host.run(program, TestHost.LONG))).isEqualTo("1");
        assertThat(pool.liveCount(program)).isEqualTo(1);
        try (Instance lent = pool.borrow(program)) {
            assertThat(lent.state()).isEqualTo(InstanceState.BUSY);
            assertThat(pool.startFirst(program)).as("one is at work").isFalse();
        }
        pool.retire(program.versionId());
        assertThat(pool.startFirst(program)).isTrue();
        host.host.close();
        assertThat(pool.startFirst(program)).isFalse();
    }

    @Test
    void aFirstInstanceThatThrowsIsReportedAndCanBeTriedAgain() {
        Program program = host.load("throw new TypeError('not today');\nexport const onInvoke = () => new Response();");

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> pool.startFirst(program)).isInstanceOf(InstanceStartFailed.class);
        }
        assertThat(pool.liveCount(program)).isZero();
    }

    @Test
    void nothingIsKeptWarmOfARetiredVersionNorOfAClosedHost() {
        Program program = host.load(COUNTER);
        pool.keepWarm(program, 1, () -> {});
        pool.prepare(program);

        pool.retire(program.versionId());

        assertThat(pool.idleCount()).isZero();
        assertThat(pool.prepare(program)).isFalse();
        host.host.close();
        pool.keepWarm(program, 1, () -> {});
        assertThat(pool.prepare(program)).isFalse();
    }

    @Test
    void aModuleThatThrowsIsReportedToWhoeverPrepares() {
        Program program = host.load("throw new TypeError('not today');\nexport const onInvoke = () => new Response();");
        pool.keepWarm(program, 1, () -> {});

        assertThatThrownBy(() -> pool.prepare(program)).isInstanceOf(InstanceStartFailed.class);
        assertThat(pool.liveCount(program)).isZero();
    }

    /** Each engine evaluates modules in the method of its context that is named so. */
    private static boolean isInScript(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("load")
                        && frame.getClassName().endsWith("Context"));
    }
}
