// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /functions/{id}/deployments}: which version answers, and which answered before. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DeploymentsIT {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void deployAnswersTheInvocationUriAndMakesTheVersionAnswer() {
        ManagedFunction function = workspace.function();
        String versionId = function.version(ManagedFunction.PING);

        Reply deployed = workspace.admin().deploy(function.id(), versionId);

        assertThat(deployed).returns(200, Reply::status);
        assertThat(deployed.text("invocation_uri")).isEqualTo(function.invocationUri());
        assertThat(function.invoke("{}").must(200).body()).isEqualTo("pong");
    }

    @Test
    void newVersionIsNotCurrentBeforeItIsDeployed() {
        ManagedFunction function = workspace.function();
        function.deployed(answering("one"));

        function.version(answering("two"));

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("one");
    }

    @Test
    void deployOfAnEarlierVersionRollsBackAtOnce() {
        ManagedFunction function = workspace.function();
        String one = function.deployed(answering("one"));
        function.invoke("{}").must(200);
        function.deployed(answering("two"));
        assertThat(function.invoke("{}").must(200).body()).isEqualTo("two");

        workspace.admin().deploy(function.id(), one).must(200);

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("one");
        assertThat(current(function)).isEqualTo(one);
    }

    @Test
    void historyListsDeploymentsNewestFirstAndPages() {
        ManagedFunction function = workspace.function();
        String one = function.deployed(answering("one"));
        String two = function.deployed(answering("two"));
        workspace.admin().deploy(function.id(), one).must(200);

        Reply first =
                workspace.admin().listDeployments(function.id(), "?per_page=2").must(200);
        Reply second = workspace.admin().follow(first.text("next_page")).must(200);

        List<JsonObject> history = new ArrayList<>(deployments(first));
        history.addAll(deployments(second));
        assertThat(history)
                .extracting(deployment -> deployment.getString("version_id"))
                .containsExactly(one, two, one);
        assertThat(history.get(0).getString("previous_version_id")).isEqualTo(two);
        assertThat(history.get(2).get("previous_version_id")).isEqualTo(JsonValue.NULL);
        assertThat(history).allSatisfy(deployment -> {
            assertThat(deployment.getString("id")).isNotBlank();
            assertThat(deployment.getString("deployed_by")).isNotBlank();
            assertThat(deployment.getString("deployed_at")).endsWith("Z");
        });
        assertThat(second.json().get("next_page")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void deployOfTheCurrentVersionAgainKeepsItCurrent() {
        ManagedFunction function = workspace.function();
        String versionId = function.deployed(ManagedFunction.PING);

        Reply again = workspace.admin().deploy(function.id(), versionId);

        assertThat(again).returns(200, Reply::status);
        assertThat(current(function)).isEqualTo(versionId);
    }

    @Test
    void versionThatIsUnknownOrOfAnotherFunctionIsRefusedAndTheCurrentOneStays() {
        ManagedFunction function = workspace.function();
        String versionId = function.deployed(ManagedFunction.PING);
        String foreign = workspace.function().version(ManagedFunction.PING);

        assertThat(List.of(UNKNOWN, foreign))
                .allSatisfy(id ->
                        assertThat(workspace.admin().deploy(function.id(), id)).returns(422, Reply::status));
        assertThat(current(function)).isEqualTo(versionId);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "version_id | {}",
                "version_id | {'version_id':null}",
                "version_id | {'version_id':17}",
                "version_id | {'version_id':['x']}",
                "version_id | {'version_id':'not-an-id'}",
            })
    void deployRefusesAValueThatIsNotAllowedAndNamesIt(String attribute, String body) {
        ManagedFunction function = workspace.function();

        assertInvalid(workspace.admin().send("POST", deployments(function), body.replace('\'', '"')), attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7"})
    void deployRefusesABodyThatIsNotAJsonObject(String body) {
        assertError(workspace.admin().send("POST", deployments(workspace.function()), body), 400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"per_page=0", "per_page=x", "page_token=rubbish"})
    void historyRefusesAQueryThatIsNotAllowedAndNamesTheParameter(String query) {
        Reply refused = workspace.admin().listDeployments(workspace.function().id(), "?" + query);

        assertInvalid(refused, query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, "not-an-id"})
    void unknownAndImpossibleFunctionIdsAnswer404(String id) {
        assertError(workspace.admin().deploy(id, UNKNOWN), 404, "NOT_FOUND");
        assertError(workspace.admin().listDeployments(id, ""), 404, "NOT_FOUND");
    }

    private static String answering(String text) {
        return "export function onInvoke() { return new Response('" + text + "'); }";
    }

    private static String deployments(ManagedFunction function) {
        return "/functions/" + function.id() + "/deployments";
    }

    private String current(ManagedFunction function) {
        return workspace
                .admin()
                .getFunction(function.id())
                .json()
                .getJsonObject("current_version")
                .getString("id");
    }

    private static List<JsonObject> deployments(Reply page) {
        return page.json().getJsonArray("deployments").getValuesAs(JsonObject.class);
    }
}
