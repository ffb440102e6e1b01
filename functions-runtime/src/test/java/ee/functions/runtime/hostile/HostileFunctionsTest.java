// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.runtime.instance.Program;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile function ends as its file says, and what another site runs on the same server does not notice. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileFunctionsTest {

    private static final Path FILES = Path.of("src/test/js/hostile");
    private static final int LEAST = 500;

    /** Bytes; one instance that stays is about as much. */
    private static final long MOST_GROWTH = 8L << 20;

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

    private static final String INNOCENT_ANSWER = "{\"name\":\"Ada\",\"words\":\"ABC\",\"refused\":\"TypeError\","
            + "\"later\":\"later\",\"point\":3,\"sum\":6,\"text\":\"3ß1,2\",\"money\":\"1.234,50\u00a0€\",\"clone\":3,"
            + "\"keys\":[\"a\",\"0\"],\"json\":\"{\\\"a\\\":[1,{\\\"b\\\":null}]}\","
            + "\"plain\":\"undefinedundefinedundefined\",\"secret\":\"secret of innocent\",\"counted\":true}";

    private static HostileServer server;

    /** Where modules are started that must not start, within a time that an innocent start may take on a busy machine. */
    private static HostileServer impatient;

    private static Program innocent;
    private static Program failing;

    @BeforeAll
    static void start() throws Exception {
        server = new HostileServer(Duration.ofMinutes(1));
        impatient = new HostileServer(Duration.ofMillis(1_500));
        innocent = server.load(INNOCENT_CODE);
        failing = server.load("export function onInvoke() { return missing; }");
    }

    @AfterAll
    static void stop() {
        server.close();
        impatient.close();
    }

    @Test
    @Order(3)
    void leavesNeitherThreadsNorMemoryBehind() throws Exception {
        List<HostileFunction> some = files().stream()
                .filter(function -> Math.floorMod(function.name().hashCode(), 20) == 0)
                .toList();
        long[] memory = new long[3];
        int[] threads = new int[3];
        for (int pass = 0; pass < 3; pass++) {
            for (HostileFunction function : some) {
                server.run(function);
            }
            await().atMost(PATIENCE).until(() -> server.busyThreads() == 0);
            threads[pass] = Thread.activeCount();
            memory[pass] = usedMemory();
        }

        assertThat(threads[2]).isLessThanOrEqualTo(threads[0]);
        assertThat(memory[2] - memory[0])
                .as("bytes that two more passes over %d functions have left behind", some.size())
                .isLessThan(MOST_GROWTH);
    }

    private static long usedMemory() {
        MemoryMXBean heap = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            heap.gc();
            least = Math.min(least, heap.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static String answerOf(HostileServer asked, Program program) throws Exception {
        return asked.answer(program).toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    static List<HostileFunction> files() throws IOException {
        return HostileFunction.in(FILES);
    }

    @Test
    @Order(1)
    void thereAreManyOfThem() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(LEAST);
    }

    @ParameterizedTest
    @MethodSource("files")
    @Order(2)
    void endsAsItMustAndHarmsNobody(HostileFunction function) throws Exception {
        CompletionStage<String> beside = server.answer(innocent);
        Outcome happened = (function.name().startsWith("start/") ? impatient : server).run(function);

        assertThat(function.outcomes()).as("%s: %s", function.name(), happened).anyMatch(o -> o.allows(happened));
        assertThat(beside.toCompletableFuture().get(1, TimeUnit.MINUTES)).isEqualTo(INNOCENT_ANSWER);
        assertThat(answerOf(server, innocent)).isEqualTo(INNOCENT_ANSWER);
        assertThat(answerOf(server, failing)).contains("ReferenceError", "missing is not defined", "main.js:1");
        assertThat(server.reached())
                .as("requests to the address nobody may reach")
                .isZero();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(server.busyInstances()).as("busy instances").isZero();
            assertThat(server.busyThreads()).as("busy threads").isZero();
            assertThat(server.waitingTimers()).as("waiting timers").isZero();
        });
    }
}
