// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Landscape;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.DatabaseConnection;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.TailEvents;
import ee.functions.it.fixture.TestDatabase;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.WildFlyProcess;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The database goes away under load and comes back: a server and a database of its own. */
class DatabaseOutageIT {
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(20);
    private static final Duration TASKS_END_WITHIN = Duration.ofMinutes(3);
    private static final Duration LOGS_WRITTEN_WITHIN = Duration.ofSeconds(60);

    /** What one site may run at a time, by the default of its setting. */
    private static final int CONCURRENT = 20;

    private static final String NAMESPACE = "outage";

    private static final String STORES = """
            export async function onInvoke(request, env, kvStoreFactory) {
              const { payload } = await request.json();
              const store = kvStoreFactory.initializeKvStore("outage");
              try {
                await store.set({ key: payload, value: "by a function" });
                return new Response("stored");
              } catch (error) {
                return new Response("not stored", { status: 503 });
              }
            }
            """;

    private static final String COUNTS = """
            export async function onInvoke(request) {
              const { payload } = await request.json();
              console.log("mark " + payload);
              return new Response("counted");
            }
            """;

    private static final String TAKES_A_WHILE = """
            export async function onInvoke() {
              await new Promise((resolve) => setTimeout(resolve, 3000));
              return new Response("done");
            }
            """;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private WildFlyProcess server;
    private DatabaseConnection connection;
    private FunctionsClient admin;
    private Landscape landscape;

    @BeforeEach
    void startServerOnAnEmptyDatabase() {
        String database = TestDatabase.recreated("outage");
        connection = DatabaseConnection.to(database);
        server = WildFlyProcess.prepare(
                Path.of(System.getProperty("functions.it.server-home")),
                Path.of("target", "outage-server"),
                Path.of("target", "functions.ear"),
                Map.of("FUNCTIONS_DB_URL", connection.through(database)));
        landscape = TestLandscape.at(server.url());
        admin = FunctionsClient.as(Role.ADMIN, landscape);
        server.start(this::answers);
    }

    @AfterEach
    void stopServer() {
        threads.shutdownNow();
        server.close();
        connection.close();
    }

    /** Calls that are repeated until the load ends, and what came of them. */
    private static final class Load {
        private final AtomicInteger next = new AtomicInteger();
        private final Queue<Integer> done = new ConcurrentLinkedQueue<>();
        private final Queue<Reply> unavailable = new ConcurrentLinkedQueue<>();
        private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
        private volatile boolean ended;

        void run(IntFunction<Reply> call, int success) {
            while (!ended) {
                int number = next.incrementAndGet();
                Instant begun = Instant.now();
                try {
                    Reply reply = call.apply(number);
                    if (reply.status() == success) {
                        done.add(number);
                    } else if (reply.status() == 503) {
                        unavailable.add(reply);
                    } else {
                        unexpected.add(number + " of " + begun + " to " + Instant.now() + ": " + reply);
                    }
                } catch (RuntimeException failure) {
                    unexpected.add(number + " of " + begun + " to " + Instant.now() + ": " + failure);
                }
            }
        }
    }

    @Test
    void outageOfTheDatabaseIsToldAndSurvived(TestReporter reporter) {
        ManagedFunction counting = function("counts");
        counting.deployed(COUNTS);
        ManagedFunction storing = function("stores");
        storing.deployed(STORES);
        ManagedFunction slow = function("takes a while");
        slow.deployed(TAKES_A_WHILE);
        slow.invoke("").must(200);
        TailEvents tail = TailEvents.of(admin, counting.id(), "");
        Load invocations = new Load();
        Load functionWrites = new Load();
        Load restWrites = new Load();
        Load reads = new Load();
        Load versions = new Load();
        Queue<String> tasks = new ConcurrentLinkedQueue<>();
        List<Load> all = List.of(invocations, functionWrites, restWrites, reads, versions);
        List<CompletableFuture<Void>> running = Stream.<Runnable>of(
                        () -> invocations.run(number -> counting.invoke("" + number), 200),
                        () -> invocations.run(number -> counting.invoke("" + number), 200),
                        () -> functionWrites.run(number -> storedBy(storing, number), 200),
                        () -> functionWrites.run(number -> storedBy(storing, number), 200),
                        () -> restWrites.run(this::stored, 200),
                        () -> restWrites.run(this::stored, 200),
                        () -> reads.run(number -> admin.listFunctions(landscape.siteId()), 200),
                        () -> versions.run(number -> versionMade(slow, number, tasks), 202))
                .map(work -> CompletableFuture.runAsync(work, threads))
                .toList();

        pass(BEFORE);
        int invokedBefore = invocations.done.size();
        Instant away = Instant.now();
        connection.cut();
        pass(AWAY);
        int invokedMeanwhile = invocations.done.size() - invokedBefore;
        connection.restore();
        Instant back = Instant.now();
        await("recovery").atMost(RECOVERED_WITHIN).until(this::answers);
        int afterRecovery = restWrites.done.size();
        await("writes after the recovery")
                .atMost(RECOVERED_WITHIN)
                .until(() -> restWrites.done.size() > afterRecovery + 20);
        all.forEach(load -> load.ended = true);
        running.forEach(CompletableFuture::join);

        reporter.publishEntry(Map.of(
                "invocations", invocations.done.size() + ", of them while the database was away " + invokedMeanwhile,
                "writes by functions", functionWrites.done.size() + ", refused " + functionWrites.unavailable.size(),
                "writes by REST", restWrites.done.size() + ", refused " + restWrites.unavailable.size(),
                "reads", reads.done.size() + ", refused " + reads.unavailable.size(),
                "versions", versions.done.size() + ", refused " + versions.unavailable.size()));
        assertThat(all)
                .allSatisfy(load -> assertThat(load.unexpected)
                        .as("the database was away from %s to %s", away, back)
                        .isEmpty());
        assertThat(invocations.unavailable)
                .as("invocations without the database")
                .isEmpty();
        assertThat(invokedMeanwhile).as("invocations while it was away").isGreaterThan(20);
        assertThat(List.of(restWrites, reads)).allSatisfy(load -> {
            assertThat(load.unavailable).isNotEmpty();
            assertThat(load.unavailable).allSatisfy(DatabaseOutageIT::saysSo);
        });
        assertThat(versions.unavailable).allSatisfy(DatabaseOutageIT::saysSo);
        nothingAcknowledgedIsLost(restWrites, functionWrites, tasks, slow);
        allPermitsAreBack(slow);
        noLogEntryIsLost(counting, invocations);
        assertThat(tail.until(message -> message.equals("mark " + last(invocations))))
                .extracting(TailEvents.Event::id)
                .doesNotHaveDuplicates();
        tail.close();
    }

    private static void saysSo(Reply refused) {
        assertThat(refused.text("code")).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(refused.header("Retry-After")).isPresent();
    }

    private void nothingAcknowledgedIsLost(
            Load restWrites, Load functionWrites, Queue<String> tasks, ManagedFunction versioned) {
        assertThat(restWrites.done)
                .allSatisfy(number -> assertThat(value("rest-" + number)).isEqualTo("by REST"));
        assertThat(functionWrites.done)
                .allSatisfy(number -> assertThat(value("function-" + number)).isEqualTo("by a function"));
        assertThat(tasks).isNotEmpty().allSatisfy(task -> {
            JsonObject ended = ended(task);
            assertThat(ended.getString("status")).isEqualTo("completed");
            admin.getCode(versioned.id(), ended.getJsonObject("entity").getString("id"))
                    .must(200);
        });
    }

    private void allPermitsAreBack(ManagedFunction slow) {
        List<CompletableFuture<Reply>> answers =
                Stream.generate(() -> slow.invokeAsync("")).limit(CONCURRENT).toList();

        assertThat(answers).extracting(answer -> answer.join().status()).containsOnly(200);
    }

    private void noLogEntryIsLost(ManagedFunction counting, Load invocations) {
        await("entry of the last invocation")
                .atMost(LOGS_WRITTEN_WITHIN)
                .untilAsserted(() -> assertThat(marks(counting))
                        .containsExactlyInAnyOrderElementsOf(invocations.done.stream()
                                .map(number -> "mark " + number)
                                .toList()));
    }

    private List<String> marks(ManagedFunction counting) {
        List<String> marks = new ArrayList<>();
        Reply page = admin.listLogs(counting.id(), "?level=LOG").must(200);
        while (true) {
            page.json().getJsonArray("logs").getValuesAs(JsonObject.class).stream()
                    .map(entry -> entry.getString("message"))
                    .forEach(marks::add);
            if (page.json().isNull("next_page")) {
                return marks;
            }
            page = admin.follow(page.text("next_page")).must(200);
        }
    }

    private static int last(Load load) {
        return load.done.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    private Reply stored(int number) {
        return admin.kvBatch(NAMESPACE, "{\"op\":\"set\",\"key\":\"rest-" + number + "\",\"value\":\"by REST\"}");
    }

    /** What the function could not store it tells itself, by the same status. */
    private static Reply storedBy(ManagedFunction storing, int number) {
        return storing.invoke("function-" + number);
    }

    private static Reply versionMade(ManagedFunction function, int number, Queue<String> tasks) {
        Reply reply = function.createVersion(ManagedFunction.PING + "// " + number, Map.of());
        if (reply.status() == 202) {
            tasks.add(reply.text("self"));
        }
        return reply;
    }

    private String value(String key) {
        return admin.kvBatch(NAMESPACE, "{\"op\":\"get\",\"key\":\"" + key + "\"}")
                .must(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("value");
    }

    private JsonObject ended(String task) {
        return await(task)
                .atMost(TASKS_END_WITHIN)
                .until(
                        () -> admin.send("GET", task, null).json(),
                        state -> !state.getString("status").equals("processing"));
    }

    private ManagedFunction function(String name) {
        return ManagedFunction.of(admin, admin.createFunction(landscape.siteId(), name));
    }

    private boolean answers() {
        return admin.listFunctions(landscape.siteId()).status() == 200;
    }

    private static void pass(Duration time) {
        await().atMost(time.plusSeconds(5))
                .pollDelay(time.toMillis(), TimeUnit.MILLISECONDS)
                .until(() -> true);
    }
}
