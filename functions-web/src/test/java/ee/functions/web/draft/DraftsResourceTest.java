// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.draft.Draft;
import ee.functions.ejb.draft.DraftChange;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.function.FunctionChange;
import ee.functions.ejb.function.NewFunction;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.version.TaskStatus;
import ee.functions.ejb.version.TaskValue;
import ee.functions.web.fixture.FakeServices;
import ee.functions.web.fixture.TestSettings;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Functions Service but its invocations. */
class DraftsResourceTest {
    private static final String PATH = "/api/v1/functions";
    private static final String ONE = PATH + "/" + FUNCTION;
    private static final String SHOWN = """
            {
              "id": "11111111-1111-4111-8111-111111111111",
              "label": "hello",
              "description": null,
              "template": "typescript",
              "runtime": "node",
              "handler": "export default (data: any) => data;",
              "status": "ACTIVE",
              "applicationId": "site-1",
              "currentVersion": null,
              "createdBy": "ada",
              "createdAt": "2026-01-31T12:00:00.123Z",
              "updatedAt": "2026-01-31T12:00:00.123Z"
            }""";

    private final WebLayer web = new WebLayer();

    @Test
    void aFunctionIsCreatedAndShownWithAllItsMembers() {
        Answer answer = web.call("POST", PATH).body("""
                        {
                          "label": "my-function",
                          "description": "A sample function",
                          "template": "typescript",
                          "runtime": "node",
                          "handler": "export default function(data) { return data; }"
                        }""").send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()).isEqualTo(json(SHOWN));
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(web.services.asked)
                .containsExactly(List.of(
                        new NewFunction("site-1", "my-function", "A sample function", 0),
                        new Draft("typescript", "node", "export default function(data) { return data; }")));
    }

    @Test
    void aLabelIsEnough() {
        web.call("POST", PATH).body("{\"label\":\"x\"}").send();

        assertThat(web.services.asked).containsExactly(List.of(new NewFunction("site-1", "x", null, 0), Draft.NONE));
    }

    @Test
    void anotherApplicationIsAskedFor() {
        web.call("POST", PATH)
                .body("{\"label\":\"x\",\"applicationId\":\"site-2\"}")
                .send();

        assertThat(web.services.asked).containsExactly(List.of(new NewFunction("site-2", "x", null, 0), Draft.NONE));
    }

    @Test
    void wrongMembersAreNamed() {
        Answer answer = web.call("POST", PATH)
                .body("{\"handler\":1,\"template\":true,\"description\":[]}")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details").keySet())
                .containsExactlyInAnyOrder("label", "handler", "template", "description");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void refusalsOfServicesAreInTheWordsOfTheBody() {
        web.services.refusal = new FunctionsException(
                ErrorCode.NAME_TAKEN, "Another function has it.", List.of(new Detail("name", "another one.")));
        Answer taken = web.call("POST", PATH).body("{\"label\":\"x\"}").send();
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.json().getJsonObject("error_details")).containsOnlyKeys("label");

        web.services.refusal = FunctionsException.invalid("name", "letters.");
        Answer invalid = web.call("PUT", ONE).body("{\"label\":\"ä\"}").send();
        assertThat(invalid.json().getJsonObject("error_details")).containsOnlyKeys("label");
        assertThat(invalid.json().getString("message")).contains("'label'").doesNotContain("'name'");
    }

    @Test
    void aLargeHandlerIsRead() {
        String handler = "// \\u0041".repeat(50_000);

        Answer answer = web.call("POST", PATH)
                .body("{\"label\":\"x\",\"handler\":\"" + handler + "\"}")
                .send();

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void theListIsAnArray() {
        Answer answer = web.call("GET", PATH).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.array()).containsExactly(json(SHOWN));
        assertThat(web.services.asked).containsExactly("site-1");
    }

    @Test
    void aFunctionWithoutDraftHasNulls() {
        web.services.draft = Draft.NONE;

        JsonObject function = web.call("GET", ONE).send().json();

        assertThat(List.of(function.isNull("template"), function.isNull("runtime"), function.isNull("handler")))
                .containsOnly(true);
    }

    @Test
    void updateChangesWhatTheBodyNames() {
        Answer answer = web.call("PUT", ONE)
                .header("If-Match", "\"6\"")
                .body("{\"label\":\"bye\",\"handler\":\"h\",\"template\":null}")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json(SHOWN));
        Map<String, @Nullable String> draft = new HashMap<>();
        draft.put("handler", "h");
        draft.put("template", null);
        assertThat(web.services.asked)
                .containsExactly(new DraftChange(new FunctionChange("bye", null, false, null, 6L), draft));
    }

    @Test
    void anAnswerCanBeSentBack() {
        Answer answer = web.call("PUT", ONE).body(SHOWN).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(web.services.asked)
                .containsExactly(new DraftChange(
                        new FunctionChange("hello", null, true, null, null),
                        Map.of(
                                "template", "typescript",
                                "runtime", "node",
                                "handler", "export default (data: any) => data;")));
    }

    @Test
    void deletionAnswersNothing() {
        Answer answer = web.call("DELETE", ONE).send();

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(web.services.asked).containsExactly(FUNCTION);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /stats",
        "GET, /build",
        "PUT, /deploy",
        "DELETE, /invoke",
        "GET, /not-an-id",
        "POST, /build/not-an-id",
        "POST, /deploy/not-an-id",
        "POST, /invoke/not-an-id",
        "GET, /invoke/not-an-id",
    })
    void whatIsNoIdNamesNothing(String method, String path) {
        Answer answer = web.call(method, PATH + path).body("{\"data\":1}").send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("code")).isEqualTo("NOT_FOUND");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void aBuildThatGoesOnIsAccepted() {
        Answer answer = web.call("POST", PATH + "/build/" + FUNCTION).send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json()).isEqualTo(json("""
                {
                  "id": "44444444-4444-4444-8444-444444444444",
                  "functionId": "11111111-1111-4111-8111-111111111111",
                  "status": "PROCESSING",
                  "versionId": "33333333-3333-4333-8333-333333333333",
                  "error": null,
                  "errorLine": null,
                  "errorColumn": null
                }"""));
        assertThat(web.services.asked)
                .containsExactly(FUNCTION, TestSettings.defaults().duration(Setting.BUILD_WAIT_MS));
    }

    @Test
    void aBuildThatHasEndedSaysHow() {
        web.services.task = new TaskValue(
                FakeServices.TASK, FUNCTION, TaskStatus.COMPLETED, FakeServices.VERSION, null, null, null, null);
        Answer completed = web.call("POST", PATH + "/build/" + FUNCTION).send();
        assertThat(completed.status()).isEqualTo(200);
        assertThat(completed.json().getString("versionId")).isEqualTo(FakeServices.VERSION.toString());

        web.services.task = new TaskValue(
                FakeServices.TASK, FUNCTION, TaskStatus.FAILED, null, "Expected (line 3, column 7)", null, 3, 7);
        JsonObject failed =
                web.call("POST", PATH + "/build/" + FUNCTION).body("{}").send().json();
        assertThat(failed.getString("status")).isEqualTo("FAILED");
        assertThat(failed.getString("error")).contains("line 3");
        assertThat(failed.getInt("errorLine")).isEqualTo(3);
        assertThat(failed.getInt("errorColumn")).isEqualTo(7);
        assertThat(failed.isNull("versionId")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTHING_TO_BUILD", "NOTHING_TO_DEPLOY"})
    void whatIsTooEarlyIsAConflict(ErrorCode code) {
        web.services.refusal = new FunctionsException(code, "Too early.");

        Answer build = web.call("POST", PATH + "/build/" + FUNCTION).send();
        Answer deploy = web.call("POST", PATH + "/deploy/" + FUNCTION).send();

        assertThat(List.of(build.status(), deploy.status())).containsExactly(409, 409);
        assertThat(build.json().getString("code")).isEqualTo(code.name());
    }

    @Test
    void aBuildIsRepeatedByItsKeyAndNotStartedAgain() {
        for (int i = 0; i < 2; i++) {
            Answer answer = web.call("POST", PATH + "/build/" + FUNCTION)
                    .header("Idempotency-Key", "k")
                    .send();
            assertThat(answer.status()).isEqualTo(202);
        }
        assertThat(web.services.asked).filteredOn(FUNCTION::equals).hasSize(1);
    }

    @Test
    void aDeploymentIsShown() {
        Answer answer = web.call("POST", PATH + "/deploy/" + FUNCTION).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json("""
                {
                  "id": "55555555-5555-4555-8555-555555555555",
                  "functionId": "11111111-1111-4111-8111-111111111111",
                  "versionId": "33333333-3333-4333-8333-333333333333",
                  "previousVersionId": null,
                  "deployedBy": "ada",
                  "deployedAt": "2026-01-31T12:00:00.123Z"
                }"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui", "/swagger-ui/"})
    void thePageOfTheInterfaceIsFoundWithoutToken(String path) {
        Answer answer = web.call("GET", PATH + path).without("Authorization").send();

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(WebLayer.BASE + "/docs/#/Functions%20Service");
        assertThat(web.call("GET", "/docs/").send().status()).isEqualTo(200);
    }

    @Test
    void thePageIsTurnedOffWithTheOthers() {
        WebLayer without = new WebLayer(TestSettings.with(Map.of(Setting.HTTP_API_DOCUMENTATION, "off")));

        assertThat(without.call("GET", PATH + "/swagger-ui").send().status()).isEqualTo(404);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
