// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.guard.Budget;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.guard.Limit;
import ee.functions.runtime.guard.ScriptStop;
import ee.functions.runtime.guard.Usage;
import ee.functions.runtime.webapi.FetchSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    private static final InvocationLimits LIMITS = InvocationLimits.defaults().withRunTime(TestHost.LONG);
    private static final long MEGABYTE = 1 << 20;

    private final TestHost host = new TestHost(new HostSettings(10, Duration.ofSeconds(60)));

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) { try { while (true) {} } catch (e) {} }",
                "for (;;) { await null; }",
                "for (;;) { for (let i = 0; i < 1e5; i++) {} await new Promise((r) => setTimeout(r, 0)); }",
                "new Array(1e6).fill(1).sort(() => { for (;;) {} });",
                "/^(a+)+$/.test('a'.repeat(40) + 'b');"
            })
    void busyScriptEndsAtItsProcessorTime(String body) throws Exception {
        InvocationResult result = runOnce(body, LIMITS.withCpuTime(Duration.ofMillis(300)));

        assertThat(result).isInstanceOfSatisfying(InvocationResult.TimedOut.class, timedOut -> {
            assertThat(timedOut.limit()).isEqualTo(Limit.CPU_TIME);
            assertThat(timedOut.message()).contains("300 milliseconds", "functions.invocation.cpu-time-limit-ms");
        });
        assertOnlyTheOtherLives();
    }

    @Test
    void waitingScriptEndsAtItsRunTimeAlone() throws Exception {
        InvocationLimits limits = LIMITS.withRunTime(Duration.ofSeconds(3)).withCpuTime(Duration.ofSeconds(2));

        InvocationResult result = runOnce("await new Promise((r) => setTimeout(r, 60000));", limits);

        assertThat(result)
                .isInstanceOfSatisfying(
                        InvocationResult.TimedOut.class,
                        timedOut -> assertThat(timedOut.limit()).isEqualTo(Limit.RUN_TIME));
        assertOnlyTheOtherLives();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) [1, 2, 3].map((x) => ({ x }));",
                "for (;;) { try { for (;;) ({}).x = []; } catch (e) {} }",
                "for (;;) 'text'.repeat(10000).toUpperCase();",
                "const json = JSON.stringify(new Array(1000).fill({ a: 1 })); for (;;) JSON.parse(json);",
                "for (;;) 'text '.repeat(2000).split(' ');",
                "for (let i = 0; ; i++) { [i].concat([i]); await null; }",
                "for (;;) { new Array(10000).fill(0); await new Promise((r) => setTimeout(r, 0)); }",
                "try { for (;;) 'a,b'.split(','); } finally { return new Response('swallowed'); }"
            })
    void scriptEndsAtWhatItMayAllocate(String body) throws Exception {
        InvocationResult result = runOnce(body, LIMITS.withMemory(200 * MEGABYTE, 150 * MEGABYTE));

        assertThat(result).isInstanceOfSatisfying(InvocationResult.MemoryExceeded.class, exceeded -> {
            assertThat(exceeded.limit()).isEqualTo(Limit.ALLOCATED_BYTES);
            assertThat(exceeded.message()).contains("209,715,200 bytes", "functions.invocation.allocated-bytes");
        });
        assertOnlyTheOtherLives();
    }

    @Test
    void topLevelEndsAtWhatItMayAllocateAndSaysSo() {
        HostSettings settings = new HostSettings(
                1, LIMITS.withMemory(200 * MEGABYTE, 150 * MEGABYTE), 80, 100, FetchSettings.defaults());
        try (TestHost poor = new TestHost(settings)) {
            Program program = poor.load("for (;;) [1].concat([2]); export const onInvoke = () => new Response('x');");

            assertThatThrownBy(() -> poor.host.pool().borrow(program))
                    .isInstanceOf(InstanceStartFailed.class)
                    .hasMessageContaining("functions.invocation.allocated-bytes");
        }
    }

    @Test
    void busyAndWaitingAreCountedApart() throws Exception {
        Usage busy = usage("let n = 0; for (let i = 0; i < 5e6; i++) n += i % 7; return new Response(String(n));");
        Usage waiting = usage("await new Promise((r) => setTimeout(r, 1500)); return new Response('x');");

        assertThat(busy.cpuNanos()).isPositive();
        assertThat(waiting.cpuNanos()).isLessThan(waiting.wallNanos() / 2);
        assertThat(waiting.wallNanos()).isGreaterThan(Duration.ofMillis(1500).toNanos());
    }

    @Test
    void allocationsAreCounted() throws Exception {
        Usage little = usage("return new Response('x');");
        Usage much =
                usage("for (let i = 0; i < 100; i++) 'text '.repeat(20000).toUpperCase(); return new Response('x');");

        assertThat(much.allocatedBytes() - little.allocatedBytes()).isGreaterThan(9_000_000);
    }

    @Test
    void eachInvocationHasABudgetOfItsOwn() throws Exception {
        Program program = host.load("let calls = 0;"
                + "export function onInvoke() { for (let i = 0; i < 100; i++) 'text '.repeat(20000).toUpperCase();"
                + " return new Response(String(++calls)); }");
        InvocationLimits limits = LIMITS.withMemory(200 * MEGABYTE, 150 * MEGABYTE);

        for (int call = 1; call <= 5; call++) {
            assertThat(TestHost.text(host.run(program, limits))).isEqualTo(Integer.toString(call));
        }
    }

    @Test
    void usageIsKnownOfAScriptThatIsStoppedOrThrows() throws Exception {
        Program stopped = host.load("export function onInvoke() { for (;;) {} }");
        Program throwing = host.load("export function onInvoke() { throw new Error('x'); }");

        for (Program program : List.of(stopped, throwing)) {
            Instance instance = host.host.pool().borrow(program);
            host.run(instance, Duration.ofSeconds(1));
            Usage usage = instance.usage();
            instance.close();

            assertThat(usage.cpuNanos()).isPositive();
            assertThat(usage.allocatedBytes()).isPositive();
            assertThat(instance.usage()).isEqualTo(usage);
        }
    }

    @Test
    void callerOfAScriptThatCannotBeStoppedIsAnsweredWithItsUsage() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Program program = host.load("export function onInvoke() { console.log('x'); }");
        Instance instance = host.host.pool().borrow(program);
        InvocationCall call = host.call(LIMITS.withRunTime(Duration.ofMillis(300)));
        InvocationResult result = instance.run(new InvocationCall(
                        call.invocationId(),
                        call.method(),
                        call.url(),
                        call.headers(),
                        call.body(),
                        call.limits(),
                        (level, message) -> await(stuck),
                        call.kv(),
                        call.form(),
                        call.sourceAddress()))
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);

        assertThat(result).isInstanceOf(InvocationResult.TimedOut.class);
        assertThat(instance.usage().wallNanos())
                .isGreaterThan(Duration.ofMillis(300).toNanos());
        assertThat(instance.usage().allocatedBytes()).isPositive();
        stuck.countDown();
        instance.close();
        assertThat(host.host.pool().idleCount()).isZero();
    }

    @Test
    void passedLimitStaysPassedUntilTheNextArming() {
        Budget budget = new Budget(() -> Long.MAX_VALUE);
        budget.arm(LIMITS);
        assertThat(budget.check()).isPositive();
        budget.stop(Limit.SERVER_MEMORY);
        budget.stop(Limit.RUN_TIME);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(budget::check)
                    .isInstanceOfSatisfying(
                            ScriptStop.class, stop -> assertThat(stop.limit()).isEqualTo(Limit.SERVER_MEMORY));
        }
        budget.arm(LIMITS);
        assertThat(budget.check()).isPositive();
    }

    private InvocationResult runOnce(String body, InvocationLimits limits) throws Exception {
        return host.run(host.load("export async function onInvoke() { " + body + " }"), limits);
    }

    private Usage usage(String body) throws Exception {
        Program program = host.load("export async function onInvoke() { " + body + " }");
        try (Instance instance = host.host.pool().borrow(program)) {
            assertThat(host.run(instance, LIMITS)).isInstanceOf(InvocationResult.Responded.class);
            assertThat(host.run(instance, LIMITS)).isInstanceOf(InvocationResult.Responded.class);
            return instance.usage();
        }
    }

    /** Both threads of the host are free again, and the stopped instance is gone. */
    private void assertOnlyTheOtherLives() throws Exception {
        Program other = host.load("export const onInvoke = () => new Response('alive');");
        assertThat(TestHost.text(host.run(other, TestHost.LONG))).isEqualTo("alive");
        assertThat(host.host.pool().idleCount()).isEqualTo(1);
        assertThat(host.host.pool().busyCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
