// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("every-engine")
class InstanceTest {

    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void runGivesStatusHeadersAndBodyOfTheResponse() throws Exception {
        InvocationResult result = host.run("""
                export async function onInvoke(request) {
                  const { name } = await request.json();
                  return new Response("hello " + name, { status: 201, headers: { "x-seen": request.method } });
                }
                """);

        assertThat(result).isInstanceOfSatisfying(InvocationResult.Responded.class, responded -> {
            assertThat(responded.status()).isEqualTo(201);
            assertThat(responded.headers()).contains(new Header("x-seen", "POST"));
            assertThat(TestHost.text(responded)).isEqualTo("hello Ada");
        });
    }

    @Test
    void runGivesTheErrorWhenTheHandlerThrows() throws Exception {
        InvocationResult result = host.run("""
                export function onInvoke() {
                  throw new RangeError("too far");
                }
                """);

        assertThat(result).isInstanceOfSatisfying(InvocationResult.Threw.class, threw -> {
            assertThat(threw.errorType()).isEqualTo("RangeError");
            assertThat(threw.message()).isEqualTo("too far");
            assertThat(threw.stack()).isEqualTo("RangeError: too far\n    at onInvoke (main.js:2:9)");
        });
    }

    @Test
    void runGivesTheValueWhenTheHandlerThrowsSomethingElse() throws Exception {
        InvocationResult result = host.run("export async function onInvoke() { throw 'only text'; }");

        assertThat(result).isEqualTo(new InvocationResult.Threw("Error", "only text", "Uncaught only text"));
    }

    @Test
    void runIsMalformedWhenTheHandlerReturnsNoResponse() throws Exception {
        InvocationResult result = host.run("export function onInvoke() { return { status: 200 }; }");

        assertThat(result)
                .isInstanceOfSatisfying(
                        InvocationResult.Malformed.class,
                        malformed -> assertThat(malformed.message()).contains("must return a Response"));
    }

    @Test
    void runIsMalformedWhenThePromiseCanNeverSettle() throws Exception {
        InvocationResult result = host.run("export const onInvoke = () => new Promise(() => {});");

        assertThat(result)
                .isInstanceOfSatisfying(
                        InvocationResult.Malformed.class,
                        malformed -> assertThat(malformed.message()).contains("never settles"));
    }

    @Test
    void runIsMalformedWhenTheLastTimerIsCleared() throws Exception {
        InvocationResult result = host.run("""
                export const onInvoke = () => new Promise((resolve) => {
                  const timer = setTimeout(resolve, 60000);
                  setTimeout(() => clearTimeout(timer), 1);
                });
                """);

        assertThat(result).isInstanceOf(InvocationResult.Malformed.class);
    }

    @Test
    void stateOfTheModuleStaysInTheInstance() throws Exception {
        Program program = host.load("let count = 0; export const onInvoke = () => new Response(String(++count));");

        assertThat(TestHost.text(host.run(program, TestHost.LONG))).isEqualTo("1");
        assertThat(TestHost.text(host.run(program, TestHost.LONG))).isEqualTo("2");
    }

    @Test
    void timersOfAnInvocationDoNotFireInTheNext() throws Exception {
        Program program = host.load("""
                let fired = 0;
                let turn = 0;
                export async function onInvoke() {
                  if (++turn === 1) {
                    setTimeout(() => { fired++; }, 20);
                    Promise.resolve().then(() => setTimeout(() => { fired++; }, 20));
                    return new Response("set");
                  }
                  await new Promise((resolve) => setTimeout(resolve, 100));
                  return new Response("fired " + fired);
                }
                """);

        assertThat(TestHost.text(host.run(program, TestHost.LONG))).isEqualTo("set");
        assertThat(TestHost.text(host.run(program, TestHost.LONG))).isEqualTo("fired 0");
    }

    @Test
    void workStartedAtTheTopLevelBelongsToTheFirstInvocation() throws Exception {
        String text = host.text("""
                console.log("starting");
                const ready = new Promise((resolve) => setTimeout(() => resolve("ready"), 5));
                export const onInvoke = async () => new Response(await ready);
                """);

        assertThat(text).isEqualTo("ready");
        assertThat(host.log).containsExactly("LOG starting");
    }

    @Test
    void errorsThatNobodyCatchesGoToTheLog() throws Exception {
        host.run("""
                export async function onInvoke() {
                  Promise.reject(new TypeError("forgotten"));
                  queueMicrotask(() => { throw new RangeError("in a microtask"); });
                  await null;
                  return new Response("ok");
                }
                """);

        assertThat(host.log).anyMatch(line -> line.startsWith("ERROR Uncaught TypeError: forgotten\n    at "));
        assertThat(host.log).anyMatch(line -> line.startsWith("ERROR Uncaught RangeError: in a microtask\n    at "));
    }

    @Test
    void borrowFailsWhenTheTopLevelThrows() {
        Program program = host.load("""
                const settings = undefined;
                const size = settings.size;
                export const onInvoke = () => new Response(size);
                """);

        assertThatThrownBy(() -> host.host.pool().borrow(program))
                .isInstanceOfSatisfying(InstanceStartFailed.class, failed -> {
                    assertThat(failed.errorType()).isEqualTo("TypeError");
                    assertThat(failed.stack()).contains("main.js:2:");
                });
    }

    @Test
    void borrowFailsWhenTheEntryPointIsNotAFunction() {
        Program program = host.load("export const onInvoke = 5;");

        assertThatThrownBy(() -> host.host.pool().borrow(program))
                .isInstanceOf(InstanceStartFailed.class)
                .hasMessageContaining("not a function");
    }

    @Test
    void runRefusesASecondInvocationAtOnce() throws Exception {
        Program program = host.load(
                "export const onInvoke = () => new Promise((r) => setTimeout(() => r(new Response('x')), 200));");
        try (Instance instance = host.host.pool().borrow(program)) {
            var first = instance.run(host.call(TestHost.LONG)).toCompletableFuture();

            assertThatThrownBy(() -> instance.run(host.call(TestHost.LONG))).isInstanceOf(IllegalStateException.class);
            assertThat(TestHost.text(first.get(1, TimeUnit.MINUTES))).isEqualTo("x");
        }
    }

    @Test
    void runFailsWhenTheExecutorRefuses() {
        try (TestHost refusing = new TestHost(task -> {
            throw new RejectedExecutionException("full");
        })) {
            Program program = refusing.load("export const onInvoke = () => new Response('x');");
            Instance instance = refusing.host.pool().borrow(program);

            assertThatThrownBy(() -> refusing.run(instance, Duration.ofSeconds(5)))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RejectedExecutionException.class);

            instance.close();
            assertThat(refusing.host.pool().idleCount()).isZero();
            assertThat(refusing.host.pool().busyCount()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"await new Promise((done) => setTimeout(done, 60_000));", "for (;;) {}"})
    void runFailsWhenTheHostCloses(String body) throws Exception {
        try (TestHost closing = new TestHost()) {
            Program program = closing.load("export async function onInvoke() { console.log('at work'); " + body + " }");
            CompletableFuture<InvocationResult> result = closing.host
                    .pool()
                    .borrow(program)
                    .run(closing.call(TestHost.LONG))
                    .toCompletableFuture();
            Awaitility.await().atMost(TestHost.LONG).until(() -> !closing.log.isEmpty());

            closing.host.close();

            assertThatThrownBy(() -> result.get(1, TimeUnit.MINUTES))
                    .hasCauseInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("stopping");
        }
    }
}
