// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.JvmState;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.SoakServer;
import ee.functions.it.fixture.TailEvents;
import ee.functions.it.fixture.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What stays on a running server of an EAR that was deployed again, each time while functions run and wait: nothing.
 *
 * <p>{@code -Dfunctions.it.redeploys=200} makes it longer.
 */
class RedeployIT {
    private static final int REDEPLOYS = Integer.getInteger("functions.it.redeploys", 20);

    /** The server and its libraries fill their caches during the first ones. */
    private static final int WARM_UP = 3;

    /**
     * Some of the last ones are still referred to, each until something else takes its place: the JDK's record support keeps
     * one type it was used with, and an idle thread of the server the context of its last request.
     */
    private static final int STILL_REFERRED_TO = 4;

    /** A deployment that stays takes 13 MB of metaspace and 7 MB of heap. */
    private static final long METASPACE_TOLERANCE = (STILL_REFERRED_TO + 1) * 13_000_000;

    private static final long HEAP_TOLERANCE = (STILL_REFERRED_TO + 1) * 7_000_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** An enum of the EAR's services and one of its script engine: their constants are there as long as the classes. */
    private static final String OF_THE_SERVICES = "ee.functions.ejb.settings.Setting";

    private static final String OF_THE_ENGINE = "org.openjdk.nashorn.internal.parser.TokenType";

    /** An enum of what drives V8, which is the server's and never loaded again. */
    private static final String OF_THE_SERVERS_V8 = "com.caoccao.javet.enums.JSRuntimeType";

    /** One for each instance on V8, by whose isolate it is held until that is closed. */
    private static final String INSTANCE_ON_V8 = "com.caoccao.javet.interop.V8Runtime";

    private static final String USES_EVERYTHING = """
            export async function onInvoke(request, env, kvStoreFactory) {
              const { payload } = await request.json();
              const store = kvStoreFactory.initializeKvStore();
              await store.set({ key: "turn", value: payload });
              await new Promise((resolve) => setTimeout(resolve, 1));
              const answer = await fetch(`${env.UPSTREAM}/weather?city=Tartu`, {
                method: "POST",
                headers: { "X-Asked-By": "fetch-upstream" },
                body: JSON.stringify({ units: "metric" }),
              });
              console.log(new Intl.NumberFormat("et").format(12.5), /(?<n>\\d+)/.exec("a12").groups.n);
              return Response.json({
                turn: (await store.get("turn")).value, query: (await answer.json()).query, proxy: typeof Proxy,
              });
            }
            """;

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int REQUESTS_FOR_ALL_THREADS = 64;

    private static final String WAITS = """
            export async function onInvoke(request, env) {
              setTimeout(() => {}, 15_000);
              await fetch(`${env.UPSTREAM}/gate`);
              return new Response("waited");
            }
            """;

    private static final String NEVER_ENDS = """
            export async function onInvoke(request, env) {
              fetch(`${env.UPSTREAM}/gate`);
              await new Promise((resolve) => setTimeout(resolve, 1));
              for (;;);
            }
            """;

    @RegisterExtension
    static final SoakServer SERVER = new SoakServer();

    @Test
    void nothingStaysOfADeploymentThatWasReplaced(TestReporter reporter) {
        try (Upstream upstream = Upstream.start()) {
            // What is counted in the end is what answered, not what a start prepares.
            SERVER.deployWith(Map.of("functions.instance.recent-count", "0"));
            SoakServer.Site site = SERVER.newSites(1).get(0);
            Map<String, String> environment = Map.of("UPSTREAM", upstream.url());
            List<Functions> engines = SERVER.hasV8()
                    ? List.of(Functions.of("nashorn", site, environment), Functions.of("v8", site, environment))
                    : List.of(Functions.of("nashorn", site, environment));
            for (int turn = 1; turn <= WARM_UP; turn++) {
                redeployAndInvoke(turn, upstream, engines);
            }
            JvmState warm = SERVER.state();

            for (int turn = WARM_UP + 1; turn <= REDEPLOYS; turn++) {
                redeployAndInvoke(turn, upstream, engines);
            }

            await("the end of the deployments before")
                    .atMost(PATIENCE)
                    .pollInterval(POLL)
                    .untilAsserted(() -> {
                        letThreadsForget(engines.get(0).working());
                        assertThat(SERVER.process().loadersOf(OF_THE_SERVICES)).isBetween(1L, 1L + STILL_REFERRED_TO);
                        assertThat(SERVER.process().loadersOf(OF_THE_ENGINE)).isBetween(1L, 1L + STILL_REFERRED_TO);
                    });
            assertThat(SERVER.process().loadersOf(OF_THE_SERVERS_V8)).isEqualTo(SERVER.hasV8() ? 1 : 0);
            assertThat(SERVER.process().objectsOf(INSTANCE_ON_V8))
                    .as("instances on V8: the one that answered last is idle")
                    .isEqualTo(SERVER.hasV8() ? 1 : 0);
            JvmState last = SERVER.state();
            reporter.publishEntry(Map.of("after " + WARM_UP, warm.toString(), "after " + REDEPLOYS, last.toString()));
            last.assertNoMoreThreadsThan(warm);
            last.assertNoMoreMemoryThan(warm, HEAP_TOLERANCE, METASPACE_TOLERANCE);
        }
    }

    /** A thread of the server keeps its last request, and with it the application that answered, until it gets the next. */
    private static void letThreadsForget(ManagedFunction function) {
        List<CompletableFuture<Reply>> answers = Stream.generate(() -> function.invokeAsync("forget"))
                .limit(REQUESTS_FOR_ALL_THREADS)
                .toList();
        await("answers of all threads")
                .atMost(PATIENCE)
                .until(() -> answers.stream().allMatch(CompletableFuture::isDone));
    }

    /** The functions of one engine. */
    private record Functions(
            String engine,
            SoakServer.Site site,
            Map<String, String> environment,
            ManagedFunction working,
            ManagedFunction waiting,
            ManagedFunction endless) {
        static Functions of(String engine, SoakServer.Site site, Map<String, String> environment) {
            ManagedFunction waiting = site.function("waits on " + engine);
            waiting.deployedFor(engine, WAITS, environment);
            ManagedFunction endless = site.function("never ends on " + engine);
            endless.deployedFor(engine, NEVER_ENDS, environment);
            if (!engine.equals("v8")) { // whose instances are counted one by one
                site.warmFunction("is kept warm on " + engine, 2).deployedFor(engine, USES_EVERYTHING, environment);
            }
            ManagedFunction working = site.function("uses everything on " + engine);
            working.deployedFor(engine, USES_EVERYTHING, environment);
            return new Functions(engine, site, environment, working, waiting, endless);
        }

        TailEvents tail() {
            return TailEvents.of(site.admin(), working.id(), "");
        }

        void answerIn(int turn) {
            if (engine.equals("v8")) {
                // Its version is new in each turn, built by the application that has just been deployed.
                working.deployedFor(engine, USES_EVERYTHING + "// " + turn, environment);
            }
            Reply answer = working.invoke("turn " + turn).must(200);
            assertThat(answer.text("turn")).isEqualTo("turn " + turn);
            assertThat(answer.text("query")).isEqualTo("Tartu");
            assertThat(answer.text("proxy")).isEqualTo(engine.equals("v8") ? "function" : "undefined");
        }
    }

    /** Deploys the EAR again while functions loop and wait, which all end with it; then others answer. */
    private static void redeployAndInvoke(int turn, Upstream upstream, List<Functions> engines) {
        int atGate = upstream.arrivedAtGate();
        List<CompletableFuture<Reply>> running = engines.stream()
                .flatMap(functions -> Stream.of(
                        functions.waiting().invokeAsync(""), functions.endless().invokeAsync("")))
                .toList();
        TailEvents tail = engines.get(0).tail();
        await("all functions").atMost(PATIENCE).until(() -> upstream.arrivedAtGate() == atGate + running.size());

        SERVER.redeploy();

        assertThat(tail.end()).contains("stopping");
        engines.forEach(functions -> functions.answerIn(turn));
        await("answers to what ran before")
                .atMost(PATIENCE)
                .until(() -> running.stream().allMatch(CompletableFuture::isDone));
    }
}
