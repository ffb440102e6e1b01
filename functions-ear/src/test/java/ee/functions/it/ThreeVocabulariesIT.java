// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One function in the words of three interfaces: label, build and deploy; name, versions and deployments; tags and calls. Each
 * step is made in one of them and found in the two others.
 */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ThreeVocabulariesIT {
    private static final String SERVICE = "/api/v1/functions";

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void everyInterfaceTellsTheSameOfAFunction() {
        // created by its label
        String label = workspace.freshName();
        Reply created = send(
                "POST",
                SERVICE,
                object(Map.of(
                                "label", label,
                                "description", "first",
                                "template", "typescript",
                                "handler", "export default (data: { n: number }) => ({ version: 1, n: data?.n });"))
                        .toString());
        String id = workspace.manage(Role.ADMIN, created).id();
        JsonObject function = function(id);
        assertThat(function.getString("name")).isEqualTo(label);
        assertThat(function.getString("description")).isEqualTo("first");
        assertThat(function.isNull("current_version")).isTrue();
        assertThat(tags(id)).isEmpty();
        String endpoint = function.getString("invocation_uri");
        assertError(workspace.admin().invoke(endpoint, "{}"), 409, "NO_CURRENT_VERSION");
        assertError(send("POST", SERVICE + "/invoke/" + id, "{\"data\":{}}"), 409, "NO_CURRENT_VERSION");

        // built: a version, and the newest, but not the current one
        String first = send("POST", SERVICE + "/build/" + id, null).must(200).text("versionId");
        assertThat(versions(id)).containsExactly(first);
        assertThat(workspace.admin().getCode(id, first).must(200).body()).contains("version: 1");
        assertThat(tags(id)).isEqualTo(Map.of("$latest", first));
        assertThat(call(id, "$latest")).isEqualTo(1);
        assertThat(function(id).isNull("current_version")).isTrue();

        // deployed: current everywhere
        send("POST", SERVICE + "/deploy/" + id, null).must(200);
        assertThat(current(id)).isEqualTo(first);
        assertThat(drafted(id).getJsonObject("currentVersion").getString("id")).isEqualTo(first);
        assertThat(tags(id)).isEqualTo(Map.of("$latest", first, "$current", first));
        assertThat(deployments(id)).containsExactly(first);
        assertThat(List.of(byService(id), byEndpoint(endpoint), call(id, "$current")))
                .containsOnly(1);

        // another version from the code itself: the draft stays, the newest moves
        Reply accepted = workspace
                .admin()
                .updateVersion(
                        id, first, object(Map.of("code", "export default (data) => ({ version: 2, n: data?.n });")));
        String second = workspace
                .admin()
                .send("GET", accepted.must(202).text("self"), null)
                .must(303)
                .json()
                .getJsonObject("entity")
                .getString("id");
        assertThat(versions(id)).containsExactly(second, first);
        assertThat(drafted(id).getString("handler")).contains("version: 1");
        assertThat(tags(id)).isEqualTo(Map.of("$latest", second, "$current", first));
        assertThat(List.of(byService(id), byEndpoint(endpoint), call(id, "$current")))
                .containsOnly(1);
        assertThat(call(id, "$latest")).isEqualTo(2);

        // deploy takes the newest, whoever made it
        assertThat(send("POST", SERVICE + "/deploy/" + id, null).must(200).text("versionId"))
                .isEqualTo(second);
        assertThat(current(id)).isEqualTo(second);
        assertThat(deployments(id)).containsExactly(second, first);
        assertThat(List.of(byService(id), byEndpoint(endpoint), call(id, "$current")))
                .containsOnly(2);

        // a tag keeps the first one callable, and moves nothing else
        send(
                        "PUT",
                        "/functions/" + id + "/tags/stable",
                        object(Map.of("version_id", first)).toString())
                .must(200);
        assertThat(call(id, "stable")).isEqualTo(1);
        assertThat(current(id)).isEqualTo(second);
        assertThat(byService(id)).isEqualTo(2);

        // rolled back
        workspace.admin().deploy(id, first).must(200);
        assertThat(drafted(id).getJsonObject("currentVersion").getString("id")).isEqualTo(first);
        assertThat(tags(id)).isEqualTo(Map.of("$latest", second, "$current", first, "stable", first));
        assertThat(List.of(byService(id), byEndpoint(endpoint), call(id, "$current")))
                .containsOnly(1);

        // renamed
        String name = workspace.freshName();
        workspace.admin().updateFunction(id, object(Map.of("name", name))).must(200);
        assertThat(drafted(id).getString("label")).isEqualTo(name);

        // deleted
        send("DELETE", SERVICE + "/" + id, null).must(204);
        assertError(workspace.admin().getFunction(id), 404, "NOT_FOUND");
        assertError(workspace.admin().invoke(endpoint, "{}"), 404, "NOT_FOUND");
        assertError(send("POST", "/functions/" + id + "/call?tag=stable", "{}"), 404, "NOT_FOUND");
    }

    @Test
    void functionOfVersionsGetsADraftLater() {
        ManagedFunction function = workspace.function();
        String first = function.deployed("export default () => ({ version: 1 });");

        assertThat(byService(function.id())).isEqualTo(1);
        assertError(send("POST", SERVICE + "/build/" + function.id(), null), 409, "NOTHING_TO_BUILD");
        send(
                        "PUT",
                        SERVICE + "/" + function.id(),
                        object(Map.of("handler", "export default () => ({ version: 2 });"))
                                .toString())
                .must(200);
        String second = send("POST", SERVICE + "/build/" + function.id(), null)
                .must(200)
                .text("versionId");

        assertThat(versions(function.id())).containsExactly(second, first);
        assertThat(current(function.id())).isEqualTo(first);
        assertThat(call(function.id(), "$latest")).isEqualTo(2);
    }

    private Reply send(String method, String path, @Nullable String body) {
        return workspace.admin().send(method, path, body);
    }

    private JsonObject function(String id) {
        return workspace.admin().getFunction(id).must(200).json();
    }

    private JsonObject drafted(String id) {
        return send("GET", SERVICE + "/" + id, null).must(200).json();
    }

    private String current(String id) {
        return function(id).getJsonObject("current_version").getString("id");
    }

    private List<String> versions(String id) {
        return ids(workspace.admin().listVersions(id, ""), "function_versions", "id");
    }

    private List<String> deployments(String id) {
        return ids(workspace.admin().listDeployments(id, ""), "deployments", "version_id");
    }

    private static List<String> ids(Reply page, String list, String member) {
        return page.must(200).json().getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString(member))
                .toList();
    }

    private Map<String, String> tags(String id) {
        return send("GET", "/functions/" + id + "/tags", null)
                .must(200)
                .json()
                .getJsonArray("tags")
                .getValuesAs(JsonObject.class)
                .stream()
                .collect(Collectors.toMap(tag -> tag.getString("tag"), tag -> tag.getString("version_id")));
    }

    private int byService(String id) {
        return version(send("POST", SERVICE + "/invoke/" + id, "{\"data\":{\"n\":7}}"));
    }

    private int byEndpoint(String endpoint) {
        return version(workspace.admin().invoke(endpoint, "{\"n\":7}"));
    }

    private int call(String id, String tag) {
        return version(send("POST", "/functions/" + id + "/call?tag=" + tag, "{\"n\":7}"));
    }

    private static int version(Reply answer) {
        return answer.must(200).json().getInt("version");
    }
}
