// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.deployment;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentsResourceTest {
    private static final String DEPLOYMENTS = "/functions/" + FUNCTION + "/deployments";
    private static final JsonObject DEPLOYMENT =
            Json.createReader(new StringReader("""
                    {
                      "invocation_uri": "/integrations/22222222-2222-4222-8222-222222222222/endpoint",
                      "id": "55555555-5555-4555-8555-555555555555",
                      "version_id": "33333333-3333-4333-8333-333333333333",
                      "previous_version_id": null,
                      "deployed_by": "ada",
                      "deployed_at": "2026-01-31T12:00:00.123Z"
                    }
                    """)).readObject();

    private final WebLayer web = new WebLayer();

    @Test
    void deployAnswersWhereTheFunctionIsInvoked() {
        Answer answer = web.call("POST", DEPLOYMENTS)
                .body("{\"version_id\":\"" + VERSION + "\"}")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(DEPLOYMENT);
        assertThat(web.services.asked).containsExactly(VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"version_id\":null}", "{\"version_id\":7}", "{\"version_id\":\"latest\"}"})
    void deployNeedsTheIdOfAVersion(String body) {
        Answer answer = web.call("POST", DEPLOYMENTS).body(body).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey("version_id");
    }

    @Test
    void listAnswersTheHistory() {
        JsonObject history = web.call("GET", DEPLOYMENTS).send().json();

        assertThat(history.getJsonArray("deployments")).containsExactly(DEPLOYMENT);
        assertThat(history.isNull("next_page")).isTrue();
    }
}
