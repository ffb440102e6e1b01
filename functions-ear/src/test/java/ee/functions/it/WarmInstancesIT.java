// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code warm_instances}: as many instances of the current version as the function asks for are ready. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class WarmInstancesIT {
    /**
     * Tells which instance answers, and whether it was there before the invocation came: both times are of the same clock,
     * and an instance that is started for an invocation is younger than that.
     */
    private static final String TELLS_ITS_START = """
            const id = crypto.randomUUID();
            const started = Date.now();
            export async function onInvoke(request) {
              const { invoker, payload } = await request.json();
              while (payload === "loop");
              return Response.json({ id, prepared: started < Date.parse(invoker.timestamp), version: "VERSION" });
            }
            """;

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void theFirstInvocationAfterADeploymentFindsAPreparedInstance() {
        ManagedFunction function = warmFunction(2);
        assertThat(shown(function).getInt("requested_warm_instances")).isEqualTo(2);
        assertThat(shown(function).getInt("allocated_warm_instances")).isZero();

        function.deployed(TELLS_ITS_START);
        awaitWarm(function, 2);
        JsonObject first = function.invoke("").must(200).json();

        assertThat(first.getBoolean("prepared")).isTrue();

        function.deployed(TELLS_ITS_START.replace("VERSION", "2"));
        await().atMost(READY_WITHIN)
                .until(() -> function.invoke("").must(200).text("version").equals("2"));
        awaitWarm(function, 2);
        assertThat(function.invoke("").must(200).json().getBoolean("prepared")).isTrue();
    }

    @Test
    void theFirstInvocationFindsTheInstanceThatTheDeploymentStartedAndNoneIsKept() {
        ManagedFunction function = workspace.function();
        function.deployed(TELLS_ITS_START);

        assertThat(function.invoke("").must(200).json().getBoolean("prepared")).isTrue();
        assertThat(shown(function).getInt("allocated_warm_instances")).isZero();
    }

    @Test
    void anotherNumberCountsFromItsChangeOn() {
        ManagedFunction function = workspace.function();
        function.deployed(TELLS_ITS_START);

        want(function, 5);
        awaitWarm(function, 5);
        want(function, 1);
        awaitWarm(function, 1);
        want(function, 0);
        awaitWarm(function, 0);

        assertThat(function.invoke("").must(200).json().getString("id")).isNotBlank();
        assertInvalid(workspace.as(Role.AUTHOR).updateFunction(function.id(), number(6)), "warm_instances");
    }

    @Test
    void anInstanceThatIsDiscardedIsReplaced() {
        ManagedFunction function = warmFunction(1);
        function.deploy(function.completed(function.createVersion(Json.createObjectBuilder()
                .add("code", TELLS_ITS_START)
                .add("run_time_limit_ms", 1_000)
                .build())));
        awaitWarm(function, 1);
        String discarded = function.invoke("").must(200).text("id");

        assertError(function.invoke("loop"), 504, "FUNCTION_TIMED_OUT");
        awaitWarm(function, 1);
        JsonObject next = function.invoke("").must(200).json();

        assertThat(next.getString("id")).isNotEqualTo(discarded);
        assertThat(next.getBoolean("prepared")).isTrue();
    }

    @Test
    void aModuleThatThrowsIsToldToItsAuthorOnceAndDoesNotHinderOthers() {
        ManagedFunction broken = warmFunction(5);
        broken.deployed("throw new TypeError('not today');\n" + ManagedFunction.PING);
        ManagedFunction beside = warmFunction(1);
        beside.deployed(TELLS_ITS_START);

        awaitWarm(beside, 1);
        await().atMost(READY_WITHIN).until(() -> !errors(broken).isEmpty());

        assertThat(errors(broken)).hasSize(1);
        assertThat(errors(broken).getJsonObject(0).getString("message")).contains("TypeError: not today");
        assertThat(shown(broken).getInt("allocated_warm_instances")).isZero();
    }

    private ManagedFunction warmFunction(int warmInstances) {
        return workspace.manage(
                Role.ADMIN,
                workspace
                        .admin()
                        .createFunction(Json.createObjectBuilder(number(warmInstances))
                                .add("site_id", workspace.landscape().siteId())
                                .add("name", workspace.freshName())
                                .build()));
    }

    private void want(ManagedFunction function, int warmInstances) {
        workspace
                .as(Role.AUTHOR)
                .updateFunction(function.id(), number(warmInstances))
                .must(200);
    }

    private static JsonObject number(int warmInstances) {
        return Json.createObjectBuilder().add("warm_instances", warmInstances).build();
    }

    private void awaitWarm(ManagedFunction function, int count) {
        await().atMost(READY_WITHIN)
                .until(() -> shown(function).getInt("allocated_warm_instances"), allocated -> allocated == count);
    }

    private JsonObject shown(ManagedFunction function) {
        return workspace.admin().getFunction(function.id()).must(200).json();
    }

    private JsonArray errors(ManagedFunction function) {
        return workspace
                .admin()
                .listLogs(function.id(), "?level=ERROR")
                .must(200)
                .json()
                .getJsonArray("logs");
    }
}
