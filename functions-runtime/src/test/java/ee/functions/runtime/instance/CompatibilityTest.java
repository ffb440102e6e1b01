// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.compat.CompatibilityFlag;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every compatibility flag, on both sides of its date. */
@Tag("every-engine")
class CompatibilityTest {

    private record Sides(String expression, String before, String after) {}

    private static final Map<CompatibilityFlag, Sides> SIDES = Map.of(
            CompatibilityFlag.SET_TOSTRING_TAG,
                    new Sides(
                            "[new Headers(), new URL('http://a'), new Event('x')]"
                                    + ".map((o) => Object.prototype.toString.call(o)).join()",
                            "[object Object],[object Object],[object Object]",
                            "[object Headers],[object URL],[object Event]"),
            CompatibilityFlag.ENABLE_NAVIGATOR_LANGUAGE,
                    new Sides("[navigator.language, 'language' in navigator].join()", ",false", "en,true"),
            CompatibilityFlag.SET_EVENT_TARGET_THIS,
                    new Sides("await listenerThis()", "undefined,handler", "target,handler"),
            CompatibilityFlag.KV_EMPTY_BATCH,
                    new Sides(
                            "await kv.initializeKvStore('n').processBatchOperations([]).then(JSON.stringify, (e) => e.name)",
                            "TypeError",
                            "[]"));

    private static final String MODULE = """
            function listenerThis() {
              const target = new EventTarget();
              const seen = [];
              target.addEventListener("x", function () { seen.push(this === target ? "target" : String(this)); });
              const handler = { handleEvent() { seen.push(this === handler ? "handler" : "other"); } };
              target.addEventListener("x", handler);
              target.dispatchEvent(new Event("x"));
              return seen.join();
            }
            export async function onInvoke(request, env, kv) {
              return new Response(%s);
            }
            """;

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static String answer(String expression, LocalDate date) throws Exception {
        return TestHost.text(host.run(host.load("main.js", MODULE.formatted(expression), date), TestHost.LONG));
    }

    @ParameterizedTest
    @EnumSource
    void theDateOfAVersionChoosesTheBehaviour(CompatibilityFlag flag) throws Exception {
        Sides sides = SIDES.get(flag);

        assertThat(sides).as("a test of %s", flag).isNotNull();
        assertThat(answer(sides.expression(), flag.since().minusDays(1))).isEqualTo(sides.before());
        assertThat(answer(sides.expression(), CompatibilityDates.MINIMUM)).isEqualTo(sides.before());
        assertThat(answer(sides.expression(), flag.since())).isEqualTo(sides.after());
        assertThat(answer(sides.expression(), CompatibilityDates.MAXIMUM)).isEqualTo(sides.after());
    }

    @Test
    void whatPublicFunctionsNeedIsThereForEveryDate() throws Exception {
        String expression = "[window === globalThis, self === globalThis, JSON.stringify(process.env),"
                + " typeof Response.JSON].join()";

        assertThat(answer(expression, CompatibilityDates.MINIMUM)).isEqualTo("true,true,{},function");
        assertThat(answer(expression, CompatibilityDates.MAXIMUM)).isEqualTo("true,true,{},function");
    }
}
