// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.scaling;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.scaling.NewScalingPolicy;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingResourcesTest {
    private static final String POLICIES = "/functions/" + FUNCTION + "/scaling-policies";
    private static final JsonObject POLICY = read("""
            {
              "tag": "$current",
              "zone_instances_limit": 3,
              "zone_requests_limit": 50,
              "provisioned_instances_count": 1,
              "updated_at": "2026-01-31T12:00:00.123Z"
            }
            """);

    private final WebLayer web = new WebLayer();

    @Test
    void policiesAreListed() {
        Answer answer = web.call("GET", POLICIES).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("scaling_policies")).containsExactly(POLICY);
        assertThat(web.services.asked).containsExactly(FUNCTION);
    }

    @Test
    void policyIsSetForATag() {
        Answer answer = web.call("PUT", POLICIES + "/$current").body("""
                        {"zone_instances_limit": 3, "zone_requests_limit": 50, "provisioned_instances_count": 1}
                        """).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(POLICY);
        assertThat(web.services.asked).containsExactly(List.of(FUNCTION, "$current", new NewScalingPolicy(3, 50, 1)));
    }

    @Test
    void tagMayBeEncodedAndNumbersLeftOutAreZero() {
        assertThat(web.call("PUT", POLICIES + "/%24latest").body("{}").send().status())
                .isEqualTo(200);
        assertThat(web.services.asked).containsExactly(List.of(FUNCTION, "$latest", new NewScalingPolicy(0, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "1.5", "null", "true", "99999999999"})
    void limitsAreWholeNumbers(String limit) {
        Answer answer = web.call("PUT", POLICIES + "/stable")
                .body("{\"zone_requests_limit\":" + limit + "}")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys("zone_requests_limit");
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void whatTheServiceRefusesIsToldByField() {
        web.services.refusal = new FunctionsException(
                ErrorCode.VALIDATION_FAILED, "No.", List.of(new Detail("zone_instances_limit", "0 to 10.")));

        Answer answer = web.call("PUT", POLICIES + "/stable").body("{}").send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys("zone_instances_limit");

        web.services.refusal = new FunctionsException(ErrorCode.SCALING_POLICY_LIMIT_REACHED, "Enough.");
        assertThat(web.call("PUT", POLICIES + "/stable").body("{}").send().status())
                .isEqualTo(422);
    }

    @Test
    void policyIsRemoved() {
        assertThat(web.call("DELETE", POLICIES + "/stable").send().status()).isEqualTo(204);
        assertThat(web.services.asked).containsExactly(List.of(FUNCTION, "stable"));
    }

    @Test
    void instancesAreListed() {
        Answer answer = web.call("GET", "/functions/" + FUNCTION + "/instances").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(read("""
                {
                  "instances": [
                    {
                      "id": "66666666-6666-4666-8666-666666666666",
                      "version_id": "33333333-3333-4333-8333-333333333333",
                      "state": "BUSY",
                      "created_at": "2026-01-31T12:00:00.123Z",
                      "last_used_at": "2026-01-31T12:00:00.123Z",
                      "invocations": 7,
                      "running": 1
                    },
                    {
                      "id": "77777777-7777-4777-8777-777777777777",
                      "version_id": "33333333-3333-4333-8333-333333333333",
                      "state": "SUSPENDED",
                      "created_at": "2026-01-31T12:00:00.123Z",
                      "last_used_at": null,
                      "invocations": 0,
                      "running": 0
                    }
                  ]
                }
                """));
    }

    @Test
    void idsThatAreNoneAreNotFound() {
        assertThat(web.call("GET", "/functions/x/scaling-policies").send().status())
                .isEqualTo(404);
        assertThat(web.call("GET", "/functions/x/instances").send().status()).isEqualTo(404);
        assertThat(web.call("DELETE", "/functions/x/scaling-policies/a").send().status())
                .isEqualTo(404);
    }

    private static JsonObject read(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
