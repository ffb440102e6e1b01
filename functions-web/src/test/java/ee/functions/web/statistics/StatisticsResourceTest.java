// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.statistics;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.statistics.StatisticsQuery;
import ee.functions.web.fixture.Tokens;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsResourceTest {
    private static final String STATS = "/functions/stats";

    private final WebLayer web = new WebLayer();

    @Test
    void statisticsAreShownInBothShapesThatClientsRead() {
        Answer answer = web.call("POST", STATS).body("{}").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .isEqualTo(Json.createReader(new StringReader("""
                {
                  "invocations": [{
                    "function_id": "11111111-1111-4111-8111-111111111111",
                    "statistics": [{
                      "date": "2026-01-31",
                      "count": 3,
                      "outcomes": {"function_error": 1, "refused": 2, "success": 2},
                      "duration_ms": {"average": 5, "p50": 4, "p95": 9, "p99": 9, "longest": 10}
                    }],
                    "total": {
                      "count": 3,
                      "outcomes": {"function_error": 1, "refused": 2, "success": 2},
                      "duration_ms": {"average": 5, "p50": 4, "p95": 9, "p99": 9, "longest": 10}
                    }
                  }, {
                    "function_id": "33333333-3333-4333-8333-333333333333",
                    "statistics": [],
                    "total": {"count": 0, "outcomes": {}, "duration_ms": null}
                  }],
                  "statistics": [{
                    "function_id": "11111111-1111-4111-8111-111111111111",
                    "invocations": [{"date": "2026-01-31", "count": 3}]
                  }, {
                    "function_id": "33333333-3333-4333-8333-333333333333",
                    "invocations": []
                  }],
                  "from": "2026-01-01",
                  "to": "2026-01-31"
                }
                """)).readObject());
    }

    @Test
    void aBodyNamesFunctionsAndDays() {
        web.call("POST", STATS)
                .body("{\"function_ids\":[\"" + FUNCTION + "\",\"" + VERSION
                        + "\"],\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}")
                .send();

        assertThat(web.services.asked)
                .containsExactly(new StatisticsQuery(
                        List.of(FUNCTION, VERSION), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"function_ids\":null,\"from\":null,\"to\":null}"})
    void withoutAWishAllFunctionsAreShown(String body) {
        assertThat(web.call("POST", STATS).body(body).send().status()).isEqualTo(200);
        assertThat(web.services.asked).containsExactly(new StatisticsQuery(null, null, null));
    }

    @Test
    void neitherBodyNorTypeIsNeeded() {
        assertThat(web.call("POST", STATS).send().status()).isEqualTo(200);
        assertThat(web.services.asked).containsExactly(new StatisticsQuery(null, null, null));
    }

    @Test
    void anEmptyListNamesNoFunction() {
        web.call("POST", STATS).body("{\"function_ids\":[]}").send();
        assertThat(web.services.asked).containsExactly(new StatisticsQuery(List.of(), null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"function_ids\":\"x\"} | function_ids",
                "{\"function_ids\":[1]} | function_ids.0",
                "{\"function_ids\":[\"x\"]} | function_ids.0",
                "{\"from\":1} | from",
                "{\"from\":\"2026-02-30\"} | from",
                "{\"to\":\"today\"} | to"
            })
    void whatCannotBeReadIsNamed(String body, String attribute) {
        Answer answer = web.call("POST", STATS).body(body).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys(attribute);
        assertThat(web.services.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "x", " "})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertThat(web.call("POST", STATS).body(body).send().status()).isEqualTo(400);
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void functionsThatAreNotOfTheSiteAreNotFound() {
        web.services.refusal = FunctionsException.notFound("function");
        assertThat(web.call("POST", STATS)
                        .body("{\"function_ids\":[\"" + FUNCTION + "\"]}")
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tokensOfASiteAreRefusedWhateverTheirPermissions() {
        Answer answer = web.call("POST", STATS)
                .header("Authorization", Tokens.bearer("{\"site_id\":\"site-1\",\"token_kind\":\"site\"}"))
                .body("not even JSON")
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().getString("code")).isEqualTo("PERMISSION_DENIED");
        assertThat(answer.json().getString("message")).contains("token of a user");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void everybodyElseIsRefused() {
        web.permissions = EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_READ));

        Answer answer = web.call("POST", STATS).send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().getString("message")).contains("functions:read");
    }

    @Test
    void statsIsNoFunction() {
        assertThat(web.call("GET", STATS).send().status()).isEqualTo(405);
        assertThat(web.services.asked).isEmpty();
    }
}
