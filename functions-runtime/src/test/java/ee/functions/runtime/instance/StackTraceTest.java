// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackTraceTest {

    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private String stack(String code) throws Exception {
        InvocationResult result = host.run(host.load("shop.js", code), TestHost.LONG);
        assertThat(result).isInstanceOf(InvocationResult.Threw.class);
        return ((InvocationResult.Threw) result).stack();
    }

    @Test
    void showsLineAndColumnOfEachCall() throws Exception {
        assertThat(stack("""
                const total = (order) => {
                  const lines = order.lines ?? [];
                  return lines.reduce((sum, line) => sum + line.price.amount(), 0);
                };
                function check(order) {
                  if (order) { total({ lines: [{ price: {} }] }); }
                }
                export function onInvoke(request) {
                  check(request);
                }
                """)).isEqualTo("""
                        TypeError: line.price.amount is not a function
                            at shop.js:3:55
                            at total (shop.js:3:16)
                            at check (shop.js:6:16)
                            at onInvoke (shop.js:9:3)""");
    }

    @Test
    void showsAsyncFunctionsUnderTheirOwnNames() throws Exception {
        assertThat(stack("""
                class OutOfStock extends Error {
                  constructor(item) {
                    super(`no ${item} left`);
                    this.name = "OutOfStock";
                  }
                }
                class Store {
                  #stock = new Map();
                  async take(item) {
                    await null;
                    if (!this.#stock.has(item)) throw new OutOfStock(item);
                  }
                }
                export async function onInvoke() {
                  const store = new Store();
                  await store.take("tea");
                }
                """)).isEqualTo("""
                        OutOfStock: no tea left
                            at take (shop.js:11:39)""");
    }

    @Test
    void showsTheStackToTheScriptToo() throws Exception {
        String text = host.text("""
                export function onInvoke() {
                  try {
                    JSON.parse("{");
                  } catch (error) {
                    return new Response(error.stack.split("\\n")[1]);
                  }
                }
                """);

        assertThat(text).isEqualTo("    at onInvoke (main.js:3:10)");
    }

    @Test
    void showsNothingOfTheHost() throws Exception {
        assertThat(stack("""
                export async function onInvoke() {
                  await Promise.all([1].map(async () => { [3].forEach(() => { new URL("nonsense"); }); }));
                }
                """))
                .contains("shop.js:2:")
                .doesNotContain("prelude")
                .doesNotContain("$jscomp")
                .doesNotContain("java");
    }
}
