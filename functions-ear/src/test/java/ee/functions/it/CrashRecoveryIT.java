// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Landscape;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.Example;
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

/** What is left after the server was killed in the middle of its work: a server and a database of its own. */
class CrashRecoveryIT {
    private static final int VERSIONS_IN_FLIGHT = 6;
    private static final Duration TASKS_END_WITHIN = Duration.ofMinutes(3);

    private WildFlyProcess server;
    private FunctionsClient admin;
    private Landscape landscape;

    @BeforeEach
    void startServerOnAnEmptyDatabase() {
        server = WildFlyProcess.prepare(
                Path.of(System.getProperty("functions.it.server-home")),
                Path.of("target", "crash-server"),
                Path.of("target", "functions.ear"),
                Map.of("FUNCTIONS_DB_URL", TestDatabase.recreated("crash_recovery")));
        landscape = TestLandscape.at(server.url());
        admin = FunctionsClient.as(Role.ADMIN, landscape);
        server.start(this::answers);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void nothingHangsAndNothingIsLostWhenTheServerIsKilledWhileVersionsAreMade() {
        ManagedFunction function = function();
        String store = """
                export async function onInvoke(request, env, kvStoreFactory) {
                  const { payload } = await request.json();
                  const store = kvStoreFactory.initializeKvStore();
                  if (payload) await store.set({ key: "word", value: payload });
                  console.log(`word ${payload}`);
                  return Response.json({ word: (await store.get("word"))?.value ?? null, secret: env.SECRET });
                }
                """;
        String current = function.deployed(store, Map.of("SECRET", "kept"));
        function.invoke("sõna").must(200);
        String bundle = Example.named("large-bundle").code();
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < VERSIONS_IN_FLIGHT; i++) {
            tasks.add(admin.createVersion(function.id(), bundle + "\n// " + i, Map.of("NUMBER", "" + i))
                    .must(202)
                    .text("self"));
        }

        server.kill();
        server.start(this::answers);

        assertThat(tasks)
                .allSatisfy(task -> assertThat(ended(task).getString("status")).isIn("completed", "failed"));
        assertThat(tasks.stream().map(this::ended).filter(task -> task.containsKey("entity")))
                .as("versions whose task is completed")
                .allSatisfy(task -> assertThat(admin.getCode(
                                        function.id(),
                                        task.getJsonObject("entity").getString("id"))
                                .must(200)
                                .body())
                        .startsWith(bundle));
        JsonObject survivor = admin.getFunction(function.id()).must(200).json();
        assertThat(survivor.getJsonObject("current_version").getString("id")).isEqualTo(current);
        assertThat(admin.getCode(function.id(), current).must(200).body()).isEqualTo(store);
        assertThat(function.invoke("").must(200).json()).isEqualTo(object(Map.of("word", "sõna", "secret", "kept")));
    }

    @Test
    void serverThatWasKilledMakesAndRunsNewVersionsAgain() {
        ManagedFunction function = function();
        function.deployed(ManagedFunction.PING);

        server.kill();
        server.start(this::answers);
        Reply first = function.invoke("{}");
        function.deployed("export function onInvoke() { return new Response('after'); }");

        assertThat(first).returns("pong", Reply::body);
        assertThat(function.invoke("{}")).returns("after", Reply::body);
    }

    private ManagedFunction function() {
        return ManagedFunction.of(admin, admin.createFunction(landscape.siteId(), "survivor"));
    }

    private boolean answers() {
        return admin.listFunctions(landscape.siteId()).status() == 200;
    }

    private JsonObject ended(String task) {
        return await(task)
                .atMost(TASKS_END_WITHIN)
                .until(
                        () -> admin.send("GET", task, null).json(),
                        state -> !state.getString("status").equals("processing"));
    }
}
