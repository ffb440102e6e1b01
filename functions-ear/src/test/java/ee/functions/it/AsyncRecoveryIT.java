// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Landscape;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.TestDatabase;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.WildFlyProcess;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of accepted calls when the server is killed: a server and a database of its own. */
class AsyncRecoveryIT {
    private static final int CALLS = 40;
    private static final Duration ALL_END_WITHIN = Duration.ofMinutes(3);

    private WildFlyProcess server;
    private FunctionsClient admin;
    private Landscape landscape;

    @BeforeEach
    void startServerOnAnEmptyDatabase() {
        server = WildFlyProcess.prepare(
                Path.of(System.getProperty("functions.it.server-home")),
                Path.of("target", "async-server"),
                Path.of("target", "functions.ear"),
                Map.of(
                        "FUNCTIONS_DB_URL",
                        TestDatabase.recreated("async_recovery"),
                        "FUNCTIONS_ASYNC_LEASE_S",
                        "1",
                        "FUNCTIONS_INVOCATION_RUN_TIME_LIMIT_MS",
                        "5000",
                        "FUNCTIONS_INSTANCE_START_TIME_LIMIT_MS",
                        "5000"));
        landscape = TestLandscape.at(server.url());
        admin = FunctionsClient.as(Role.ADMIN, landscape);
        server.start(this::answers);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void everyAcceptedCallRunsThoughTheServerIsKilled() {
        ManagedFunction function = ManagedFunction.of(admin, admin.createFunction(landscape.siteId(), "survivor"));
        function.deployed("""
                export async function onInvoke(request) {
                  await new Promise((done) => setTimeout(done, 500));
                  return new Response((await request.json()).payload);
                }
                """);
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            accepted.add(
                    admin.send("POST", "/functions/" + function.id() + "/call?tag=$current&integration=async", "" + i)
                            .must(202)
                            .text("self"));
        }

        server.kill();
        server.start(this::answers);

        assertThat(accepted)
                .doesNotHaveDuplicates()
                .allSatisfy(self -> await(self)
                        .atMost(ALL_END_WITHIN)
                        .untilAsserted(() -> assertThat(
                                        admin.send("GET", self, null).must(200).json())
                                .extracting(call -> ((JsonObject) call).getString("status"))
                                .isEqualTo("SUCCEEDED")));
    }

    private boolean answers() {
        return admin.listFunctions(landscape.siteId()).status() == 200;
    }
}
