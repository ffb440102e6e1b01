// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /functions/{id}/tasks/{id}}: how the creation of a version ends. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class TasksIT {
    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void completedTaskAnswers303WithTheVersionAndWithoutALocation() {
        ManagedFunction function = workspace.function();
        Reply accepted = workspace.admin().createVersion(function.id(), ManagedFunction.PING, Map.of());
        String versionId = function.completed(accepted);

        Reply task = workspace.admin().send("GET", accepted.text("self"), null);

        assertThat(task).returns(303, Reply::status);
        assertThat(task.header("Location")).isEmpty();
        assertThat(task.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(task.text("status")).isEqualTo("completed");
        assertThat(task.text("self")).isEqualTo(accepted.text("self"));
        JsonObject entity = task.json().getJsonObject("entity");
        assertThat(entity.getString("id")).isEqualTo(versionId);
        assertThat(entity.getString("self")).isEqualTo("/functions/" + function.id() + "/versions/" + versionId);
    }

    @Test
    void firstPollIsHeldUntilASmallVersionIsReady() {
        ManagedFunction function = workspace.function();
        function.version(ManagedFunction.PING);

        Reply accepted = workspace.admin().createVersion(function.id(), ManagedFunction.PING, Map.of());
        Reply firstPoll = workspace.admin().send("GET", accepted.text("self"), null);

        assertThat(firstPoll.text("status")).isEqualTo("completed");
    }

    @Test
    void syntaxErrorFailsTheTaskWithLineAndColumnOfTheAuthorsFile() {
        ManagedFunction function = workspace.function();
        String code = "export function onInvoke() {\n  const õ = 1;\n  return new Response(õ õ);\n}\n";

        JsonObject task = function.finished(workspace.admin().createVersion(function.id(), code, Map.of()));

        assertThat(task.getString("status")).isEqualTo("failed");
        assertThat(task.getString("error")).contains("õ").contains("(line 3, column 25)");
        assertThat(task.getInt("error_line")).isEqualTo(3);
        assertThat(task.getInt("error_column")).isEqualTo(25);
        assertThat(task).doesNotContainKey("entity");
        assertThat(workspace.admin().listVersions(function.id(), "").must(200).body())
                .doesNotContain("\"id\"");
    }

    @Test
    void failedTaskIsAnsweredWith200() {
        ManagedFunction function = workspace.function();
        Reply accepted = workspace.admin().createVersion(function.id(), "export function (", Map.of());
        function.finished(accepted);

        Reply task = workspace.admin().send("GET", accepted.text("self"), null);

        assertThat(task).returns(200, Reply::status);
        assertThat(task.text("self")).isEqualTo(accepted.text("self"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const handler = () => new Response('no export');",
                "export const other = 1;",
                "import fs from 'node:fs'; export function onInvoke() { return new Response(fs); }",
                "import x from './other.js'; export function onInvoke() { return new Response(x); }",
            })
    void moduleThatCannotBecomeAFunctionFailsTheTaskWithAReason(String code) {
        ManagedFunction function = workspace.function();

        JsonObject task = function.finished(workspace.admin().createVersion(function.id(), code, Map.of()));

        assertThat(task.getString("status")).isEqualTo("failed");
        assertThat(task.getString("error")).isNotBlank();
    }

    @Test
    void versionForAnEngineThatIsNotInstalledFailsTheTaskAndTellsHowItIsInstalled() {
        ManagedFunction function = workspace.function();

        // The server of these tests is as it comes, without the module of V8.
        JsonObject task =
                function.finished(function.createVersion(object(Map.of("code", ManagedFunction.PING, "engine", "v8"))));

        assertThat(task.getString("status")).isEqualTo("failed");
        assertThat(task.getString("error")).contains("v8").contains("docs/ENGINES.md");
    }

    @Test
    void failedChangeLeavesTheCurrentVersionAlone() {
        ManagedFunction function = workspace.function();
        String versionId = function.deployed(ManagedFunction.PING);

        JsonObject task = function.finished(
                workspace.admin().updateVersion(function.id(), versionId, object(Map.of("code", "export {"))));

        assertThat(task.getString("status")).isEqualTo("failed");
        assertThat(function.invoke("{}").must(200).body()).isEqualTo("pong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-an-id"})
    void unknownAndImpossibleIdsAnswer404(String id) {
        ManagedFunction function = workspace.function();

        assertError(workspace.admin().getTask(function.id(), id), 404, "NOT_FOUND");
        assertError(workspace.admin().getTask(id, "00000000-0000-0000-0000-000000000000"), 404, "NOT_FOUND");
    }

    @Test
    void taskOfAnotherFunctionOfTheSameSiteIsNotFound() {
        ManagedFunction one = workspace.function();
        ManagedFunction two = workspace.function();
        Reply accepted = workspace.admin().createVersion(one.id(), ManagedFunction.PING, Map.of());
        one.completed(accepted);
        String[] segments = accepted.text("self").split("/", -1);

        assertError(workspace.admin().getTask(two.id(), segments[segments.length - 1]), 404, "NOT_FOUND");
    }
}
