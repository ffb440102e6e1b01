// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of things thrown: in the answer, and in the log when nobody catches them. */
@Tag("every-engine")
class ErrorLogTest {

    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|null",
                "undefined|undefined",
                "\"text\"|text",
                "\"\"|''",
                "0|0",
                "false|false",
                "Symbol('s')|Symbol(s)",
                "{ code: 5, deep: { deeper: { deepest: {} } } }|{ code: 5, deep: { deeper: [Object] } }",
                "[1, [2]]|[ 1, [ 2 ] ]",
                "() => 1|[Function (anonymous)]",
                "Object.create(null)|[Object: null prototype] {}",
                "{ toString() { throw new Error('never run'); } }.toString.x|undefined",
            })
    void aThrownValueThatIsNoErrorIsShown(String value, String message) throws Exception {
        for (String start : new String[] {"export const onInvoke = ", "export const onInvoke = async "}) {
            InvocationResult result = host.run(start + "() => { throw (" + value + "); };");

            assertThat(result).isEqualTo(new InvocationResult.Threw("Error", message, "Uncaught " + message));
        }
    }

    @Test
    void anErrorIsDescribedWithItsCauses() throws Exception {
        InvocationResult result = host.run("""
                export function onInvoke() {
                  const error = new RangeError("outer", {
                    cause: new TypeError("inner", { cause: { code: 5 } }),
                  });
                  error.secret = "never shown";
                  throw error;
                }
                """);

        assertThat(result).isInstanceOfSatisfying(InvocationResult.Threw.class, threw -> {
            assertThat(threw.errorType()).isEqualTo("RangeError");
            assertThat(threw.message()).isEqualTo("outer");
            assertThat(threw.stack())
                    .startsWith("RangeError: outer\n    at onInvoke (main.js:")
                    .contains("\n  [cause]: TypeError: inner\n      at onInvoke (main.js:")
                    .endsWith("\n    [cause]: { code: 5 }")
                    .doesNotContain("secret");
        });
    }

    @Test
    void theErrorsOfAnAggregateAreDescribedAndCirclesEnd() throws Exception {
        InvocationResult result = host.run("""
                export async function onInvoke() {
                  const many = new AggregateError([new Error("first"), "second"], "many");
                  many.cause = many;
                  throw many;
                }
                """);

        assertThat(((InvocationResult.Threw) result).stack())
                .startsWith("AggregateError: many\n    at onInvoke")
                .contains("\n  [cause]: [Circular]", "\n  [error 1]: Error: first\n", "\n  [error 2]: 'second'");
    }

    @Test
    void anErrorThatCannotBeReadIsDescribedAllTheSame() throws Exception {
        InvocationResult result = host.run("""
                export function onInvoke() {
                  const error = new Error("x");
                  Object.defineProperty(error, "message", { get() { throw new Error("no"); } });
                  throw error;
                }
                """);

        assertThat(result).isEqualTo(new InvocationResult.Threw("Error", "The thrown value could not be read.", ""));
    }

    @Test
    void whatNobodyCatchesIsLoggedOnceWithItsCauses() throws Exception {
        host.run("""
                export async function onInvoke() {
                  Promise.reject(new Error("lost", { cause: new TypeError("why") })).then(() => {}).finally(() => {});
                  Promise.reject(null);
                  setTimeout(() => { throw "from a timer"; }, 1);
                  queueMicrotask(() => { throw new RangeError("from a microtask"); });
                  const target = new EventTarget();
                  target.addEventListener("x", () => { throw new Error("from a listener"); });
                  target.dispatchEvent(new Event("x"));
                  await new Promise((resolve) => setTimeout(resolve, 20));
                  return new Response("ok");
                }
                """);

        assertThat(host.log).hasSize(5).allMatch(line -> line.startsWith("ERROR Uncaught "));
        assertThat(host.log)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("ERROR Uncaught Error: lost\n    at onInvoke (main.js:2:")
                        .contains("\n  [cause]: TypeError: why\n      at onInvoke (main.js:2:"));
        assertThat(host.log).contains("ERROR Uncaught null", "ERROR Uncaught from a timer");
        assertThat(host.log).anyMatch(line -> line.startsWith("ERROR Uncaught RangeError: from a microtask\n    at "));
        assertThat(host.log).anyMatch(line -> line.startsWith("ERROR Uncaught Error: from a listener\n    at "));
    }

    @Test
    void aRejectionThatIsHandledLaterInTheSameTurnIsNotLogged() throws Exception {
        host.run("""
                export async function onInvoke() {
                  const failing = Promise.reject(new Error("caught"));
                  await null;
                  await failing.catch(() => {});
                  return new Response("ok");
                }
                """);

        assertThat(host.log).isEmpty();
    }
}
