// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.egress.RuledEgress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error that nobody catches is logged once, with its stack, unless a listener takes care of it. */
@Tag("every-engine")
class UncaughtErrorsTest {

    private static final String MODULE = """
            const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
            %s
            export async function onInvoke() {
              %s
              await turn();
              await turn();
              return new Response("answered");
            }
            """;

    private FunctionRunner runner;

    @BeforeEach
    void start() {
        runner = new FunctionRunner(RuledEgress.allowing(List.of()));
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private List<String> logOf(String topLevel, String step) throws Exception {
        assertThat(runner.answer(runner.load("f.js", MODULE.formatted(topLevel, step), Map.of()), "{}"))
                .isEqualTo("answered");
        return runner.log();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setTimeout(() => { throw new RangeError('lost'); }, 0);",
                "queueMicrotask(() => { throw new RangeError('lost'); });",
                "const t = new EventTarget(); t.addEventListener('x', () => { throw new RangeError('lost'); });"
                        + " t.dispatchEvent(new Event('x'));",
                "reportError(new RangeError('lost'));",
                "Promise.reject(new RangeError('lost'));",
                "(async () => { throw new RangeError('lost'); })();",
                "const { port1, port2 } = new MessageChannel();"
                        + " port2.onmessage = () => { throw new RangeError('lost'); }; port1.postMessage(1);",
            })
    void isLoggedOnceWithItsStack(String step) throws Exception {
        assertThat(logOf("", step))
                .singleElement()
                .asString()
                .startsWith("ERROR Uncaught RangeError: lost\n    at ")
                .contains("f.js:4:");
    }

    @Test
    void listenersThatDoNotPreventItChangeNothing() throws Exception {
        assertThat(logOf(
                        "addEventListener('error', () => {}); addEventListener('unhandledrejection', () => {});",
                        "reportError(new Error('one')); Promise.reject(new Error('two'));"))
                .satisfiesExactly(
                        entry -> assertThat(entry).startsWith("ERROR Uncaught Error: one\n"),
                        entry -> assertThat(entry).startsWith("ERROR Uncaught Error: two\n"));
    }

    @Test
    void listenersThatPreventItKeepItOutOfTheLog() throws Exception {
        assertThat(logOf(
                        "onerror = () => true;"
                                + " addEventListener('unhandledrejection', (event) => event.preventDefault());",
                        "reportError(new Error('one')); Promise.reject(new Error('two'));"))
                .isEmpty();
    }

    @Test
    void whatAListenerOfErrorsThrowsIsLoggedToo() throws Exception {
        assertThat(logOf(
                        "addEventListener('error', (event) => { throw new Error('in the listener'); });",
                        "reportError(new Error('first'));"))
                .satisfiesExactly(
                        entry -> assertThat(entry).startsWith("ERROR Uncaught Error: in the listener\n"),
                        entry -> assertThat(entry).startsWith("ERROR Uncaught Error: first\n"));
    }

    @Test
    void errorsThatCannotBeReadHarmNothing() throws Exception {
        assertThat(logOf(
                        "addEventListener('error', () => {});",
                        "reportError({ toString() { throw new Error('no text'); } }); reportError(undefined);"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry).startsWith("ERROR "));
    }

    @Test
    void messagesEndWithTheirInvocation() throws Exception {
        var program = runner.load("ends.js", """
                const { port1, port2 } = new MessageChannel();
                const seen = [];
                port2.onmessage = (event) => seen.push(event.data);
                let round = 0;
                export async function onInvoke() {
                  round++;
                  if (round === 2) {
                    port1.postMessage("second");
                    await new Promise((resolve) => setTimeout(resolve, 5));
                    return new Response(seen.join());
                  }
                  port1.postMessage("first");
                  return new Response("sent");
                }
                """, Map.of());

        assertThat(runner.answer(program, "{}")).isEqualTo("sent");
        assertThat(runner.answer(program, "{}")).isEqualTo("second");
    }
}
