// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
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

/** {@code /functions/{id}/tags} and {@code /functions/{id}/call}: names of versions, and calls by them. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class TagsIT {
    private static final String CURRENT = "?tag=%24current";

    /** Answers with what it is told of the request, as an HTTP event. */
    private static final String ECHO = """
            export async function handler(event, context) {
              return {
                statusCode: 200,
                headers: { "content-type": "application/json", "x-function-version-id": "forged", date: "mine" },
                body: JSON.stringify({ event, version: context.functionVersion }),
              };
            }
            """;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void versionsAnswerByTheirTagsWhateverIsDeployed() {
        ManagedFunction function = workspace.function();
        String one = function.deployed(answering("one"));
        String two = function.version(answering("two"));
        String three = function.version(answering("three"));
        workspace.admin().setTag(function.id(), "beta", two).must(200);

        assertThat(called(function, CURRENT)).isEqualTo("one");
        assertThat(called(function, "?tag=beta")).isEqualTo("two");
        assertThat(called(function, "")).isEqualTo("three");
        assertThat(function.invoke("{}").must(200).body()).isEqualTo("one");

        workspace.admin().setTag(function.id(), "beta", three).must(200);
        function.deploy(two);

        assertThat(called(function, "?tag=beta")).isEqualTo("three");
        assertThat(called(function, CURRENT)).isEqualTo("two");
        assertThat(tags(function, one)).isEmpty();
        assertThat(tags(function, two)).containsExactly("$current");
        assertThat(tags(function, three)).containsExactly("$latest", "beta");
    }

    @Test
    void versionThatIsReplacedStaysReadyForItsTag() {
        ManagedFunction function = workspace.function();
        String counting =
                function.deployed("let n = 0; export function onInvoke() { return new Response(String(++n)); }");
        workspace.admin().setTag(function.id(), "stable", counting).must(200);
        assertThat(called(function, "?tag=stable")).isEqualTo("1");

        function.deployed(answering("other"));

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("other");
        assertThat(called(function, "?tag=stable")).isEqualTo("2");
    }

    @Test
    void historyTellsWhereEveryTagPointed() {
        ManagedFunction function = workspace.function();
        String one = function.deployed(ManagedFunction.PING);
        String two = function.version(ManagedFunction.PING);
        workspace.admin().setTag(function.id(), "beta", one).must(200);
        workspace.admin().setTag(function.id(), "beta", two).must(200);
        workspace.admin().removeTag(function.id(), "beta").must(204);

        Reply first = workspace.admin().tagHistory(function.id(), "?per_page=3").must(200);
        Reply second = workspace.admin().follow(first.text("next_page")).must(200);

        List<JsonObject> history = new ArrayList<>(history(first));
        history.addAll(history(second));
        assertThat(history)
                .extracting(entry -> entry.getString("tag") + " " + entry.getString("version_id"))
                .containsExactly("beta " + two, "beta " + one, "$latest " + two, "$current " + one, "$latest " + one);
        assertThat(history)
                .extracting(entry -> entry.isNull("effective_to"))
                .containsExactly(false, false, true, true, false);
        assertThat(history.get(1).getString("effective_to"))
                .isEqualTo(history.get(0).getString("effective_from"));
        assertThat(history(
                        workspace.admin().tagHistory(function.id(), "?tag=beta").must(200)))
                .hasSize(2);
        assertError(workspace.admin().removeTag(function.id(), "beta"), 404, "TAG_NOT_FOUND");
        assertError(workspace.admin().call("GET", function.id(), "?tag=beta", null), 404, "TAG_NOT_FOUND");
    }

    @Test
    void listShowsTheTagsOfEveryFunctionFirst() {
        ManagedFunction function = workspace.function();
        assertThat(tagNames(function)).isEmpty();
        String one = function.version(ManagedFunction.PING);
        workspace.admin().setTag(function.id(), "alpha", one).must(200);
        function.deploy(one);

        assertThat(tagNames(function)).containsExactly("$current", "$latest", "alpha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%24current", "%24latest", "Beta", "1a", "a.b"})
    void tagsThatCannotBeGivenAreRefused(String tag) {
        ManagedFunction function = workspace.function();
        String version = function.version(ManagedFunction.PING);

        assertInvalid(workspace.admin().setTag(function.id(), tag, version), "tag");
        assertInvalid(workspace.admin().removeTag(function.id(), tag), "tag");
    }

    @Test
    void tagsAreForFinishedVersionsOfTheFunction() {
        ManagedFunction function = workspace.function();
        String foreign = workspace.function().version(ManagedFunction.PING);

        assertInvalid(workspace.admin().setTag(function.id(), "beta", foreign), "version_id");
    }

    @Test
    void tagsOfAFunctionAreLimited() {
        ManagedFunction function = workspace.function();
        String version = function.version(ManagedFunction.PING);
        for (int i = 0; i < 10; i++) {
            workspace.admin().setTag(function.id(), "tag-" + i, version).must(200);
        }

        assertError(workspace.admin().setTag(function.id(), "tag-10", version), 422, "TAG_LIMIT_REACHED");
        workspace.admin().setTag(function.id(), "tag-9", version).must(200);
    }

    @Test
    void theNewestVersionIsOnlyForWhoeverMayDeployIt() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        FunctionsClient invoker = workspace.as(Role.INVOKER);

        assertError(invoker.call("POST", function.id(), "", "{}"), 403, "PERMISSION_DENIED");
        assertThat(invoker.call("POST", function.id(), CURRENT, "{}")).returns(200, Reply::status);
    }

    @Test
    void anAuthorCallsAnyFinishedVersionByItsId() {
        ManagedFunction function = workspace.function();
        String one = function.version(answering("one"));
        String two = function.deployed(answering("two"));
        function.version(answering("three"));

        Reply reply = workspace
                .admin()
                .call("POST", function.id(), "?version_id=" + one, "{}")
                .must(200);

        assertThat(reply.body()).isEqualTo("one");
        assertThat(reply.header("X-Function-Version-Id")).hasValue(one);
        assertThat(tags(function, one)).isEmpty();
        assertThat(called(function, "?version_id=" + two)).isEqualTo("two");
        JsonObject event = workspace
                .admin()
                .events("/" + reply.header("X-Invocation-Id").orElseThrow())
                .must(200)
                .json();
        assertThat(event.getString("versionId")).isEqualTo(one);
        assertThat(event.isNull("tag")).isTrue();
        assertError(
                workspace.as(Role.INVOKER).call("POST", function.id(), "?version_id=" + two, "{}"),
                403,
                "PERMISSION_DENIED");
        workspace.admin().deleteVersion(function.id(), one, "").must(204);
        assertError(workspace.admin().call("POST", function.id(), "?version_id=" + one, "{}"), 404, "NOT_FOUND");
    }

    @Test
    void aVersionIsCalledByItsIdInItsOwnFunctionOnly() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        String foreign = workspace.function().version(ManagedFunction.PING);

        assertError(workspace.admin().call("GET", function.id(), "?version_id=" + foreign, null), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void anyMethodAndPathReachesTheFunction(String method) {
        ManagedFunction function = workspace.function();
        String version = function.version(ECHO);

        Reply reply = workspace
                .admin()
                .call(
                        method,
                        function.id(),
                        "/orders/7%2F8?a=1&tag=%24latest&b=2",
                        method.equals("GET") ? null : "{\"n\":1}",
                        "X-Forwarded-For",
                        "203.0.113.7")
                .must(200);

        JsonObject event = reply.json().getJsonObject("event");
        assertThat(event.getString("httpMethod")).isEqualTo(method);
        assertThat(event.getJsonObject("queryStringParameters").keySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(event.getJsonObject("headers").toString())
                .containsIgnoringCase("x-real-remote-address")
                .contains("203.0.113.7, ")
                .doesNotContain("Bearer");
        assertThat(reply.text("version")).isEqualTo(version);
        assertThat(reply.header("X-Function-Id")).hasValue(function.id());
        assertThat(reply.header("X-Function-Version-Id")).hasValue(version);
        assertThat(reply.header("X-Function-Remapped-Date")).hasValue("mine");
        assertThat(reply.header("X-Request-Id")).isPresent();
    }

    @Test
    void headIsAnsweredWithoutABody() {
        ManagedFunction function = workspace.function();
        function.version("export function onInvoke(request) {"
                + " return new Response('x', { headers: { 'x-method': request.method } }); }");

        Reply reply = workspace.admin().call("HEAD", function.id(), "", null);

        assertThat(reply).returns(200, Reply::status).returns("", Reply::body);
        assertThat(reply.header("x-method")).hasValue("HEAD");
    }

    @Test
    void aRawCallHandsOverTheBodyAndAnswersTheResultAsItIs() {
        ManagedFunction function = workspace.function();
        function.version("export function handler(event) { return { statusCode: 418, got: event }; }");

        Reply reply = workspace.admin().call("POST", function.id(), "?integration=raw", "{\"a\":1}");

        assertThat(reply).returns(200, Reply::status);
        assertThat(reply.json().getInt("statusCode")).isEqualTo(418);
        assertThat(reply.text("got")).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "?tag=No, tag",
        "?integration=queue, integration",
        "?version_id=1, version_id",
        "?version_id=00000000-0000-4000-8000-000000000000&tag=beta, version_id",
        "?version_id=00000000-0000-4000-8000-000000000000&integration=async, integration",
    })
    void switchesThatAreNotKnownAreRefused(String query, String attribute) {
        assertInvalid(workspace.admin().call("GET", workspace.function().id(), query, null), attribute);
    }

    @Test
    void aFunctionThatThrowsIsABadGatewayThatNamesTheError() {
        ManagedFunction function = workspace.function();
        function.version("export function handler() { throw new TypeError('no'); }");

        Reply reply = workspace.admin().call("GET", function.id(), "", null);

        assertThat(reply.header("X-Function-Error")).hasValue("true");
        assertError(reply, 502, "FUNCTION_THREW");
        assertThat(reply.json()).containsKeys("errorMessage", "errorType", "stackTrace");
    }

    @Test
    void aPreflightIsAnsweredForEveryMethod() {
        ManagedFunction function = workspace.function();
        String call = "/functions/" + function.id() + "/call/orders";

        Reply reply = workspace
                .as(Role.ANONYMOUS)
                .send("OPTIONS", call, null, "Origin", "https://page.example", "Access-Control-Request-Method", "PUT");

        assertThat(reply).returns(204, Reply::status);
        assertThat(reply.header("Access-Control-Allow-Methods").orElseThrow()).contains("PUT", "DELETE");
        assertError(workspace.as(Role.ANONYMOUS).send("GET", call, null), 401, "AUTHENTICATION_REQUIRED");
    }

    @Test
    void versionsAreDeletedUnlessTheyAreNeeded() {
        ManagedFunction function = workspace.function();
        String spare = function.version(ManagedFunction.PING);
        String tagged = function.version(ManagedFunction.PING);
        String current = function.deployed(ManagedFunction.PING);
        String latest = function.version(ManagedFunction.PING);
        workspace.admin().setTag(function.id(), "beta", tagged).must(200);

        for (String needed : List.of(current, latest)) {
            assertError(workspace.admin().deleteVersion(function.id(), needed, "?force=true"), 422, "INVALID_STATE");
        }
        assertError(workspace.admin().deleteVersion(function.id(), tagged, ""), 422, "INVALID_STATE");
        workspace.admin().deleteVersion(function.id(), tagged, "?force=true").must(204);
        workspace.admin().deleteVersion(function.id(), spare, "").must(204);

        assertError(workspace.admin().getVersion(function.id(), spare), 404, "NOT_FOUND");
        assertThat(tagNames(function)).containsExactly("$current", "$latest");
        assertThat(workspace
                        .admin()
                        .auditLog("/audit_log", "?resource_id=" + function.id() + "&action=VERSION_DELETED,TAG_REMOVED")
                        .must(200)
                        .body())
                .contains(spare, tagged, "tag beta");
    }

    @Test
    void aVersionTellsItsStatusAndAFunctionToo() {
        ManagedFunction function = workspace.function();
        String version = function.version(ManagedFunction.PING);

        assertThat(workspace.admin().getVersion(function.id(), version).text("status"))
                .isEqualTo("ACTIVE");
        assertThat(workspace.admin().getFunction(function.id()).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void aScheduleRunsTheVersionOfItsTag() {
        ManagedFunction function = workspace.function();
        String version = function.version(ManagedFunction.PING);
        workspace.admin().setTag(function.id(), "nightly", version).must(200);
        Reply created = workspace
                .admin()
                .createSchedule(Json.createObjectBuilder()
                        .add("name", "it")
                        .add("trigger_type", "function")
                        .add("trigger_id", function.id())
                        .add("schedule_pattern", "rate(1 minute)")
                        .add("tag", "nightly")
                        .build())
                .must(201);
        String id = created.text("id");

        assertThat(created.text("tag")).isEqualTo("nightly");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                workspace.admin().schedules("/" + id + "/runs").body())
                        .contains("\"outcome\":\"SUCCESS\""));
        assertThat(workspace
                        .admin()
                        .updateSchedule(id, "[{\"op\":\"replace\",\"path\":\"/tag\",\"value\":\"$current\"}]")
                        .must(200)
                        .text("tag"))
                .isEqualTo("$current");
        workspace.admin().deleteSchedule(id).must(204);
    }

    private String called(ManagedFunction function, String query) {
        return workspace
                .admin()
                .call("POST", function.id(), query, "{}")
                .must(200)
                .body();
    }

    private List<String> tags(ManagedFunction function, String versionId) {
        return workspace
                .admin()
                .getVersion(function.id(), versionId)
                .must(200)
                .json()
                .getJsonArray("tags")
                .getValuesAs(JsonString::getString);
    }

    private List<String> tagNames(ManagedFunction function) {
        return workspace.admin().listTags(function.id()).must(200).json().getJsonArray("tags").stream()
                .map(tag -> tag.asJsonObject().getString("tag"))
                .toList();
    }

    private static List<JsonObject> history(Reply page) {
        return page.json().getJsonArray("tag_history").getValuesAs(JsonObject.class);
    }

    private static String answering(String text) {
        return "export function onInvoke() { return new Response('" + text + "'); }";
    }
}
