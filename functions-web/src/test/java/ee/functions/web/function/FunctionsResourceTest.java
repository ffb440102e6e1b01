// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.function;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.INTEGRATION;
import static ee.functions.web.fixture.FakeServices.TIME;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.FunctionChange;
import ee.functions.ejb.function.FunctionValue;
import ee.functions.ejb.function.NewFunction;
import ee.functions.web.fixture.FakeServices;
import ee.functions.web.fixture.Tokens;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsResourceTest {
    private final WebLayer web = new WebLayer();

    @Test
    void createAnswersTheFunction() {
        Answer answer = web.call("POST", "/functions")
                .body("{\"site_id\":\"site-1\",\"name\":\"hello\",\"description\":null,\"future\":1}")
                .send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(web.services.asked).containsExactly(new NewFunction("site-1", "hello", null, 0));
        assertThat(answer.json())
                .isEqualTo(Json.createReader(new StringReader("""
                {
                  "id": "11111111-1111-4111-8111-111111111111",
                  "name": "hello",
                  "description": null,
                  "site_id": "site-1",
                  "status": "ACTIVE",
                  "invocation_uri": "/integrations/22222222-2222-4222-8222-222222222222/endpoint",
                  "current_version": null,
                  "suspension": null,
                  "requested_warm_instances": 0,
                  "allocated_warm_instances": 0,
                  "cors": null,
                  "created_at": "2026-01-31T12:00:00.123Z",
                  "updated_at": "2026-01-31T12:00:00.123Z"
                }
                """)).readObject());
    }

    @Test
    void createReportsEveryProblem() {
        Answer answer = web.call("POST", "/functions")
                .body("{\"name\":5,\"description\":[],\"warm_instances\":\"many\"}")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details").keySet())
                .containsExactlyInAnyOrder("site_id", "name", "description", "warm_instances");
    }

    @Test
    void getAnswersTheCurrentVersionWithItsAddress() {
        web.services.function = new FunctionValue(
                FUNCTION,
                "site-1",
                INTEGRATION,
                "hello",
                "says hello",
                2,
                new FunctionValue.CurrentVersion(VERSION, TIME),
                FakeServices.SUSPENSION,
                new CorsRule(List.of("https://page.example"), List.of("X-Own"), 60),
                TIME,
                TIME,
                7);

        Answer answer = web.call("GET", "/functions/" + FUNCTION).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("current_version"))
                .isEqualTo(Json.createReader(new StringReader("""
                {
                  "id": "33333333-3333-4333-8333-333333333333",
                  "href": "/functions/11111111-1111-4111-8111-111111111111/versions/33333333-3333-4333-8333-333333333333",
                  "created_at": "2026-01-31T12:00:00.123Z"
                }
                """)).readObject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"site_ids[]=site-1&site_ids[]=site-2", "site_ids%5B%5D=site-1&site_ids%5B%5D=site-2"})
    void listTakesSeveralSites(String query) {
        Answer answer = web.call("GET", "/functions?" + query).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(web.services.asked).containsExactly(List.of("site-1", "site-2"));
        assertThat(answer.json().getJsonArray("functions")).hasSize(1);
    }

    @Test
    void listNeedsASite() {
        Answer answer = web.call("GET", "/functions").send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey("site_ids[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}||false|",
                "{\"name\":\"new\"}|new|false|",
                "{\"description\":null}||true|",
                "{\"warm_instances\":3}||false|3"
            })
    void updateIsPartial(String body, String name, boolean descriptionGiven, Integer warmInstances) {
        assertThat(web.call("PATCH", "/functions/" + FUNCTION).body(body).send().status())
                .isEqualTo(200);
        assertThat(web.services.asked)
                .containsExactly(new FunctionChange(name, null, descriptionGiven, warmInstances, null));
    }

    @Test
    void theRuleOfPagesIsReadAndShown() {
        web.services.warm = 2;
        web.services.function = new FunctionValue(
                FUNCTION,
                "site-1",
                INTEGRATION,
                "hello",
                null,
                2,
                null,
                null,
                new CorsRule(List.of("https://page.example"), List.of("X-Own"), 60),
                TIME,
                TIME,
                7);

        Answer answer = web.call("PATCH", "/functions/" + FUNCTION)
                .body("{\"cors\":{\"allowed_origins\":[\"https://page.example\"]}}")
                .send();

        assertThat(web.services.asked)
                .containsExactly(new FunctionChange(
                        null,
                        null,
                        false,
                        null,
                        new CorsRule(List.of("https://page.example"), List.of(), 600),
                        true,
                        null));
        assertThat(answer.json().getJsonObject("cors"))
                .hasToString("{\"allowed_origins\":[\"https://page.example\"],\"allowed_headers\":[\"X-Own\"],"
                        + "\"max_age_s\":60}");
        assertThat(answer.json().getInt("allocated_warm_instances")).isEqualTo(2);
    }

    @Test
    void nullTakesTheRuleOfPagesAway() {
        web.call("PATCH", "/functions/" + FUNCTION).body("{\"cors\":null}").send();

        assertThat(web.services.asked).containsExactly(new FunctionChange(null, null, false, null, null, true, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|cors",
                "[]|cors",
                "{}|cors.allowed_origins",
                "{\"allowed_origins\":null}|cors.allowed_origins",
                "{\"allowed_origins\":\"*\"}|cors.allowed_origins",
                "{\"allowed_origins\":[5]}|cors.allowed_origins.0",
                "{\"allowed_origins\":[],\"allowed_headers\":{}}|cors.allowed_headers",
                "{\"allowed_origins\":[],\"max_age_s\":1.5}|cors.max_age_s",
                "{\"allowed_origins\":[],\"allow_credentials\":true}|cors.allow_credentials",
            })
    void aRuleOfPagesOfTheWrongShapeIsRefused(String cors, String attribute) {
        Answer answer = web.call("PATCH", "/functions/" + FUNCTION)
                .body("{\"cors\":" + cors + "}")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey(attribute);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void updateRefusesANullName() {
        assertThat(web.call("PATCH", "/functions/" + FUNCTION)
                        .body("{\"name\":null}")
                        .send()
                        .status())
                .isEqualTo(422);
    }

    @Test
    void updatePassesTheVersionThatTheCallerHasSeen() {
        web.call("PATCH", "/functions/" + FUNCTION)
                .header("If-Match", "\"7\"")
                .body("{}")
                .send();

        assertThat(web.services.asked).containsExactly(new FunctionChange(null, null, false, null, 7L));
    }

    @Test
    void aLostEditIsAConflictOrAFailedPrecondition() {
        web.services.refusal = new FunctionsException(ErrorCode.EDIT_CONFLICT, "Somebody else was first.");

        assertThat(web.call("PATCH", "/functions/" + FUNCTION).body("{}").send().status())
                .isEqualTo(409);
        assertThat(web.call("PATCH", "/functions/" + FUNCTION)
                        .header("If-Match", "\"other\"")
                        .body("{}")
                        .send()
                        .status())
                .isEqualTo(412);
    }

    @Test
    void deleteWithAJsonTypeAndNoBodyWorks() {
        Answer answer = web.call("DELETE", "/functions/" + FUNCTION)
                .header("Content-Type", "application/json")
                .send();

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void whatIsNoIdIsNotFound() {
        Answer answer = web.call("GET", "/functions/not-an-id").send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("type")).isEqualTo("resource_not_found_error");
    }

    @Test
    void tokensOfASiteChangeNoFunction() {
        Answer answer = web.call("PATCH", "/functions/" + FUNCTION)
                .header("Authorization", Tokens.bearer("{\"site_id\":\"site-1\",\"token_kind\":\"site\"}"))
                .body("{\"name\":\"other\"}")
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().getString("message")).contains("token of a user");
        assertThat(web.services.asked).isEmpty();
    }
}
