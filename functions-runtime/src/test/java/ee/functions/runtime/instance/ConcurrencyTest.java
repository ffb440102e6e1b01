// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.binding.InMemoryKv;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.guard.Limit;
import ee.functions.runtime.guard.Quota;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several invocations in one instance at a time. */
class ConcurrencyTest {

    private static final InvocationLimits LIMITS = InvocationLimits.defaults().withRunTime(TestHost.LONG);

    /** Lets what waits at {@code meet()} go on when so many are there; whoever waits has a timer, so as not to be given up. */
    private static final String MEETING = """
            let present = 0;
            let open;
            const gate = new Promise((resolve) => { open = resolve; });
            async function meet(expected) {
              const timer = setTimeout(() => {}, 60000);
              if (++present === expected) { open(); }
              await gate;
              clearTimeout(timer);
            }
            const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
            """;

    private final TestHost host = new TestHost(new HostSettings(10, Duration.ofSeconds(60)));
    private final InstancePool pool = host.host.pool();

    @AfterEach
    void close() {
        host.close();
    }

    /** A caller with an instance of its own or a share in one; what it logs is its own. */
    private final class Caller {

        private final String name;
        private final Instance instance;
        private final List<String> log = new CopyOnWriteArrayList<>();
        private final InMemoryKv kv = new InMemoryKv();
        private CompletableFuture<InvocationResult> result = new CompletableFuture<>();

        Caller(String name, Program program) {
            this.name = name;
            this.instance = pool.borrow(program);
        }

        Caller calls(InvocationLimits limits) {
            result = instance.run(new InvocationCall(
                            name,
                            "POST",
                            "https://functions.example/integrations/1/endpoint",
                            List.of(new Header("content-type", "text/plain")),
                            name.getBytes(StandardCharsets.UTF_8),
                            limits,
                            (level, message) -> log.add(message),
                            kv,
                            InvocationForm.HTTP,
                            ""))
                    .toCompletableFuture();
            return this;
        }

        Caller calls() {
            return calls(LIMITS);
        }

        InvocationResult ends() throws Exception {
            InvocationResult ended = result.get(2, TimeUnit.MINUTES);
            instance.close();
            return ended;
        }

        String answer() throws Exception {
            return TestHost.text(ends());
        }
    }

    @Test
    void twoThatWaitAtTheSameTimeShareTheModuleAndNotTheLog() throws Exception {
        Program program = host.load(MEETING + """
                export async function onInvoke(request) {
                  const name = await request.text();
                  console.log("before " + name);
                  const mine = present;
                  await meet(2);
                  console.log("after " + name);
                  return new Response(name + " " + mine + " of " + present);
                }
                """, 2);
        Caller first = new Caller("first", program).calls();
        Caller second = new Caller("second", program).calls();

        assertThat(first.answer()).isEqualTo("first 0 of 2");
        assertThat(second.answer()).isEqualTo("second 1 of 2");
        assertThat(first.log).containsExactly("before first", "after first");
        assertThat(second.log).containsExactly("before second", "after second");
        assertThat(pool.idleCount()).isEqualTo(1);
        assertThat(pool.busyCount()).isZero();
    }

    @Test
    void oneAtATimeIsWhatAnInstanceRunsUnlessItIsAsked() throws Exception {
        Program program = host.load("let n = 0; export const onInvoke = () => new Response(String(++n));", 1);

        try (Instance one = pool.borrow(program);
                Instance other = pool.borrow(program)) {
            assertThat(pool.busyCount()).isEqualTo(2);
            assertThat(TestHost.text(host.run(one, TestHost.LONG))).isEqualTo("1");
            assertThat(TestHost.text(host.run(other, TestHost.LONG))).isEqualTo("1");
        }
    }

    @Test
    void anInstanceWithRoomIsLentBeforeANewOneAndAnIdleOneBeforeThat() {
        Program program = host.load("export const onInvoke = () => new Response();", 2);
        Instance first = pool.borrow(program);
        Instance second = pool.borrow(program);
        assertThat(pool.busyCount()).isEqualTo(1);
        Instance third = pool.borrow(program);
        assertThat(pool.busyCount()).isEqualTo(2);
        assertThat(pool.liveCount(program)).isEqualTo(2);

        first.close();
        assertThat(pool.idleCount()).as("the second borrower has it still").isZero();
        second.close();
        assertThat(pool.idleCount()).isEqualTo(1);
        Instance fourth = pool.borrow(program);
        assertThat(pool.idleCount()).isZero();
        assertThat(pool.busyCount()).isEqualTo(2);

        third.close();
        fourth.close();
        assertThat(pool.idleCount()).isEqualTo(2);
        assertThat(pool.busyCount()).isZero();
        assertThat(pool.liveCount(program)).isEqualTo(2);
    }

    @Test
    void retiredVersionIsDroppedWhenTheLastBorrowerGivesItBack() {
        Program program = host.load("export const onInvoke = () => new Response();", 2);
        Instance first = pool.borrow(program);
        Instance second = pool.borrow(program);

        pool.retire(program.versionId());
        Instance third = pool.borrow(program);
        assertThat(pool.busyCount()).as("a worn one is not lent again").isEqualTo(2);
        third.close();
        first.close();
        assertThat(first.state()).isEqualTo(InstanceState.BUSY);
        second.close();

        assertThat(second.state()).isEqualTo(InstanceState.RETIRED);
        assertThat(pool.idleCount()).isEqualTo(1);
        assertThat(pool.busyCount()).isZero();
    }

    @Test
    void eachHasItsOwnStoreQuotasAndTimers() throws Exception {
        Program program = host.load(MEETING + """
                export async function onInvoke(request, env, kvStoreFactory) {
                  const name = await request.text();
                  await meet(2);
                  const kv = kvStoreFactory.initializeKvStore();
                  await kv.set("who", name);
                  const who = (await kv.get("who")).value;
                  const refusals = [];
                  const note = (error) => refusals.push(error.name);
                  await kv.get("third").catch(note);
                  await fetch("http://192.0.2.1/").catch(note);
                  await fetch("http://192.0.2.1/").catch(note);
                  const timers = [];
                  try { for (;;) { timers.push(setTimeout(() => {}, 60000)); } } catch (error) { note(error); }
                  timers.forEach(clearTimeout);
                  return new Response(who + " " + refusals + " " + timers.length);
                }
                """, 2);
        InvocationLimits limits = LIMITS.withQuotas(LIMITS.quotas()
                .with(Quota.KV_OPERATIONS, 2)
                .with(Quota.SUBREQUESTS, 1)
                .with(Quota.PENDING_TIMERS, 3));
        Caller first = new Caller("first", program).calls(limits);
        Caller second = new Caller("second", program).calls(limits);

        String refused = "QuotaExceededError,TypeError,QuotaExceededError,QuotaExceededError 3";
        assertThat(first.answer()).isEqualTo("first " + refused);
        assertThat(second.answer()).isEqualTo("second " + refused);
    }

    @Test
    void eachHasItsOwnTimeAndUsage() throws Exception {
        Program program = host.load(MEETING + """
                export async function handler(event, context) {
                  await meet(2);
                  if (event.body === "busy" || context.requestId === "busy") { for (let i = 0; i < 3e6; i++) {} }
                  return { statusCode: 200, body: String(context.getRemainingTimeInMillis() > 30000) };
                }
                """, 2);
        Caller busy = new Caller("busy", program).calls();
        Caller brief = new Caller("brief", program).calls(LIMITS.withRunTime(Duration.ofSeconds(30)));

        assertThat(busy.answer()).isEqualTo("true");
        assertThat(brief.answer()).isEqualTo("false");
        assertThat(busy.instance.usage().cpuNanos()).isPositive();
        assertThat(brief.instance.usage().allocatedBytes()).isPositive();
    }

    @Test
    void whatOneLeavesBehindEndsWithItAndNotWithTheOthers() throws Exception {
        Program program = host.load(MEETING + """
                let left = 0;
                let own = 0;
                export async function onInvoke(request) {
                  const name = await request.text();
                  const mine = name === "brief" ? () => { left++; } : () => { own++; };
                  setInterval(mine, 5);
                  await meet(2);
                  if (name === "brief") { return new Response("gone"); }
                  await later(50);
                  const before = left;
                  const ownBefore = own;
                  await later(100);
                  return new Response((left - before) + " " + (own > ownBefore));
                }
                """, 2);
        Caller lasting = new Caller("lasting", program).calls();
        Caller brief = new Caller("brief", program).calls();

        assertThat(brief.answer()).isEqualTo("gone");
        assertThat(lasting.answer()).isEqualTo("0 true");
    }

    @Test
    void anErrorNobodyCaughtIsLoggedByWhoseItIs() throws Exception {
        Program program = host.load(MEETING + """
                export async function onInvoke(request) {
                  const name = await request.text();
                  gate.then(() => { throw new TypeError("of " + name); });
                  setTimeout(() => { throw new RangeError("in a timer of " + name); }, 1);
                  await meet(2);
                  await later(50);
                  return new Response(name);
                }
                """, 2);
        Caller first = new Caller("first", program).calls();
        Caller second = new Caller("second", program).calls();

        assertThat(first.answer()).isEqualTo("first");
        assertThat(second.answer()).isEqualTo("second");
        assertThat(first.log)
                .hasSize(2)
                .anyMatch(line -> line.contains("TypeError: of first"))
                .anyMatch(line -> line.contains("in a timer of first"));
        assertThat(second.log)
                .hasSize(2)
                .anyMatch(line -> line.contains("TypeError: of second"))
                .anyMatch(line -> line.contains("in a timer of second"));
    }

    @Test
    void whatTheTopLevelBeganBelongsToTheFirst() throws Exception {
        Program program = host.load(MEETING + """
                console.log("loaded");
                gate.then(() => console.log("opened"));
                export async function onInvoke() { await meet(2); return new Response("ok"); }
                """, 2);
        Caller first = new Caller("first", program).calls();
        Caller second = new Caller("second", program).calls();

        assertThat(first.answer()).isEqualTo("ok");
        assertThat(second.answer()).isEqualTo("ok");
        assertThat(first.log).containsExactly("loaded", "opened");
        assertThat(second.log).isEmpty();
    }

    @Test
    void secondOfTheSameIdIsRefused() throws Exception {
        Program program = host.load(MEETING + """
                export async function onInvoke(request) { await meet(2); return new Response(await request.text()); }
                """, 3);
        Caller first = new Caller("same", program).calls();
        Caller duplicate = new Caller("same", program).calls();

        assertThat(duplicate.ends())
                .isInstanceOfSatisfying(
                        InvocationResult.Duplicate.class,
                        refused -> assertThat(refused.message()).contains("same", "an id of its own"));
        Caller other = new Caller("other", program).calls();
        assertThat(first.answer()).isEqualTo("same");
        assertThat(other.answer()).isEqualTo("other");
        assertThat(new Caller("same", program).calls().answer())
                .as("its id is free again")
                .isEqualTo("same");
        assertThat(pool.idleCount()).isEqualTo(1);
    }

    @Test
    void whenOneWaitsTooLongAllEnd() throws Exception {
        Program program = host.load("export const onInvoke = () => new Promise((r) => setTimeout(r, 60000));", 3);
        Caller first = new Caller("first", program).calls();
        Caller impatient = new Caller("impatient", program).calls(LIMITS.withRunTime(Duration.ofMillis(300)));
        Caller notBegun = new Caller("not begun", program);

        assertThat(first.result.get(1, TimeUnit.MINUTES))
                .isInstanceOfSatisfying(
                        InvocationResult.Aborted.class,
                        aborted -> assertThat(aborted.message())
                                .startsWith("Another call")
                                .contains("functions.invocation.run-time-limit-ms"));
        assertThat(impatient.ends())
                .isInstanceOfSatisfying(
                        InvocationResult.TimedOut.class,
                        timedOut -> assertThat(timedOut.limit()).isEqualTo(Limit.RUN_TIME));
        assertThat(notBegun.calls().ends()).isInstanceOf(InvocationResult.Aborted.class);
        assertThat(first.ends()).isInstanceOf(InvocationResult.Aborted.class);
        assertNothingIsLeft(program);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) {}",
                "for (;;) { try { for (;;) {} } catch (e) {} }",
                "for (;;) { await null; }",
                "for (;;) { await later(1); }"
            })
    void oneThatIsBusyEndsWithOneThatWaitsTooLong(String work) throws Exception {
        Program program = host.load(
                MEETING + "export async function onInvoke(request) { if (await request.text() === 'busy') {" + work
                        + "} await later(60000); }",
                2);
        Caller impatient = new Caller("impatient", program).calls(LIMITS.withRunTime(Duration.ofMillis(500)));
        Caller busy = new Caller("busy", program).calls();

        assertThat(impatient.ends()).isInstanceOf(InvocationResult.TimedOut.class);
        assertThat(busy.ends()).isInstanceOf(InvocationResult.Aborted.class);
        assertNothingIsLeft(program);
    }

    @Test
    void whenOneUsesTooMuchProcessorTimeOrMemoryAllEnd() throws Exception {
        Program program = host.load(MEETING + """
                export async function onInvoke(request) {
                  const name = await request.text();
                  await meet(2);
                  if (name === "busy") { for (;;) {} }
                  if (name === "greedy") { for (;;) [1, 2, 3].map((x) => ({ x })); }
                  await later(60000);
                }
                """, 2);
        Caller waiting = new Caller("waiting", program).calls();
        Caller busy = new Caller("busy", program).calls(LIMITS.withCpuTime(Duration.ofMillis(300)));

        assertThat(busy.ends())
                .isInstanceOfSatisfying(
                        InvocationResult.TimedOut.class,
                        timedOut -> assertThat(timedOut.limit()).isEqualTo(Limit.CPU_TIME));
        assertThat(waiting.ends())
                .isInstanceOfSatisfying(
                        InvocationResult.Aborted.class,
                        aborted -> assertThat(aborted.message()).contains("cpu-time-limit-ms"));
        assertNothingIsLeft(program);

        Caller patient = new Caller("patient", program).calls();
        Caller greedy = new Caller("greedy", program).calls(LIMITS.withMemory(200 << 20, 150 << 20));

        assertThat(greedy.ends()).isInstanceOf(InvocationResult.MemoryExceeded.class);
        assertThat(patient.ends())
                .isInstanceOfSatisfying(
                        InvocationResult.Aborted.class,
                        aborted -> assertThat(aborted.message()).contains("functions.invocation.allocated-bytes"));
        assertNothingIsLeft(program);
    }

    @Test
    void whenTheInstanceHoldsTooMuchAllEnd() throws Exception {
        Program program = host.load(MEETING + """
                const kept = [];
                export async function onInvoke(request) {
                  const name = await request.text();
                  await meet(2);
                  while (name === "hoarder") { kept.push(new Array(100000).fill(0).map((x, i) => i)); await later(0); }
                  await later(60000);
                }
                """, 2);
        InvocationLimits limits = LIMITS.withMemory(64L << 30, 32 << 20);
        Caller waiting = new Caller("waiting", program).calls(limits);
        Caller hoarder = new Caller("hoarder", program).calls(limits);

        assertThat(hoarder.ends())
                .isInstanceOfSatisfying(
                        InvocationResult.MemoryExceeded.class,
                        exceeded -> assertThat(exceeded.limit()).isEqualTo(Limit.HELD_BYTES));
        assertThat(waiting.ends()).isInstanceOf(InvocationResult.Aborted.class);
        assertNothingIsLeft(program);
    }

    @Test
    void anErrorOfOneLeavesTheOthersAlone() throws Exception {
        Program program = host.load(MEETING + """
                export async function onInvoke(request) {
                  const name = await request.text();
                  await meet(2);
                  if (name === "bad") { throw new TypeError("no"); }
                  await later(20);
                  return new Response(name);
                }
                """, 2);
        Caller good = new Caller("good", program).calls();
        Caller bad = new Caller("bad", program).calls();

        assertThat(bad.ends()).isInstanceOf(InvocationResult.Threw.class);
        assertThat(good.answer()).isEqualTo("good");
        assertThat(pool.idleCount()).isEqualTo(1);
    }

    @Test
    void oneIsGivenUpOnceNothingCanSettleItAnyMore() throws Exception {
        Program program = host.load(MEETING + """
                export async function onInvoke(request) {
                  if (await request.text() === "lasting") { await later(200); return new Response("lasted"); }
                  await new Promise(() => {});
                }
                """, 2);
        Caller lasting = new Caller("lasting", program).calls();
        Caller stuck = new Caller("stuck", program).calls();

        assertThat(stuck.ends()).isInstanceOf(InvocationResult.Malformed.class);
        assertThat(lasting.answer()).isEqualTo("lasted");
        assertThat(pool.idleCount()).isEqualTo(1);
    }

    @Test
    void anAnswerThatComesTooLateIsNotThatOfAnotherOne() throws Exception {
        Program program = host.load("""
                let save;
                export async function onInvoke(request) {
                  if (await request.text() === "early") { return new Promise((resolve) => { save = resolve; }); }
                  save(new Response("late"));
                  await null;
                  await null;
                  await null;
                  return new Response("own");
                }
                """, 2);
        assertThat(new Caller("early", program).calls().ends()).isInstanceOf(InvocationResult.Malformed.class);

        assertThat(new Caller("next", program).calls().answer()).isEqualTo("own");
    }

    @Test
    void manyComeAndGoInOneInstance() throws Exception {
        Program program = host.load("""
                export async function onInvoke(request) {
                  const name = await request.text();
                  for (let i = 0; i < 5; i++) {
                    await new Promise((resolve) => setTimeout(resolve, 1));
                    console.log(name);
                  }
                  return new Response(name);
                }
                """, 4);
        List<Caller> callers = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                threads.submit(() -> {
                    for (int call = 0; call < 25; call++) {
                        Caller caller = new Caller(number + "-" + call, program);
                        callers.add(caller);
                        caller.calls().ends();
                    }
                    return null;
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            threads.shutdownNow();
        }

        assertThat(callers).hasSize(100).allSatisfy(caller -> {
            assertThat(TestHost.text(caller.result.get())).isEqualTo(caller.name);
            assertThat(caller.log).hasSize(5).containsOnly(caller.name);
        });
        assertThat(pool.busyCount()).isZero();
    }

    @Test
    void closingOneThatRunsEndsTheOthers() throws Exception {
        Program program = host.load("export const onInvoke = () => new Promise((r) => setTimeout(r, 60000));", 2);
        Caller first = new Caller("first", program).calls();
        Caller second = new Caller("second", program).calls();

        first.instance.close();

        assertThat(second.ends()).isInstanceOf(InvocationResult.Aborted.class);
        assertNothingIsLeft(program);
    }

    @Test
    void closingTheHostRefusesAll() {
        Program program = host.load("export const onInvoke = () => new Promise((r) => setTimeout(r, 60000));", 2);
        Caller first = new Caller("first", program).calls();
        Caller second = new Caller("second", program).calls();

        host.host.close();

        for (Caller caller : List.of(first, second)) {
            assertThatThrownBy(caller::ends)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void allFailWhenTheServerHasNoThreadForTheirInstance() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (TestHost busy = new TestHost(task -> {
            if (full.get()) {
                throw new RejectedExecutionException("full");
            }
            thread.execute(task);
        })) {
            Program program = busy.load(
                    "export const onInvoke = () => { console.log('begun'); return new Promise((r) => setTimeout(r, 500)); };",
                    2);
            Instance one = busy.host.pool().borrow(program);
            Instance other = busy.host.pool().borrow(program);
            CompletableFuture<InvocationResult> first =
                    one.run(call("first", busy)).toCompletableFuture();
            CompletableFuture<InvocationResult> second =
                    other.run(call("second", busy)).toCompletableFuture();
            Awaitility.await().until(() -> busy.log.size() == 2);
            full.set(true);

            for (CompletableFuture<InvocationResult> each : List.of(first, second)) {
                assertThatThrownBy(() -> each.get(1, TimeUnit.MINUTES))
                        .hasCauseInstanceOf(RejectedExecutionException.class);
            }
            one.close();
            other.close();
            assertThat(busy.host.pool().idleCount()).isZero();
            assertThat(busy.host.pool().busyCount()).isZero();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void oneBorrowerRunsOneAtATime() throws Exception {
        Program program = host.load(MEETING + "export const onInvoke = async () => { await later(200); };", 2);
        Caller caller = new Caller("first", program).calls();

        assertThatThrownBy(() -> caller.instance.run(host.call(LIMITS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs already");
        assertThat(caller.ends()).isInstanceOf(InvocationResult.Malformed.class);
    }

    @Test
    void instancesOfV8RunOneAtATime() {
        Artifact artifact = new Artifact(EngineKind.V8, "pipeline", "export function onInvoke() {}", "{}");
        ProgramSource source = new ProgramSource(
                "version", "function", "site", "main.js", artifact, Map.of(), CompatibilityDates.MAXIMUM, 2);

        assertThatThrownBy(() -> host.host.load(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("v8 runs one invocation at a time, not 2");
    }

    private InvocationCall call(String id, TestHost of) {
        InvocationCall call = of.call(LIMITS);
        return new InvocationCall(
                id,
                call.method(),
                call.url(),
                call.headers(),
                call.body(),
                call.limits(),
                call.log(),
                call.kv(),
                call.form(),
                call.sourceAddress());
    }

    private void assertNothingIsLeft(Program program) {
        assertThat(pool.idleCount()).isZero();
        assertThat(pool.busyCount()).isZero();
        assertThat(pool.liveCount(program)).isZero();
    }
}
