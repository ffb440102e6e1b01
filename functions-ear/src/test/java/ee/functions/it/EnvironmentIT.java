// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Environment variables: given with a version, seen by its function, never shown again. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class EnvironmentIT {
    private static final int ENVIRONMENT_BYTES = 4_000;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void versionShowsTheNamesOfItsEnvironmentVariablesButNeverAValue() {
        ManagedFunction function = workspace.function();
        String secret = "value-" + workspace.freshName();
        String versionId = function.version(ManagedFunction.PING, Map.of("TOKEN", secret, "EMPTY", ""));

        Reply version = workspace.admin().getVersion(function.id(), versionId).must(200);

        assertThat(version.text("id")).isEqualTo(versionId);
        assertThat(version.text("created_at")).isNotBlank();
        assertThat(names(version)).containsExactlyInAnyOrder("TOKEN", "EMPTY");
        assertThat(List.of(
                        version,
                        workspace.admin().listVersions(function.id(), ""),
                        workspace.admin().getFunction(function.id())))
                .allSatisfy(reply -> assertThat(reply.body()).doesNotContain(secret));
    }

    @Test
    void functionSeesTheEnvironmentOfItsOwnVersion() {
        ManagedFunction function = workspace.function();
        String code = "export function onInvoke(request, env) { return Response.json(env); }";

        function.deployed(code, Map.of("COLOUR", "sinine ☀", "EMPTY", ""));

        assertThat(function.invoke("{}").must(200).json()).isEqualTo(object(Map.of("COLOUR", "sinine ☀", "EMPTY", "")));
    }

    @Test
    void changeKeepsReplacesAddsAndRemovesEnvironmentVariables() {
        ManagedFunction function = workspace.function();
        String code = "export function onInvoke(request, env) { return Response.json(env); }";
        String base = function.version(code, Map.of("KEPT", "1", "REPLACED", "1", "REMOVED", "1"));
        JsonObject change = Json.createObjectBuilder()
                .add(
                        "environment_variables",
                        Json.createObjectBuilder()
                                .add("REPLACED", "2")
                                .add("ADDED", "2")
                                .addNull("REMOVED")
                                .addNull("NEVER_THERE"))
                .build();

        String changed = function.versionFrom(base, change);

        assertThat(changed).isNotEqualTo(base);
        assertThat(names(workspace.admin().getVersion(function.id(), changed)))
                .containsExactlyInAnyOrder("KEPT", "REPLACED", "ADDED");
        assertThat(names(workspace.admin().getVersion(function.id(), base)))
                .containsExactlyInAnyOrder("KEPT", "REPLACED", "REMOVED");
        assertThat(workspace.admin().getCode(function.id(), changed).body()).isEqualTo(code);
        workspace.admin().deploy(function.id(), changed).must(200);
        assertThat(function.invoke("{}").json()).isEqualTo(object(Map.of("KEPT", "1", "REPLACED", "2", "ADDED", "2")));
    }

    @Test
    void changeOfTheCodeKeepsTheEnvironmentAndNeedsNoDeployedVersion() {
        ManagedFunction function = workspace.function();
        String base = function.version(ManagedFunction.PING, Map.of("COLOUR", "sinine"));
        String code = "export function onInvoke(request, env) { return new Response(env.COLOUR); }";

        String changed = function.versionFrom(base, object(Map.of("code", code)));

        workspace.admin().deploy(function.id(), changed).must(200);
        assertThat(function.invoke("{}").must(200).body()).isEqualTo("sinine");
    }

    @Test
    void createStartsWithoutTheEnvironmentOfEarlierVersions() {
        ManagedFunction function = workspace.function();
        function.version(ManagedFunction.PING, Map.of("COLOUR", "sinine"));

        String second = function.version(ManagedFunction.PING);

        assertThat(names(workspace.admin().getVersion(function.id(), second))).isEmpty();
    }

    @Test
    void environmentOfExactlyTheLimitPassesAndOneByteMoreIsRefused() {
        ManagedFunction function = workspace.function();
        String exact = "ö".repeat((ENVIRONMENT_BYTES - 4) / 2);

        String versionId = function.version(ManagedFunction.PING, Map.of("NAME", exact));
        Reply refused = workspace.admin().createVersion(function.id(), ManagedFunction.PING, Map.of("NAMES", exact));

        Reply version = workspace.admin().getVersion(function.id(), versionId);
        assertThat(names(version)).containsExactly("NAME");
        assertThat(version.json().getInt("environment_bytes")).isEqualTo(ENVIRONMENT_BYTES);
        JsonObject error = assertError(refused, 422, "ENVIRONMENT_TOO_LARGE");
        assertThat(error.getString("message").replaceAll("[,. ]", "")).contains("4000");
        assertThat(refused.body()).doesNotContain(exact);
    }

    @Test
    void environmentLimitCountsAfterTheMerge() {
        ManagedFunction function = workspace.function();
        String base = function.version(ManagedFunction.PING, Map.of("A", "x".repeat(3_000), "B", "x".repeat(900)));
        JsonObject tooMuch = environmentChange(Map.of("C", "x".repeat(200)));
        JsonObject swap = Json.createObjectBuilder()
                .add(
                        "environment_variables",
                        Json.createObjectBuilder().addNull("B").add("C", "x".repeat(900)))
                .build();

        assertError(workspace.admin().updateVersion(function.id(), base, tooMuch), 422, "ENVIRONMENT_TOO_LARGE");
        String swapped = function.versionFrom(base, swap);

        assertThat(names(workspace.admin().getVersion(function.id(), swapped))).containsExactlyInAnyOrder("A", "C");
    }

    private static JsonObject environmentChange(Map<String, String> environment) {
        return Json.createObjectBuilder()
                .add("environment_variables", object(environment))
                .build();
    }

    private static List<String> names(Reply version) {
        return version.json().getJsonArray("defined_environment_variables").getValuesAs(JsonString::getString);
    }
}
