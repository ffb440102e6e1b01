// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.schedule;

import static ee.functions.web.fixture.FakeServices.AUDIT_RECORD;
import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.schedule.NewScheduledTrigger;
import ee.functions.ejb.schedule.ScheduledTriggerChange;
import ee.functions.ejb.version.PageQuery;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesResourceTest {
    private static final String PATH = "/api/v2/scheduled-triggers";
    private static final String ONE = PATH + "/" + AUDIT_RECORD;
    private static final String CREATE = """
            {"name":"nightly","description":"d","trigger_type":"function",\
            "trigger_id":"11111111-1111-4111-8111-111111111111","schedule_pattern":"0 3 * * *"%s}""";

    private final WebLayer web = new WebLayer();

    @Test
    void aTriggerIsCreatedAndShownWithAllItsMembers() {
        Answer answer = web.call("POST", PATH).body(CREATE.formatted("")).send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json()).isEqualTo(json("""
                {
                  "id": "77777777-7777-4777-8777-777777777777",
                  "name": "nightly",
                  "description": null,
                  "trigger_type": "function",
                  "trigger_id": "11111111-1111-4111-8111-111111111111",
                  "tag": "$current",
                  "schedule_pattern": "0 3 * * *",
                  "enabled": true,
                  "payload": {"a": [1]},
                  "created_at": "2026-01-31T12:00:00.123Z",
                  "updated_at": "2026-01-31T12:00:00.123Z",
                  "next_run_at": "2026-01-31T13:00:00.123Z",
                  "last_run": {
                    "id": "66666666-6666-4666-8666-666666666666",
                    "scheduled_for": "2026-01-31T12:00:00.123Z",
                    "started_at": "2026-01-31T12:00:00.123Z",
                    "finished_at": null,
                    "outcome": "REFUSED",
                    "status": 429,
                    "error_code": "CONCURRENCY_LIMIT_REACHED",
                    "reason": "full",
                    "invocation_id": "66666666-6666-4666-8666-666666666666",
                    "missed_ticks": 0
                  }
                }"""));
        assertThat(web.services.asked)
                .containsExactly(new NewScheduledTrigger("nightly", "d", FUNCTION, "0 3 * * *", null, true));
    }

    @Test
    void payloadAndPauseMayBeGivenAtOnce() {
        web.call("POST", PATH)
                .body(CREATE.formatted(",\"payload\":{\"a\": [1, \"ä\"]},\"enabled\":false"))
                .send();

        assertThat(web.services.asked)
                .containsExactly(
                        new NewScheduledTrigger("nightly", "d", FUNCTION, "0 3 * * *", "{\"a\":[1,\"ä\"]}", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name",
                "{} | trigger_type",
                "{} | trigger_id",
                "{} | schedule_pattern",
                "{\"name\":7} | name",
                "{\"description\":[]} | description",
                "{\"trigger_type\":\"queue\"} | trigger_type",
                "{\"trigger_type\":1} | trigger_type",
                "{\"trigger_id\":\"x\"} | trigger_id",
                "{\"trigger_id\":null} | trigger_id",
                "{\"schedule_pattern\":null} | schedule_pattern",
                "{\"enabled\":\"yes\"} | enabled",
                "{\"enabled\":null} | enabled"
            })
    void whatIsWrongInANewTriggerIsNamed(String body, String attribute) {
        assertRefused(web.call("POST", PATH).body(body).send(), attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{}{}"})
    void aNewTriggerIsOneObject(String body) {
        Answer answer = web.call("POST", PATH).body(body).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void listsHaveTheAddressOfTheNextPageThatKeepsTheFunction() {
        web.services.nextToken = "t";

        Answer answer = web.call("GET", PATH + "?per_page=2&trigger_id=" + FUNCTION + "&x=y")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("items")).hasSize(1);
        assertThat(answer.json().getString("next_page"))
                .isEqualTo(
                        "http://localhost:8080/faas" + PATH + "?per_page=2&trigger_id=" + FUNCTION + "&page_token=t");
        assertThat(web.services.asked).containsExactly(List.of(FUNCTION, new PageQuery(2, true, null)));
    }

    @Test
    void aListWithoutParametersIsAsLongAsItMayBe() {
        assertThat(web.call("GET", PATH).send().json().isNull("next_page")).isTrue();
        assertThat(web.services.asked).containsExactly(new PageQuery(100, true, null));
    }

    @ParameterizedTest
    @CsvSource({"per_page=0, per_page", "per_page=101, per_page", "per_page=x, per_page", "trigger_id=x, trigger_id"})
    void aListThatCannotBeIsRefused(String query, String attribute) {
        assertRefused(web.call("GET", PATH + "?" + query).send(), attribute);
    }

    @Test
    void aTriggerIsReadAndDeletedByItsId() {
        assertThat(web.call("GET", ONE).send().json().getString("name")).isEqualTo("nightly");
        assertThat(web.call("DELETE", ONE)
                        .header("Content-Type", "application/json")
                        .send()
                        .status())
                .isEqualTo(204);
        assertThat(web.services.asked).containsExactly(AUDIT_RECORD, AUDIT_RECORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void whatIsNoIdNamesNoTrigger(String method) {
        assertThat(web.call(method, PATH + "/x").send().status()).isEqualTo(404);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void anotherSitesTriggerIsNotFound() {
        web.services.refusal = FunctionsException.notFound("scheduled trigger");
        assertThat(web.call("GET", ONE + "/runs").send().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json-patch+json | {\"operations\":%s}",
                "application/json-patch+json | %s",
                "application/json | {\"operations\":%s}",
                "application/json | %s",
                "application/json |    %s"
            })
    void patchesAreReadWrappedAndBare(String type, String form) {
        String operations = """
                [{"op":"replace","path":"/name","value":"other"},
                 {"op":"replace","path":"/description","value":null},
                 {"op":"replace","path":"/schedule_pattern","value":"rate(5 minutes)"},
                 {"op":"replace","path":"/enabled","value":true},
                 {"op":"replace","path":"/enabled","value":false},
                 {"op":"replace","path":"/payload","value":[1]}]""";

        Answer answer = web.call("PATCH", ONE)
                .header("Content-Type", type)
                .body(form.formatted(operations))
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("id")).isEqualTo(AUDIT_RECORD.toString());
        assertThat(web.services.asked)
                .containsExactly(
                        new ScheduledTriggerChange("other", null, true, "rate(5 minutes)", "[1]", true, false));
    }

    @Test
    void theTagOfTheVersionMayBeGivenAndChanged() {
        web.call("POST", PATH).body(CREATE.formatted(",\"tag\":\"beta\"")).send();
        web.call("PATCH", ONE)
                .body("[{\"op\":\"replace\",\"path\":\"/tag\",\"value\":\"$latest\"}]")
                .send();

        assertThat(web.services.asked)
                .containsExactly(
                        new NewScheduledTrigger("nightly", "d", FUNCTION, "0 3 * * *", null, true, "beta"),
                        new ScheduledTriggerChange(null, null, false, null, null, false, null, "$latest"));
    }

    @Test
    void anEmptyPatchChangesNothing() {
        assertThat(web.call("PATCH", ONE).body("[]").send().status()).isEqualTo(200);
        assertThat(web.services.asked)
                .containsExactly(new ScheduledTriggerChange(null, null, false, null, null, false, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | operations",
                "{\"operations\":{}} | operations",
                "[7] | operations.0",
                "[{}] | operations.0.op",
                "[{}] | operations.0.path",
                "[{}] | operations.0.value",
                "[{\"op\":\"remove\",\"path\":\"/name\",\"value\":\"n\"}] | operations.0.op",
                "[{\"op\":\"replace\",\"path\":\"/trigger_id\",\"value\":\"n\"}] | operations.0.path",
                "[{\"op\":\"replace\",\"path\":\"name\",\"value\":\"n\"}] | operations.0.path",
                "[{\"op\":\"replace\",\"path\":\"/name\"}] | operations.0.value",
                "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":null}] | operations.0.value",
                "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":1}] | operations.0.value",
                "[{\"op\":\"replace\",\"path\":\"/schedule_pattern\",\"value\":[]}] | operations.0.value",
                "[{\"op\":\"replace\",\"path\":\"/description\",\"value\":1}] | operations.0.value",
                "[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":\"true\"}] | operations.0.value",
                "[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":null}] | operations.0.value"
            })
    void whatIsWrongInAPatchIsNamed(String body, String attribute) {
        assertRefused(web.call("PATCH", ONE).body(body).send(), attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "[", "[]]", "[],\"x\":1", "{\"operations\":[]"})
    void aPatchIsJson(String body) {
        Answer answer = web.call("PATCH", ONE).body(body).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void runsAreShownWithWhyTheyWereMissed() {
        web.services.nextToken = "t";

        Answer answer = web.call("GET", ONE + "/runs?per_page=1").send();

        assertThat(answer.json()).isEqualTo(json("""
                {
                  "runs": [{
                    "id": "44444444-4444-4444-8444-444444444444",
                    "scheduled_for": "2026-01-31T12:00:00.123Z",
                    "started_at": null,
                    "finished_at": "2026-01-31T12:00:00.123Z",
                    "outcome": "MISSED",
                    "status": null,
                    "error_code": null,
                    "reason": "nobody there",
                    "invocation_id": null,
                    "missed_ticks": 3
                  }],
                  "next_page": "http://localhost:8080/faas/api/v2/scheduled-triggers/77777777-7777-4777-8777-777777777777\
                /runs?per_page=1&page_token=t"
                }"""));
        assertThat(web.services.asked).containsExactly(List.of(AUDIT_RECORD, new PageQuery(1, false, null)));
    }

    private void assertRefused(Answer answer, String attribute) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey(attribute);
        assertThat(web.services.asked).isEmpty();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
