// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Landscape;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.DatabaseConnection;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ServerManagement;
import ee.functions.it.fixture.TestDatabase;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.WildFlyProcess;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Watching a server that is set up for it, whose database goes away, and that gets a second one beside it: with a database of their own. */
class MonitoredServerIT {
    private static final String SCRAPE_TOKEN = "a-token-for-tests-alone-0123456789";
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(20);
    private static final String HEARTBEAT_MS = "2000";
    private static final Path BASE = Path.of("target", "monitored-server");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static String database;
    private static WildFlyProcess server;
    private static DatabaseConnection connection;
    private static Landscape landscape;
    private static FunctionsClient admin;

    @BeforeAll
    static void startServerOnAnEmptyDatabase() {
        database = TestDatabase.recreated("monitored");
        connection = DatabaseConnection.to(database);
        server = prepared(
                BASE,
                Map.of(
                        "FUNCTIONS_DB_URL",
                        connection.through(database),
                        "FUNCTIONS_METRICS_SCRAPE_TOKEN",
                        SCRAPE_TOKEN,
                        "FUNCTIONS_METRICS_FUNCTION_COUNT",
                        "1",
                        "FUNCTIONS_SERVER_NAME",
                        "monitored",
                        "FUNCTIONS_SERVER_HEARTBEAT_MS",
                        HEARTBEAT_MS,
                        "FUNCTIONS_LOG_LEVEL",
                        "DEBUG"));
        landscape = TestLandscape.at(server.url());
        admin = FunctionsClient.as(Role.ADMIN, landscape);
        server.start(() -> health("ready").status() == 200);
    }

    @AfterAll
    static void stopServer() {
        server.close();
        connection.close();
    }

    @Test
    void theScrapeTokenOpensTheMetricsAndNothingElse() {
        FunctionsClient scraper = FunctionsClient.withToken(SCRAPE_TOKEN, landscape);

        assertThat(scraper.send("GET", "/api/metrics", null).must(200).body()).contains("functions_build_info{");
        assertError(scraper.send("GET", "/system", null), 401, "AUTHENTICATION_REQUIRED");
        assertError(scraper.send("GET", "/api/metrics/", null), 401, "AUTHENTICATION_REQUIRED");
        assertError(
                FunctionsClient.withToken(SCRAPE_TOKEN + "0", landscape).send("GET", "/api/metrics", null),
                401,
                "AUTHENTICATION_REQUIRED");
    }

    @Test
    void theServerIsCalledAsItsSettingSays() {
        assertThat(system(landscape).getJsonArray("nodes").getJsonObject(0).getString("name"))
                .isEqualTo("monitored");
    }

    @Test
    void serversWithOneDatabaseSeeEachOther() {
        WildFlyProcess second = prepared(
                Path.of("target", "second-server"),
                Map.of(
                        "FUNCTIONS_DB_URL", database,
                        "FUNCTIONS_SERVER_NAME", "second",
                        "FUNCTIONS_SERVER_HEARTBEAT_MS", HEARTBEAT_MS));
        Landscape there = TestLandscape.at(second.url());
        try (second) {
            second.start(() -> health("ready", there).status() == 200);
            awaitServers(landscape, Map.of("monitored", true, "second", true));
            awaitServers(there, Map.of("monitored", true, "second", true));

            second.kill();
            awaitServers(landscape, Map.of("monitored", true, "second", false));

            second.start(() -> health("ready", there).status() == 200);
            awaitServers(landscape, Map.of("monitored", true, "second", true));

            try (ServerManagement management = second.management()) {
                management.undeploy();
            }
            awaitServers(landscape, Map.of("monitored", true));
        }
    }

    @Test
    void linesAboutAnInvocationTellWhichInJson() {
        server.runScript(Path.of("..", "server-config", "wildfly", "logging-json.cli"));
        ManagedFunction function = function("logged");
        String version = function.deployed(ManagedFunction.PING);

        Reply answer = admin.send(
                        "POST",
                        "/integrations/" + function.integrationId() + "/endpoint",
                        "{}",
                        "traceparent",
                        "00-" + TRACE + "-00f067aa0ba902b7-01")
                .must(200);

        String invocation = answer.header("X-Invocation-Id").orElseThrow();
        await("the line")
                .atMost(NOTICED_WITHIN)
                .untilAsserted(() -> assertThat(lines("ee.functions.invocation"))
                        .anySatisfy(line -> assertThat(line.getJsonObject("mdc"))
                                .isEqualTo(Json.createObjectBuilder()
                                        .add("function_id", function.id())
                                        .add("invocation_id", invocation)
                                        .add("site_id", landscape.siteId())
                                        .add("trace_id", TRACE)
                                        .add("version_id", version)
                                        .build())));
        assertThat(FunctionsClient.withToken(SCRAPE_TOKEN, landscape)
                        .send("GET", "/api/metrics", null)
                        .must(200)
                        .body())
                .as("the one function with counts of its own")
                .contains("functions_function_invocations_total{function=\"");
    }

    @Test
    void aServerWithoutItsDatabaseIsNotReadyButAliveAndCountsOn() {
        connection.cut();
        try {
            await("readiness")
                    .atMost(NOTICED_WITHIN)
                    .untilAsserted(() -> assertThat(health("ready").status()).isEqualTo(503));
            assertThat(health("ready").json().getJsonArray("checks").getValuesAs(JsonObject.class))
                    .filteredOn(check -> check.getString("status").equals("DOWN"))
                    .extracting(check -> check.getString("name"))
                    .containsExactly("database");
            assertThat(health("live").status()).isEqualTo(200);
            assertThat(health("started").status()).isEqualTo(200);
            assertThat(FunctionsClient.withToken(SCRAPE_TOKEN, landscape)
                            .send("GET", "/api/metrics", null)
                            .must(200)
                            .body())
                    .contains("functions_log_buffer_entries");
            JsonObject system = system(landscape);
            assertThat(system.getBoolean("complete")).isFalse();
            assertThat(answering(system)).containsOnlyKeys("monitored");
        } finally {
            connection.restore();
        }
        await("recovery")
                .atMost(NOTICED_WITHIN)
                .untilAsserted(() -> assertThat(health("ready").status()).isEqualTo(200));
        await("the list of servers")
                .atMost(NOTICED_WITHIN)
                .untilAsserted(() ->
                        assertThat(system(landscape).getBoolean("complete")).isTrue());
    }

    private static WildFlyProcess prepared(Path base, Map<String, String> environment) {
        return WildFlyProcess.prepare(
                Path.of(System.getProperty("functions.it.server-home")),
                base,
                Path.of("target", "functions.ear"),
                environment);
    }

    private static void awaitServers(Landscape asked, Map<String, Boolean> expected) {
        await("the list of servers").atMost(NOTICED_WITHIN).untilAsserted(() -> {
            JsonObject system = system(asked);
            assertThat(system.getBoolean("complete")).isTrue();
            assertThat(answering(system)).isEqualTo(expected);
        });
    }

    private static JsonObject system(Landscape asked) {
        return FunctionsClient.as(Role.ADMINISTRATOR, asked)
                .send("GET", "/system", null)
                .must(200)
                .json();
    }

    /** Returns the names of the servers, and whether each answers. */
    private static Map<String, Boolean> answering(JsonObject system) {
        return system.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(node -> node.getString("name"), node -> node.getBoolean("answering")));
    }

    private static ManagedFunction function(String name) {
        return ManagedFunction.of(admin, admin.createFunction(landscape.siteId(), name));
    }

    private static Reply health(String kind) {
        return health(kind, landscape);
    }

    private static Reply health(String kind, Landscape asked) {
        return FunctionsClient.as(Role.ANONYMOUS, asked).send("GET", "/api/health/" + kind, null);
    }

    /** Returns the lines of a category since the log is JSON. */
    private static List<JsonObject> lines(String category) {
        try {
            return Files.readAllLines(BASE.resolve("log/server.log")).stream()
                    .filter(line -> line.startsWith("{") && line.contains('"' + category + '"'))
                    .map(MonitoredServerIT::object)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject object(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
