// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ee.functions.runtime.build.TestedEngine;
import ee.functions.runtime.guard.Limit;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("every-engine")
class DeadlineTest {

    private static final Duration LIMIT = Duration.ofMillis(400);

    private final TestHost host = new TestHost(new HostSettings(10, Duration.ofSeconds(30)));

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) { try { while (true) {} } catch (e) {} }",
                "for (;;) { try { while (true) {} } finally { continue; } }",
                "try { while (true) {} } finally { while (true) {} }",
                "try { while (true) {} } catch (e) { return new Response('swallowed'); }",
                "try { while (true) {} } finally { return new Response('swallowed'); }",
                "do { (() => { for (const x of [1]) {} })(); } while (true)",
                "const f = () => { try { f(); } catch (e) { f(); } }; f();",
                "const f = () => Promise.resolve().then(f); await f();",
                "const f = async () => { for (;;) { await null; } }; await f();",
                "function* g() { try { for (;;) yield 1; } finally { for (;;) {} } } for (const x of g()) {}",
                "[1, 2].map(() => { while (true) {} });",
                "({ get x() { while (true) {} } }).x;",
                "await { then() { while (true) {} } };",
                "/^(a+)+$/.test('a'.repeat(40) + 'b');",
                "try { /(x+x+)+y/.test('x'.repeat(40)); } catch (e) { return new Response('swallowed'); }",
                "'a'.repeat(40).replace(/(a*)*b/g, '');",
                "'a'.repeat(40).split(new RegExp('(a|aa)*b'));",
                "'a'.repeat(40).search('(?=(a+)+b)');",
                "[...'a'.repeat(40).matchAll(/(?<=^(a|aa)+)b|(a|aa)+b/g)];",
                "/a/.compile('(a*)*b').exec('a'.repeat(40));",
                "await new Promise((resolve) => setTimeout(resolve, 60000));",
                "for (;;) { await new Promise((resolve) => setTimeout(resolve, 1)); }",
                "setInterval(() => {}, 1); await new Promise(() => {});",
            })
    void runEndsAtItsTimeLimit(String body) throws Exception {
        endsAtItsTimeLimit(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a'.repeat(40).match('(a|aa)+$^');",
                "/(?:(?=x)){1000000000}x/.test('x');",
            })
    void searchThatOnlyV8FinishesEndsAtItsTimeLimit(String body) throws Exception {
        assumeThat(TestedEngine.isV8())
                .as("V8 sees at once that these find nothing")
                .isFalse();
        endsAtItsTimeLimit(body);
    }

    private void endsAtItsTimeLimit(String body) throws Exception {
        Program program = host.load("export async function onInvoke() { " + body + " }");
        Program healthy = host.load("export const onInvoke = () => new Response('alive');");

        InvocationResult result = host.run(program, LIMIT);

        assertThat(result)
                .isInstanceOfSatisfying(
                        InvocationResult.TimedOut.class,
                        timedOut -> assertThat(timedOut.limit()).isEqualTo(Limit.RUN_TIME));
        // Both threads of the host are free again, and the stopped instance is gone.
        assertThat(TestHost.text(host.run(healthy, TestHost.LONG))).isEqualTo("alive");
        assertThat(host.host.pool().idleCount()).isEqualTo(1);
        assertThat(host.host.pool().busyCount()).isZero();
    }

    @Test
    void endlessRecursionIsARangeErrorAndNoTimeOut() throws Exception {
        String text = host.text("""
                export function onInvoke() {
                  const f = (n) => f(n + 1) + 1;
                  try { f(0); } catch (e) { return new Response(`${e instanceof RangeError} ${e.message}`); }
                }
                """);

        assertThat(text).isEqualTo("true Maximum call stack size exceeded");
    }

    @Test
    void borrowEndsATopLevelThatNeverEnds() {
        try (TestHost impatient = new TestHost(new HostSettings(1, Duration.ofMillis(1_500)))) {
            Program program = impatient.load("for (;;) {} export const onInvoke = () => new Response('x');");

            assertThatThrownBy(() -> impatient.host.pool().borrow(program))
                    .isInstanceOf(InstanceStartFailed.class)
                    .hasMessageContaining("longer than");
        }
    }

    @Test
    void closingAnInstanceThatRunsStopsIt() throws Exception {
        Program program = host.load("export const onInvoke = () => new Promise((r) => setTimeout(r, 60000));");
        Instance instance = host.host.pool().borrow(program);
        var running = instance.run(host.call(TestHost.LONG)).toCompletableFuture();

        instance.close();

        assertThat(running.get()).isInstanceOf(InvocationResult.TimedOut.class);
        assertThat(instance.state()).isEqualTo(InstanceState.RETIRED);
    }
}
