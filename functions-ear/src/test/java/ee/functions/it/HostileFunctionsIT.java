// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.fixture.HostileFile;
import ee.functions.it.fixture.JvmState;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.SoakServer;
import ee.functions.it.fixture.Upstream;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Hostile functions as functions of one site of a running server: what another site runs does not notice, and nothing of
 * them stays. The versions are made once for all tests.
 *
 * <p>Every fourth file of each folder is taken; {@code -Dfunctions.it.hostile-every=1} takes all, which needs minutes more,
 * and {@code -Dfunctions.it.hostile-invocations=5000} makes the second test longer. {@code -Dfunctions.it.hostile-engine=v8}
 * runs them on V8.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileFunctionsIT {
    private static final String ENGINE = System.getProperty("functions.it.hostile-engine", "nashorn");
    private static final int EVERY = Integer.getInteger("functions.it.hostile-every", 4);
    private static final int LEAST_OF_A_FOLDER = 3;
    private static final int INVOCATIONS = Integer.getInteger("functions.it.hostile-invocations", 500);

    /** How many hostile invocations run at once: as many as one site gets threads, which is half of the server's. */
    private static final int AT_ONCE = 8;

    /** Of the hostile versions alone, so that their set ends soon; the files hold for any limits. */
    private static final int RUN_TIME_MS = 600;

    private static final int CPU_TIME_MS = 100;

    private static final Map<String, String> LIMITS = Map.of(
            "functions.instance.start-time-limit-ms", "3000",
            "functions.instance.held-bytes", "67108864",
            "functions.site.function-count", "1000",
            "functions.site.running-turns", Integer.toString(AT_ONCE),
            // The rule would end the test: every function here breaks its limits.
            "functions.suspension.breaches", "0",
            // Takes back what the tests' environment allows: the canary is on this machine.
            "functions.egress.allow", "192.0.2.1");

    /** An idle instance may hold as much as its limit allows; without idle ones, what stays should not be there. */
    private static final Map<String, String> WITHOUT_IDLE_INSTANCES = Map.of("functions.instance.idle-count", "0");

    /** The heap must be what ends an invocation, however slow the machine is. */
    private static final Map<String, String> AS_LONG_AS_IT_TAKES = Map.of(
            "functions.invocation.run-time-limit-ms", "300000", "functions.invocation.cpu-time-limit-ms", "300000");

    /** The making of an RSA key is not stopped inside, and takes long without the optimizing compiler. */
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(3);

    /** Of 500 invocations: an instance that stays takes half a megabyte of heap. */
    private static final long HEAP_TOLERANCE = 20_000_000;

    private static final long METASPACE_TOLERANCE = 20_000_000;

    private static final String INNOCENT = """
            let served = 0;
            export async function onInvoke(request, env, kvStoreFactory) {
              served++;
              const { payload } = await request.json();
              const store = kvStoreFactory.initializeKvStore();
              await store.set({ key: "last", value: payload });
              const later = await new Promise((resolve) => setTimeout(() => resolve("later"), 1));
              const words = ["b", "c", "a"].map((word) => word.toUpperCase()).sort().join("");
              const clean = Object.keys(Object.prototype).length + typeof {}.polluted + typeof [].polluted;
              return Response.json({
                payload, later, words, clean, secret: env.SECRET, alive: served > 0,
                stored: (await store.get("last")).value, replaced: "x-y".replace(/-/g, "+"),
              });
            }
            """;

    private static final String FETCHING =
            "export const onInvoke = () => fetch(\"http://127.0.0.1/\").catch((refused) => new Response(refused.name));";

    /** Takes what there is in pieces so small that the last of them leaves nothing to anybody. */
    private static final String HOARDING =
            "export function onInvoke() { const all = []; for (;;) all.push(\"piece\".repeat(2000) + all.length); }";

    @RegisterExtension
    static final SoakServer SERVER = new SoakServer();

    private final Map<HostileFile, ManagedFunction> hostile = new LinkedHashMap<>();
    private final List<String> wrongBuilds = new ArrayList<>();
    private final Upstream canary = Upstream.start();
    private ManagedFunction innocent;
    private ManagedFunction fetching;
    private ExecutorService clients;

    @BeforeAll
    void makeVersions() {
        clients = Executors.newFixedThreadPool(AT_ONCE + 1);
        SERVER.deployWith(LIMITS);
        List<SoakServer.Site> sites = SERVER.newSites(2);
        innocent = sites.get(0).function("innocent");
        innocent.deployed(INNOCENT, Map.of("SECRET", "mine"));
        fetching = sites.get(0).function("fetching");
        fetching.deployed(FETCHING, Map.of());
        Map<String, String> environment = Map.of("CANARY", canary.url() + "/", "SECRET", "of another site");
        Map<HostileFile, ManagedFunction> created = new LinkedHashMap<>();
        Map<HostileFile, Reply> builds = new LinkedHashMap<>();
        for (HostileFile file : HostileFile.some(ENGINE, EVERY, LEAST_OF_A_FOLDER)) {
            ManagedFunction function = sites.get(1).function(file.name().replaceAll("[^A-Za-z0-9-]", " "));
            created.put(file, function);
            builds.put(file, function.createVersion(version(file, environment)));
        }
        builds.forEach((file, build) -> {
            ManagedFunction function = created.get(file);
            JsonObject task = function.finished(build);
            if (task.getString("status").equals("completed")) {
                function.deploy(task.getJsonObject("entity").getString("id"));
                hostile.put(file, function);
            } else if (!file.allowsRefusal(task)) {
                wrongBuilds.add(file.name() + ": " + task);
            }
        });
    }

    @AfterAll
    void close() {
        clients.shutdownNow();
        canary.close();
    }

    @Test
    @Order(1)
    void eachEndsAsItMustWhileAFunctionOfAnotherSiteKeepsAnswering(TestReporter reporter) {
        startAllThreads();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<List<Long>> beside = CompletableFuture.supplyAsync(() -> answersUntil(over), clients);

        List<String> wrong = new CopyOnWriteArrayList<>(wrongBuilds);
        hostile.entrySet().stream()
                .map(entry -> CompletableFuture.runAsync(
                        () -> findWrong(entry.getKey(), entry.getValue()).ifPresent(wrong::add), clients))
                .toList()
                .forEach(CompletableFuture::join);
        over.set(true);
        List<Long> milliseconds = beside.join();

        reporter.publishEntry(
                "answers of the innocent function, ms",
                milliseconds.stream()
                        .mapToLong(Long::longValue)
                        .summaryStatistics()
                        .toString());
        assertThat(wrong).isEmpty();
        assertThat(canary.requests())
                .as("requests to the address that nobody may reach")
                .isZero();
        assertIdle();
    }

    @Test
    @Order(2)
    void nothingStaysOfFiveHundredHostileInvocations(TestReporter reporter) {
        Map<String, String> settings = new TreeMap<>(LIMITS);
        settings.putAll(WITHOUT_IDLE_INSTANCES);
        SERVER.deployWith(settings);
        invokeInTurn(hostile.size()); // fills the caches of the engine
        assertThat(fetching.invoke("").must(200).body()).isEqualTo("TypeError"); // starts the threads of fetch
        assertIdle();
        JvmState before = SERVER.state();

        invokeInTurn(INVOCATIONS);

        assertIdle();
        JvmState after = SERVER.state();
        reporter.publishEntry(Map.of("before", before.toString(), "after", after.toString()));
        assertThat(innocent.invoke("last").must(200).text("payload")).isEqualTo("last");
        after.assertNoMoreThreadsThan(before);
        after.assertNoMoreMemoryThan(before, HEAP_TOLERANCE, METASPACE_TOLERANCE);
    }

    @Test
    @Order(3)
    void versionsAreStillBuiltAndInvokedAfterFunctionsFilledTheHeap() {
        Map<String, String> settings = new TreeMap<>(LIMITS);
        settings.putAll(AS_LONG_AS_IT_TAKES);
        SERVER.deployWith(settings);
        SoakServer.Site site = SERVER.newSites(1).get(0);
        ManagedFunction hoarder = site.function("hoarder");
        hoarder.deployed(HOARDING, Map.of());

        List<String> answers = IntStream.range(0, 2)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> hoarder.invoke("").text("message"), clients))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        ManagedFunction late = site.function("late");
        late.deployed(INNOCENT, Map.of("SECRET", "mine"));

        assertThat(answers).anyMatch(message -> message.contains("functions.memory.heap-percent"));
        assertThat(late.invoke("late").must(200).body()).isEqualTo(answerTo("late"));
        assertIdle();
    }

    /** The pools start a thread for each of their first turns. The hostile ones must find fresh instances of themselves. */
    private void startAllThreads() {
        IntStream.range(0, AT_ONCE * 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> innocent.invoke("first"), clients))
                .toList()
                .forEach(answer -> answer.join().must(200));
    }

    private static JsonObject version(HostileFile file, Map<String, String> environment) {
        return Json.createObjectBuilder()
                .add("code", file.code())
                .add("engine", ENGINE)
                .add("environment_variables", FunctionsClient.object(environment))
                .add("run_time_limit_ms", RUN_TIME_MS)
                .add("cpu_time_limit_ms", CPU_TIME_MS)
                .build();
    }

    /** Invokes hostile functions one after the other, several at once, and asks only that each is answered. */
    private void invokeInTurn(int count) {
        List<ManagedFunction> functions = List.copyOf(hostile.values());
        IntStream.range(0, count)
                .mapToObj(i -> functions.get(i % functions.size()))
                .map(function ->
                        CompletableFuture.supplyAsync(() -> function.invoke("").status(), clients))
                .toList()
                .forEach(status -> assertThat(status.join()).isNotIn(429, 500, 503));
    }

    /** Returns how long each answer took, in milliseconds; fails at the first that is wrong. */
    private List<Long> answersUntil(AtomicBoolean over) {
        List<Long> milliseconds = new ArrayList<>();
        while (!over.get()) {
            String asked = "question " + milliseconds.size();
            long start = System.nanoTime();
            Reply answer = innocent.invoke(asked);
            milliseconds.add((System.nanoTime() - start) / 1_000_000);
            assertThat(answer).returns(200, Reply::status).returns(answerTo(asked), Reply::body);
        }
        return milliseconds;
    }

    private static String answerTo(String asked) {
        return "{\"payload\":\"" + asked + "\",\"later\":\"later\",\"words\":\"ABC\",\"clean\":\"0undefinedundefined\","
                + "\"secret\":\"mine\",\"alive\":true,\"stored\":\"" + asked + "\",\"replaced\":\"x+y\"}";
    }

    private static Optional<String> findWrong(HostileFile file, ManagedFunction function) {
        Reply answer = function.invoke("");
        for (int turn = 1; turn < file.invocations() && answer.status() == 200 && !file.allows(answer); turn++) {
            answer = function.invoke("");
        }
        return file.allows(answer) ? Optional.empty() : Optional.of(file + " was answered " + answer);
    }

    private static void assertIdle() {
        await("threads without work")
                .atMost(QUIET_WITHIN)
                .untilAsserted(() ->
                        assertThat(SERVER.management().invocationsAtWork()).isEmpty());
    }
}
