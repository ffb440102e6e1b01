// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.instance.InvocationResult;
import ee.functions.runtime.instance.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A function may ruin the built-in objects of its own instance; its plain answer must still get through. */
@Tag("every-engine")
class PoisoningTest {

    private static final String POISON = """
            const evil = () => { throw new Error("poisoned"); };
            for (const name of ["push", "pop", "slice", "concat", "map", "filter", "forEach", "join", "indexOf", "sort"]) {
              Array.prototype[name] = evil;
            }
            for (const name of ["stringify", "parse"]) {
              JSON[name] = evil;
            }
            Map.prototype.get = evil;
            globalThis.Response = null;
            globalThis.Headers = null;
            globalThis.Promise = null;
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

    @Test
    void aResponseMadeBeforeIsStillRead() throws Exception {
        Program program = runner.load("poison.js", """
                export async function onInvoke(request) {
                  const response = new Response("fine", { status: 201, headers: { "x-a": "b" } });
                """ + POISON + "return response; }", Map.of());

        assertThat(runner.invoke(program, "{}")).isInstanceOfSatisfying(InvocationResult.Responded.class, responded -> {
            assertThat(responded.status()).isEqualTo(201);
            assertThat(new String(responded.body())).isEqualTo("fine");
        });
    }

    @Test
    void anotherInstanceIsNotTouched() throws Exception {
        Program bad = runner.load(
                "bad.js", "export function onInvoke() { " + POISON + " throw new Error('end'); }", Map.of());
        Program good = runner.load(
                "good.js",
                "export async function onInvoke(request) { return Response.json([(await request.json()).a].map((x) => x + 1)); }",
                Map.of());

        assertThat(runner.invoke(bad, "{}")).isInstanceOf(InvocationResult.Threw.class);
        assertThat(runner.answer(good, "{\"a\":1}")).isEqualTo("[2]");
    }

    @Test
    void whatIsNotAResponseIsNamedInTheMessage() throws Exception {
        for (Map.Entry<String, String> entry : Map.of(
                        "undefined", "nothing (undefined)",
                        "null", "null",
                        "({ status: 200 })", "a plain object",
                        "'text'", "a string",
                        "[]", "an array",
                        "new Map()", "an object of class Map",
                        "Response.error()", "Response.error()")
                .entrySet()) {
            Program program =
                    runner.load("shape.js", "export function onInvoke() { return " + entry.getKey() + "; }", Map.of());

            assertThat(runner.invoke(program, "{}"))
                    .isInstanceOfSatisfying(
                            InvocationResult.Malformed.class,
                            malformed -> assertThat(malformed.message()).contains(entry.getValue()));
        }
    }

    @Test
    void aResponseThatHasBeenReadIsMalformed() throws Exception {
        Program program = runner.load(
                "used.js",
                "export async function onInvoke() { const r = new Response('x'); await r.text(); return r; }",
                Map.of());

        assertThat(runner.invoke(program, "{}"))
                .isInstanceOfSatisfying(
                        InvocationResult.Malformed.class,
                        malformed -> assertThat(malformed.message()).contains("already been read"));
    }

    @Test
    void theEnvironmentIsAPlainObjectOfStringsAndNewEachTime() throws Exception {
        Program program = runner.load("env.js", """
                export function onInvoke(request, env) {
                  const before = JSON.stringify(env) + Object.isFrozen(env);
                  env.NAME = "changed";
                  return new Response(before);
                }
                """, Map.of("NAME", "v\u00e9"));

        assertThat(runner.answer(program, "{}")).isEqualTo("{\"NAME\":\"v\u00e9\"}false");
        assertThat(runner.answer(program, "{}")).isEqualTo("{\"NAME\":\"v\u00e9\"}false");
    }
}
