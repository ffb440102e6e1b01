// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ee.functions.runtime.build.TestedEngine;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("every-engine")
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
    void isInTheTextOfTheAuthorWhoWritesTypeScript() throws Exception {
        InvocationResult result = host.run(host.load("function.ts", """
                interface Order {
                  lines?: { price: number }[];
                }
                type Totals = Record<string, number>;

                enum Kind { Cheap, Dear }

                const total = <T extends Order>(order: T): Totals => {
                  const kind: Kind = Kind.Dear;
                  return { [kind]: order.lines!.map((line) => line.price)[0] };
                };
                export default function (data: unknown): Totals {
                  return total(data as Order);
                }
                """), TestHost.LONG);

        assertThat(result)
                .isInstanceOfSatisfying(
                        InvocationResult.Threw.class,
                        threw -> assertThat(threw.stack())
                                .contains("TypeError", "at total (function.ts:10:33)", "function.ts:13:10"));
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
                """)).matches("""
                        OutOfStock: no tea left
                            at (Store\\.)?take \\(shop.js:11:39\\)
                            at async onInvoke \\(shop.js:16:3\\)""");
    }

    /** The stack without its first line, as a list of {@code name line:column}. */
    private List<String> frames(String code) throws Exception {
        return stack(code)
                .lines()
                .filter(line -> line.startsWith("    at "))
                .map(line -> line.substring(7)
                        .replace("(shop.js:", "")
                        .replace("shop.js:", "")
                        .replace(")", ""))
                .toList();
    }

    @Test
    void showsTheCallersThatAwait() throws Exception {
        assertThat(frames("""
                const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
                async function third(id) {
                  await wait(1);
                  if (id > 1) {
                    throw new Error("third");
                  }
                }
                const second = async (id) => {
                  try {
                    return await third(id);
                  } finally {
                    await wait(1);
                  }
                };
                const api = {
                  async first(id) {
                    for (const one of [1, id]) {
                      await second(one);
                    }
                  },
                };
                export async function onInvoke() {
                  const result =
                    await api.first(2);
                  return new Response(result);
                }
                """))
                .containsExactly("third 5:11", "async second 10:12", "async Object.first 18:7", "async onInvoke 24:5");
    }

    @Test
    void showsTheCallersOfCallbacksOfPromises() throws Exception {
        assertThat(frames("""
                function parse(text) {
                  return JSON.parse(text);
                }
                async function load() {
                  return await Promise.resolve("{").then((text) => text).then(parse);
                }
                export async function onInvoke() {
                  return Response.json(await load());
                }
                """)).containsExactly("parse 2:15", "async load 5:10", "async onInvoke 8:24");
    }

    /** V8 makes the error when nobody of the author runs, and does not tell who awaits a promise. */
    @Test
    void showsWhoAwaitsAnOperationOfTheHostThatFails() throws Exception {
        assumeThat(TestedEngine.isV8()).isFalse();
        assertThat(frames("""
                async function load() {
                  const response = await fetch("http://127.0.0.1:1/");
                  return response.text();
                }
                export async function onInvoke() {
                  return new Response(await load());
                }
                """)).containsExactly("async load 2:20", "async onInvoke 6:23");
    }

    @Test
    void showsNoCallersOfATimer() throws Exception {
        assertThat(frames("""
                export async function onInvoke() {
                  await new Promise((resolve, reject) => {
                    setTimeout(function late() {
                      reject(new Error("late"));
                    }, 1);
                  });
                }
                """)).containsExactly("late 4:14");
    }

    @Test
    void showsTheBodyOfAnAsyncGenerator() throws Exception {
        assertThat(frames("""
                async function* pages() {
                  yield 1;
                  await null;
                  throw new RangeError("no more");
                }
                export async function onInvoke() {
                  for await (const page of pages()) {
                    page.toFixed();
                  }
                }
                """)).first().isEqualTo("pages 4:9");
    }

    /** A statement, and the place to be shown; V8 knows the column of each call, and its build the starts of expressions. */
    private record Place(String body, String onNashorn, String onV8) {

        Place(String body, String expected) {
            this(body, expected, expected);
        }

        String expected() {
            return TestedEngine.isV8() ? onV8 : onNashorn;
        }
    }

    static List<Place> places() {
        return List.of(
                new Place("total(\n id(1),\n id(2),\n);", "onInvoke 3:1"),
                new Place("const e =\n new Own('x');\nthrow e;", "onInvoke 4:2"),
                new Place("const e = id(\n new Own('x'));\nthrow e;", "onInvoke 4:2"),
                new Place("id(\n 1,\n new Error('x'));\nthrow id(\n new Error('y'),\n 2);", "onInvoke 7:2"),
                new Place("const o = {\n a: id(1),\n b: null.x,\n};", "onInvoke 5:10"),
                new Place("const o = [\n id(1),\n undefined.foo,\n];", "onInvoke 5:12"),
                new Place("return id(1)\n .toFixed(2)\n .foo\n .bar;", "onInvoke 6:3", "onInvoke 5:3"),
                new Place("return id(2) &&\n id({}).b.c;", "onInvoke 4:11", "onInvoke 4:9"),
                new Place("if (id(1) > 5 ||\n id({}).b.c) {\n id(2);\n}", "onInvoke 4:11", "onInvoke 4:9"),
                new Place("return id(1)\n ? null.x\n : 2;", "onInvoke 4:9"),
                new Place("let x = null;\nx.y = id(\n 5);", "onInvoke 4:3"),
                new Place("throw new Error(\n id('computed'));", "onInvoke 3:7"),
                new Place("const f = undefined;\nid(1), f(\n id(2));", "onInvoke 4:8"),
                new Place("id(1);\nreturn id(1) +\n missing;", "onInvoke 5:2"),
                new Place("const { a: {\n b } } = { a: null };", "onInvoke 4:2"),
                new Place("for (let i = 0; i < 3; i++) {\n if (i === 1) null.foo();\n}", "onInvoke 4:20"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void showsThePlaceInsideOfAStatement(Place place) throws Exception {
        String code = "function total(a, b) { throw new Error('total'); } class Own extends Error {}\n"
                + "const id = (x) => x; export function onInvoke() {\n" + place.body() + "\n}";

        assertThat(frames(code)).last().isEqualTo(place.expected());
    }

    @Test
    void namesFunctionsAsTheirAuthorDoes() throws Exception {
        assertThat(frames("""
                const tools = { check(step) { step(); } };
                const outer = function () { tools.check(() => { inner(); }); };
                function inner() { throw new Error("x"); }
                export default function () { outer(); }
                """))
                .containsExactly(
                        "inner 3:26",
                        "2:49",
                        "Object.check 1:31",
                        "outer 2:35",
                        TestedEngine.isV8() ? "shop_default 4:30" : "default 4:30");
    }

    @Test
    void showsPlacesInTheUploadedBundleEvenIfItBringsASourceMap() throws Exception {
        String map = "{\"version\":3,\"sources\":[\"a.js\",\"b.js\"],\"mappings\":\"AAAA;ACAA\",\"names\":[]}";
        String encoded = Base64.getEncoder().encodeToString(map.getBytes(StandardCharsets.UTF_8));

        assertThat(frames("""
                function fail() {
                  throw new Error("x");
                }
                export function onInvoke() { fail(); }
                //# sourceMappingURL=data:application/json;base64,%s
                """.formatted(encoded))).containsExactly("fail 2:9", "onInvoke 4:30");
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
