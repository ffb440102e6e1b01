// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.hostile;

import static org.awaitility.Awaitility.await;

import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.instance.Program;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A server under attack, and what the functions of another site on it notice. One attack at a time. */
final class Battlefield implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String INNOCENT_CODE = """
            let served = 0;

            export async function onInvoke(request, env) {
              served++;
              const { name } = await request.json();
              const later = new Promise((resolve) => setTimeout(() => resolve("later"), 1));
              const words = ["b", "c", "a"].map((word) => word.toUpperCase()).sort().join("");
              const refused = await fetch(env.CANARY).then(() => "reached", (e) => e.name);
              class Point {
                #x = 1;
                move(by) {
                  this.#x += by;
                  return this.#x;
                }
              }
              function* numbers() {
                yield* [1, 2, 3];
              }
              const copy = structuredClone({ map: new Map([["k", [1, , 3]]]) });
              const keys = [];
              for (const key in { a: 1 }) keys.push(key);
              for (const key in [7]) keys.push(key);
              return Response.json({
                name,
                words,
                refused,
                later: await later,
                point: new Point().move(2),
                sum: [...numbers()].reduce((a, b) => a + b, 0),
                text: "x-y-z".replace(/-/g, "+").split("+").length + "ß".normalize("NFD") + [1, [2]].toString(),
                money: new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR" }).format(1234.5),
                clone: copy.map.get("k").length,
                keys,
                json: JSON.stringify(JSON.parse('{"a":[1,{"b":null}]}')),
                plain: typeof {}.polluted + typeof [].polluted + typeof (() => {}).polluted,
                secret: env.SECRET,
                counted: served > 0,
              });
            }
            """;

    static final String INNOCENT_ANSWER = "{\"name\":\"Ada\",\"words\":\"ABC\",\"refused\":\"TypeError\","
            + "\"later\":\"later\",\"point\":3,\"sum\":6,\"text\":\"3ß1,2\",\"money\":\"1.234,50\u00a0€\",\"clone\":3,"
            + "\"keys\":[\"a\",\"0\"],\"json\":\"{\\\"a\\\":[1,{\\\"b\\\":null}]}\","
            + "\"plain\":\"undefinedundefinedundefined\",\"secret\":\"secret of innocent\",\"counted\":true}";

    /** What an innocent top level may use, on a busy machine too. */
    private static final InvocationLimits PATIENT =
            InvocationLimits.defaults().withRunTime(Duration.ofMinutes(1)).withCpuTime(Duration.ofMinutes(1));

    /** What a hostile one may use: enough for the prelude, and so little that attacks on it do not take long. */
    private static final InvocationLimits IMPATIENT = InvocationLimits.defaults()
            .withRunTime(Duration.ofSeconds(5))
            .withCpuTime(Duration.ofMillis(1_000))
            .withMemory(1L << 30, 64L << 20);

    private final HostileServer server;
    private final Program innocent;
    private final Program failing;

    /** Where modules are started that must not start. */
    private final HostileServer impatient;

    Battlefield() throws Exception {
        server = new HostileServer(PATIENT);
        innocent = server.load(INNOCENT_CODE);
        failing = server.load("export function onInvoke() { return missing; }");
        of(server.answer(innocent)); // the first start in a JVM is slow
        impatient = new HostileServer(IMPATIENT);
    }

    /** Runs a hostile function, with an innocent one beside it and after it. */
    Report attack(HostileFunction function) throws Exception {
        HostileServer attacked = function.name().startsWith("start/") ? impatient : server;
        CompletionStage<String> beside = server.answer(innocent);
        Outcome outcome = attacked.run(function);
        List<String> besides = List.of(of(beside), of(server.answer(innocent)));
        String after = of(server.answer(failing));
        return new Report(outcome, besides, after, server.reached() + impatient.reached(), left(attacked));
    }

    private static String of(CompletionStage<String> answer) throws Exception {
        return answer.toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    private static String left(HostileServer attacked) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(attacked::atWork, String::isEmpty);
            return "";
        } catch (ConditionTimeoutException e) {
            return attacked.atWork();
        }
    }

    @Override
    public void close() {
        server.close();
        impatient.close();
    }

    /**
     * What an attack has led to.
     *
     * @param outcome how it ended
     * @param besides what an innocent function of another site answered meanwhile and afterwards
     * @param failing how a function of another site failed afterwards that always fails
     * @param reached how many requests came to the address that nobody may reach
     * @param left what was at work long after the end; empty if nothing was
     */
    record Report(Outcome outcome, List<String> besides, String failing, int reached, String left) {}
}
