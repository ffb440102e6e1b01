// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/v1/functions}: functions that are created, built, deployed and invoked in the words of the Functions Service. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class FunctionsServiceIT {
    private static final String PATH = "/api/v1/functions";
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void functionIsCreatedAsItsDocumentSays() {
        String label = workspace.freshName();
        Reply created = post(
                "",
                object(Map.of(
                                "label", label,
                                "description", "A sample function",
                                "template", "typescript",
                                "runtime", "node",
                                "handler", "export default function(data) { return data; }"))
                        .toString());
        String id = workspace.manage(Role.ADMIN, created).id();

        JsonObject function = created.json();
        assertThat(function.getString("label")).isEqualTo(label);
        assertThat(function.getString("description")).isEqualTo("A sample function");
        assertThat(function.getString("template")).isEqualTo("typescript");
        assertThat(function.getString("runtime")).isEqualTo("node");
        assertThat(function.getString("handler")).startsWith("export default");
        assertThat(function.getString("applicationId"))
                .isEqualTo(workspace.landscape().siteId());
        assertThat(function.getString("createdBy")).isNotBlank();
        assertThat(function.isNull("currentVersion")).isTrue();
        assertThat(get("/" + id).must(200).json()).isEqualTo(function);
        assertThat(get("").must(200).array()).contains(function);
    }

    @Test
    void lifecycleIsCreateBuildDeployInvoke() {
        String id = created("typescript", "export default function(data: { message: string }) { return data; }");
        String call = "{\"data\":{\"message\":\"Hello, World!\"}}";

        assertError(post("/invoke/" + id, call), 409, "NO_CURRENT_VERSION");
        assertError(post("/deploy/" + id, null), 409, "NOTHING_TO_DEPLOY");
        JsonObject build = built(id);
        assertError(post("/invoke/" + id, call), 409, "NO_CURRENT_VERSION");
        Reply deployed = post("/deploy/" + id, null).must(200);
        Reply answer = post("/invoke/" + id, call).must(200);

        assertThat(deployed.text("versionId")).isEqualTo(build.getString("versionId"));
        assertThat(deployed.text("functionId")).isEqualTo(id);
        assertThat(answer.json()).isEqualTo(object(Map.of("message", "Hello, World!")));
        assertThat(get("/" + id)
                        .must(200)
                        .json()
                        .getJsonObject("currentVersion")
                        .getString("id"))
                .isEqualTo(build.getString("versionId"));
    }

    @Test
    void editShowsInInvocationsOnlyAfterBuildAndDeployment() {
        String id = deployed("javascript", "export default () => 1;");

        put(id, object(Map.of("handler", "export default () => 2;"))).must(200);
        assertThat(invoke(id)).isEqualTo("1");
        built(id);
        assertThat(invoke(id)).isEqualTo("1");
        post("/deploy/" + id, null).must(200);
        assertThat(invoke(id)).isEqualTo("2");
    }

    @Test
    void editKeepsWhatItDoesNotName() {
        String id = created("typescript", "export default () => 1;");
        String label = workspace.freshName();

        JsonObject edited = put(id, object(Map.of("label", label))).must(200).json();

        assertThat(edited.getString("label")).isEqualTo(label);
        assertThat(edited.getString("template")).isEqualTo("typescript");
        assertThat(edited.getString("handler")).isEqualTo("export default () => 1;");
        assertThat(put(id, edited).must(200).json().getString("label")).isEqualTo(label);
        assertError(
                workspace.admin().send("PUT", PATH + "/" + id, edited.toString(), "If-Match", "\"1\""),
                412,
                "EDIT_CONFLICT");
    }

    @Test
    void errorOfABuildIsInTheLinesOfTheHandler() {
        String id = created("typescript", """
                interface Order {
                  total: number;
                }
                export default (order: Order) => {
                  let price: number = ;
                };
                """);

        JsonObject build = post("/build/" + id, null).must(200).json();

        assertThat(build.getString("status")).isEqualTo("FAILED");
        assertThat(build.getString("error")).contains("(line 5, column 23)");
        assertThat(build.getInt("errorLine")).isEqualTo(5);
        assertThat(build.getInt("errorColumn")).isEqualTo(23);
        assertThat(build.isNull("versionId")).isTrue();
        assertError(post("/deploy/" + id, null), 409, "NOTHING_TO_DEPLOY");
    }

    @Test
    void stackIsInTheLinesOfTheHandler() {
        String id = deployed("typescript", """
                interface Order {
                  lines?: string[];
                }
                export default function (data: Order) {
                  return data.lines!.length;
                }
                """);

        JsonObject error = assertError(post("/invoke/" + id, "{\"data\":{}}"), 502, "FUNCTION_THREW");

        assertThat(error.getJsonArray("stackTrace").toString()).contains("function.ts:5:");
    }

    @Test
    void everyStyleOfHandlerGetsTheData() {
        String id = deployed(
                "javascript",
                "export const onInvoke = async (request) => Response.json({ payload: (await request.json()).payload });");
        assertThat(post("/invoke/" + id, "{\"data\":{\"a\":[1]}}").must(200).text("payload"))
                .isEqualTo("{\"a\":[1]}");
        assertThat(get("/invoke/" + id + "?a=1").must(200).text("payload")).isEqualTo("{\"a\":\"1\"}");

        id = deployed("javascript", """
                export const handler = (event) => ({
                  statusCode: 200,
                  body: JSON.stringify({ method: event.httpMethod, body: event.body, query: event.queryStringParameters }),
                });
                """);
        assertThat(post("/invoke/" + id, "{\"data\":{\"a\":[1]}}").must(200).text("body"))
                .isEqualTo("{\"a\":[1]}");
        JsonObject got = get("/invoke/" + id + "?a=1").must(200).json();
        assertThat(got.getString("method")).isEqualTo("GET");
        assertThat(got.getJsonObject("query")).isEqualTo(object(Map.of("a", "1")));
    }

    @Test
    void parametersOfAQueryAreTheDataAndNoCacheKeepsTheAnswer() {
        String id = deployed(
                "javascript",
                "export default (data) => Response.json(data, { headers: { 'cache-control': 'public, max-age=60' } });");

        Reply answer = get("/invoke/" + id + "?a=b%20c&list=1&list=2").must(200);

        assertThat(answer.json())
                .isEqualTo(Json.createObjectBuilder()
                        .add("a", "b c")
                        .add("list", Json.createArrayBuilder(List.of("1", "2")))
                        .build());
        assertThat(answer.response().headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void contextNamesFunctionAndInvocation() {
        String id = deployed("javascript", "export default (data, context) => context;");

        Reply answer = post("/invoke/" + id, "{\"data\":null}").must(200);

        assertThat(answer.text("functionId")).isEqualTo(id);
        assertThat(answer.header("X-Invocation-Id")).hasValue(answer.text("invocationId"));
    }

    @Test
    void buildKeepsTheEnvironmentOfTheVersionBefore() {
        String id = created("javascript", "export default (data, { env }) => env.GREETING;");
        Reply accepted = workspace.admin().createVersion(id, ManagedFunction.PING, Map.of("GREETING", "hello"));
        workspace.admin().send("GET", accepted.must(202).text("self"), null).must(303);

        built(id);
        post("/deploy/" + id, null).must(200);

        assertThat(invoke(id)).isEqualTo("\"hello\"");
    }

    @Test
    void changesAreAudited() {
        String id = deployed("javascript", "export default () => 1;");
        put(id, object(Map.of("handler", "export default () => 2;"))).must(200);

        List<String> actions = workspace
                .admin()
                .auditLog("/audit_log", "?resource_id=" + id)
                .must(200)
                .json()
                .getJsonArray("records")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(record -> record.getString("action"))
                .toList();

        assertThat(actions)
                .containsExactly("FUNCTION_UPDATED", "VERSION_DEPLOYED", "VERSION_CREATED", "FUNCTION_CREATED");
    }

    @Test
    void functionOfTheOtherContractIsThereWithoutDraft() {
        ManagedFunction function = workspace.function();

        JsonObject shown = get("/" + function.id()).must(200).json();

        assertThat(shown.getString("label")).isEqualTo(function.name());
        assertThat(List.of(shown.isNull("template"), shown.isNull("runtime"), shown.isNull("handler")))
                .containsOnly(true);
        assertError(post("/build/" + function.id(), null), 409, "NOTHING_TO_BUILD");
    }

    @Test
    void labelIsUniqueWithinTheSite() {
        ManagedFunction taken = workspace.function();

        Reply refused = post("", object(Map.of("label", taken.name())).toString());

        JsonObject error = assertError(refused, 422, "NAME_TAKEN");
        assertThat(error.getJsonObject("error_details")).containsOnlyKeys("label");
    }

    @ParameterizedTest
    @CsvSource({
        "label, a/b",
        "template, cobol",
        "runtime, deno",
        "handler, ' '",
    })
    void wrongMembersAreNamed(String member, String value) {
        Map<String, String> body = new HashMap<>(Map.of("label", workspace.freshName()));
        body.put(member, value);

        assertInvalid(post("", object(body).toString()), member);
    }

    @Test
    void malformedBodyIsRefused() {
        assertError(post("", "{"), 400, "MALFORMED_JSON");
        assertInvalid(post("", "{}"), "label");
        String id = deployed("javascript", "export default () => 1;");
        assertInvalid(post("/invoke/" + id, "{\"message\":1}"), "data");
        assertError(post("/invoke/" + id, "[1]"), 400, "MALFORMED_JSON");
    }

    @Test
    void whatIsMissingIsNotFound() {
        for (String id : List.of(UNKNOWN, "not-an-id")) {
            assertError(get("/" + id), 404, "NOT_FOUND");
            assertError(put(id, object(Map.of("label", "x"))), 404, "NOT_FOUND");
            assertError(workspace.admin().send("DELETE", PATH + "/" + id, null), 404, "NOT_FOUND");
            assertError(post("/build/" + id, null), 404, "NOT_FOUND");
            assertError(post("/deploy/" + id, null), 404, "NOT_FOUND");
            assertError(post("/invoke/" + id, "{\"data\":1}"), 404, "NOT_FOUND");
            assertError(get("/invoke/" + id), 404, "NOT_FOUND");
        }
        assertError(get("/build"), 404, "NOT_FOUND");
    }

    @Test
    void deletedFunctionIsGone() {
        String id = deployed("javascript", "export default () => 1;");

        assertThat(workspace.admin().send("DELETE", PATH + "/" + id, null))
                .returns(204, Reply::status)
                .returns("", Reply::body);

        assertError(get("/" + id), 404, "NOT_FOUND");
        assertError(workspace.admin().getFunction(id), 404, "NOT_FOUND");
        assertError(post("/invoke/" + id, "{\"data\":1}"), 404, "NOT_FOUND");
    }

    @Test
    void buildNeedsThePermissionToUpdate() {
        String id = created("javascript", "export default () => 1;");

        assertError(workspace.as(Role.READER).send("POST", PATH + "/build/" + id, null), 403, "PERMISSION_DENIED");
        assertThat(workspace
                        .as(Role.AUTHOR)
                        .send("POST", PATH + "/build/" + id, null)
                        .must(200)
                        .text("status"))
                .isEqualTo("COMPLETED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui", "/swagger-ui/"})
    void interactivePageNeedsNoToken(String path) {
        Reply sent = workspace.as(Role.ANONYMOUS).send("GET", PATH + path, null).must(303);

        assertThat(sent.header("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/faas/docs/#/Functions%20Service"));
    }

    private Reply get(String path) {
        return workspace.admin().send("GET", PATH + path, null);
    }

    private Reply post(String path, @Nullable String body) {
        return workspace.admin().send("POST", PATH + path, body);
    }

    private Reply put(String id, JsonObject body) {
        return workspace.admin().send("PUT", PATH + "/" + id, body.toString());
    }

    private String invoke(String id) {
        return post("/invoke/" + id, "{\"data\":{}}").must(200).body();
    }

    /** Creates a function whose label is fresh; it is deleted after the test. */
    private String created(String template, String handler) {
        Reply created = post(
                "",
                object(Map.of(
                                "label",
                                workspace.freshName(),
                                "template",
                                template,
                                "runtime",
                                "node",
                                "handler",
                                handler))
                        .toString());
        return workspace.manage(Role.ADMIN, created).id();
    }

    private JsonObject built(String id) {
        JsonObject build = post("/build/" + id, null).must(200).json();
        assertThat(build.getString("status")).as(build.toString()).isEqualTo("COMPLETED");
        return build;
    }

    private String deployed(String template, String handler) {
        String id = created(template, handler);
        built(id);
        post("/deploy/" + id, null).must(200);
        return id;
    }
}
