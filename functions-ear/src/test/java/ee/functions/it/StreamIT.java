// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Landscape;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.EventConsumer;
import ee.functions.it.fixture.EventConsumer.Message;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.RabbitMqServer;
import ee.functions.it.fixture.TestDatabase;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.WildFlyProcess;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Events reach a consumer behind a real RabbitMQ, whatever stops in between: a server, a database and a broker of its own. The
 * broker is away for five seconds; {@code -Dfunctions.it.stream-outage-s=60} makes it a minute.
 */
class StreamIT {
    private static final String EXCHANGE = "functions.events";
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("functions.it.stream-outage-s", 5));
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(3);
    private static final Duration ARRIVED_WITHIN = Duration.ofSeconds(90);
    private static final int CALLERS = 4;

    private static final String FAILS_WHEN_ASKED = """
            export async function onInvoke(request) {
              const { payload } = await request.json();
              if (payload === "fail") throw new Error("asked to");
              return new Response("done");
            }
            """;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static RabbitMqServer broker;
    private static EventConsumer consumer;
    private static WildFlyProcess server;
    private static String database;
    private static Landscape landscape;
    private static FunctionsClient admin;

    @BeforeAll
    static void startBrokerConsumerAndServer() {
        broker = RabbitMqServer.start(Path.of("target", "rabbitmq"));
        consumer = EventConsumer.of(broker.uri(), EXCHANGE);
        database = TestDatabase.recreated("stream");
        server = WildFlyProcess.prepare(
                Path.of(System.getProperty("functions.it.server-home")),
                Path.of("target", "stream-server"),
                Path.of("target", "functions.ear"),
                Map.of(
                        "FUNCTIONS_DB_URL",
                        database,
                        "FUNCTIONS_STREAM_KIND",
                        "rabbitmq",
                        "FUNCTIONS_STREAM_RABBITMQ_URI",
                        broker.uri(),
                        "FUNCTIONS_STREAM_EXCHANGE",
                        EXCHANGE,
                        "FUNCTIONS_STREAM_BATCH_SIZE",
                        "20",
                        "FUNCTIONS_STREAM_RETRY_INTERVAL_MS",
                        "500"));
        landscape = TestLandscape.at(server.url());
        admin = FunctionsClient.as(Role.ADMIN, landscape);
        server.start(StreamIT::answers);
    }

    @AfterAll
    static void stopAll() {
        THREADS.shutdownNow();
        Stream.of(server, consumer, broker).filter(started -> started != null).forEach(StreamIT::close);
    }

    private static void close(AutoCloseable started) {
        try {
            started.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One caller of one function, one call after the other: so the order of its invocations is known. */
    private static final class Caller {
        private final ManagedFunction function;
        private final List<String> invocations = new CopyOnWriteArrayList<>();
        private final List<String> unexpected = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        Caller(ManagedFunction function) {
            this.function = function;
        }

        CompletableFuture<Void> start() {
            ended = false;
            return CompletableFuture.runAsync(this::callUntilEnded, THREADS);
        }

        private void callUntilEnded() {
            while (!ended) {
                try {
                    Reply reply = function.invoke("");
                    reply.header("X-Invocation-Id").ifPresent(invocations::add);
                    if (reply.status() != 200) {
                        unexpected.add(reply.toString());
                    }
                } catch (RuntimeException failure) {
                    unexpected.add(failure.toString());
                    return;
                }
            }
        }
    }

    @Test
    void invocationsArriveAsCloudEventsInTheOrderOfTheirFunction() {
        ManagedFunction function = function("cloud events");
        List<Reply> replies =
                Stream.of("", "fail", "", "", "fail").map(function::invoke).toList();
        List<String> invocations = replies.stream()
                .map(reply -> reply.header("X-Invocation-Id").orElseThrow())
                .toList();
        await("events of the invocations")
                .atMost(ARRIVED_WITHIN)
                .until(() -> messagesOf(function).size() >= invocations.size());
        List<Message> messages = messagesOf(function);

        assertThat(replies).extracting(Reply::status).containsExactly(200, 502, 200, 200, 502);
        assertThat(messages)
                .extracting(message -> message.event().getString("id"))
                .containsExactly(
                        invocations.get(0) + ".success",
                        invocations.get(1) + ".failure",
                        invocations.get(2) + ".success",
                        invocations.get(3) + ".success",
                        invocations.get(4) + ".failure");
        assertThat(messages)
                .extracting(Message::routingKey)
                .containsExactly(
                        "function_invocation.success",
                        "function_invocation.failure",
                        "function_invocation.success",
                        "function_invocation.success",
                        "function_invocation.failure");
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.contentType()).isEqualTo("application/cloudevents+json");
            assertThat(message.persistent()).isTrue();
        });
        JsonObject first = messages.get(0).event();
        assertThat(first.getString("specversion")).isEqualTo("1.0");
        assertThat(first.getString("source")).isEqualTo("/sites/" + landscape.siteId() + "/functions/" + function.id());
        assertThat(first.getString("type")).isEqualTo("ee.functions.invocation");
        assertThat(first.getString("subject")).isEqualTo(invocations.get(0));
        assertThat(first.getString("partitionkey")).isEqualTo(function.id());
        assertThat(first.getString("datacontenttype")).isEqualTo("application/json");
        JsonObject data = first.getJsonObject("data");
        assertThat(data.getString("id")).isEqualTo(invocations.get(0));
        assertThat(data.getString("type")).isEqualTo("FUNCTION_INVOCATION");
        assertThat(data.getString("status")).isEqualTo("SUCCESS");
        assertThat(data.getString("source")).isEqualTo(function.name());
        assertThat(data.getString("timestamp")).isEqualTo(first.getString("time"));
        assertThat(data.getJsonNumber("processingTime").longValue()).isNotNegative();
    }

    @Test
    void brokerThatIsStoppedUnderLoadGetsEveryEventOnceItIsBack(TestReporter reporter) {
        List<Caller> callers = callers("outage");
        List<CompletableFuture<Void>> running =
                callers.stream().map(Caller::start).toList();

        pass(BEFORE_AND_AFTER);
        broker.stop();
        int before = invocations(callers);
        pass(OUTAGE);
        int meanwhile = invocations(callers) - before;
        int waiting = TestDatabase.waitingMessages(database).size();
        broker.start();
        pass(BEFORE_AND_AFTER);
        end(callers, running);
        await("events of all invocations")
                .atMost(ARRIVED_WITHIN)
                .untilAsserted(() -> assertThat(callers)
                        .allSatisfy(caller -> assertThat(eventsOf(caller)).hasSize(caller.invocations.size())));

        reporter.publishEntry(Map.of(
                "invocations", invocations(callers) + ", of them while the broker was away " + meanwhile,
                "waited", "" + waiting,
                "repetitions", "" + consumer.repetitions()));
        assertThat(callers)
                .allSatisfy(caller -> assertThat(caller.unexpected).isEmpty())
                .allSatisfy(caller -> assertThat(eventsOf(caller)).isEqualTo(caller.invocations));
        assertThat(meanwhile).as("invocations while the broker was away").isGreaterThan(20);
        assertThat(waiting).as("messages that waited").isPositive();
        nothingWaits();
    }

    @Test
    void serverThatIsKilledUnderLoadLosesNoEventOfARecordedInvocation(TestReporter reporter) {
        List<Caller> callers = callers("crash");
        List<CompletableFuture<Void>> running =
                callers.stream().map(Caller::start).toList();
        pass(BEFORE_AND_AFTER);
        server.kill();
        end(callers, running);
        server.start(StreamIT::answers);

        running = callers.stream().map(Caller::start).toList();
        pass(BEFORE_AND_AFTER);
        broker.stop();
        await("messages that wait")
                .atMost(ARRIVED_WITHIN)
                .until(() -> !TestDatabase.waitingMessages(database).isEmpty());
        server.kill();
        end(callers, running);
        broker.start();
        server.start(StreamIT::answers);
        nothingWaits();

        List<String> recorded = TestDatabase.recordedInvocations(database);
        reporter.publishEntry(Map.of("recorded", "" + recorded.size(), "repetitions", "" + consumer.repetitions()));
        await("events of all recorded invocations")
                .atMost(ARRIVED_WITHIN)
                .until(() -> new HashSet<>(consumer.events()).containsAll(recorded));
        assertThat(consumer.events()).hasSameSizeAs(recorded);
        assertThat(callers).allSatisfy(caller -> {
            Set<String> answered = new HashSet<>(caller.invocations);
            List<String> arrived =
                    eventsOf(caller).stream().filter(answered::contains).toList();
            assertThat(arrived).isNotEmpty();
            assertThat(caller.invocations).containsSubsequence(arrived);
        });
    }

    private static List<Caller> callers(String name) {
        List<Caller> callers = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            callers.add(new Caller(function(name + " " + number)));
        }
        return callers;
    }

    private static void end(List<Caller> callers, List<CompletableFuture<Void>> running) {
        callers.forEach(caller -> caller.ended = true);
        running.forEach(CompletableFuture::join);
    }

    private static int invocations(List<Caller> callers) {
        return callers.stream().mapToInt(caller -> caller.invocations.size()).sum();
    }

    /** Nothing is left in the outbox, so a server that is killed now has nothing to repeat. */
    private static void nothingWaits() {
        await("empty outbox")
                .atMost(ARRIVED_WITHIN)
                .until(() -> TestDatabase.waitingMessages(database).isEmpty());
    }

    private static List<String> eventsOf(Caller caller) {
        return messagesOf(caller.function).stream()
                .map(message -> message.event().getString("subject"))
                .toList();
    }

    private static List<Message> messagesOf(ManagedFunction function) {
        return consumer.messages().stream()
                .filter(message -> message.event().getString("partitionkey").equals(function.id()))
                .toList();
    }

    private static ManagedFunction function(String name) {
        ManagedFunction function = ManagedFunction.of(admin, admin.createFunction(landscape.siteId(), name));
        function.deployed(FAILS_WHEN_ASKED);
        return function;
    }

    private static boolean answers() {
        return admin.listFunctions(landscape.siteId()).status() == 200;
    }

    private static void pass(Duration time) {
        await().atMost(time.plusSeconds(5))
                .pollDelay(time.toMillis(), TimeUnit.MILLISECONDS)
                .until(() -> true);
    }
}
