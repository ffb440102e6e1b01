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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Watching a server that is set up for it, and whose database goes away: a server and a database of its own. */
class MonitoredServerIT {
    private static final String SCRAPE_TOKEN = "a-token-for-tests-alone-0123456789";
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(20);
    private static final Path BASE = Path.of("target", "monitored-server");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static WildFlyProcess server;
    private static DatabaseConnection connection;
    private static Landscape landscape;
    private static FunctionsClient admin;

    @BeforeAll
    static void startServerOnAnEmptyDatabase() {
        String database = TestDatabase.recreated("monitored");
        connection = DatabaseConnection.to(database);
        server = WildFlyProcess.prepare(
                Path.of(System.getProperty("functions.it.server-home")),
                BASE,
                Path.of("target", "functions.ear"),
                Map.of(
                        "FUNCTIONS_DB_URL", connection.through(database),
                        "FUNCTIONS_METRICS_SCRAPE_TOKEN", SCRAPE_TOKEN,
                        "FUNCTIONS_METRICS_FUNCTION_COUNT", "1",
                        "FUNCTIONS_SERVER_NAME", "monitored",
                        "FUNCTIONS_LOG_LEVEL", "DEBUG"));
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
        JsonObject system = FunctionsClient.as(Role.ADMINISTRATOR, landscape)
                .send("GET", "/system", null)
                .must(200)
                .json();

        assertThat(system.getJsonArray("nodes").getJsonObject(0).getString("name"))
                .isEqualTo("monitored");
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
        } finally {
            connection.restore();
        }
        await("recovery")
                .atMost(NOTICED_WITHIN)
                .untilAsserted(() -> assertThat(health("ready").status()).isEqualTo(200));
    }

    private static ManagedFunction function(String name) {
        return ManagedFunction.of(admin, admin.createFunction(landscape.siteId(), name));
    }

    private static Reply health(String kind) {
        return FunctionsClient.as(Role.ANONYMOUS, landscape).send("GET", "/api/health/" + kind, null);
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
