// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesResourceTest {
    private static final String ENGINES = "/sites/site-9/engines";

    private final WebLayer web = new WebLayer();

    @Test
    void policyAndWhatComesOfItAreShown() {
        Answer answer = web.call("GET", ENGINES).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"allow\":null,\"effective\":[\"nashorn\",\"v8\"]}");
        assertThat(web.services.asked).containsExactly("site-9");
    }

    @Test
    void policyIsSet() {
        Answer answer =
                web.call("PUT", ENGINES).body("{\"allow\":[\"nashorn\"]}").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"allow\":[\"nashorn\"],\"effective\":[\"nashorn\"]}");
        assertThat(web.services.asked).containsExactly(List.of("site-9", List.of("nashorn")));
    }

    @Test
    void policyIsRemoved() {
        assertThat(web.call("PUT", ENGINES).body("{\"allow\":null}").send().status())
                .isEqualTo(200);
        assertThat(web.services.asked).containsExactly("site-9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"allow\":\"v8\"}", "{\"allow\":[1]}"})
    void aPolicyIsAListOrNull(String body) {
        Answer answer = web.call("PUT", ENGINES).body(body).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details").keySet())
                .allSatisfy(attribute -> assertThat(attribute).startsWith("allow"));
        assertThat(web.services.asked).isEmpty();
    }

    @Test
    void whatTheServiceRefusesIsNamed() {
        web.services.refusal = FunctionsException.invalid("allow.0", "the engines of this server are nashorn.");

        Answer answer = web.call("PUT", ENGINES).body("{\"allow\":[\"v8\"]}").send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("allow.0", "the engines of this server are nashorn");
    }

    @Test
    void everybodyElseIsRefused() {
        web.permissions = EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_ADMINISTER));

        for (String method : List.of("PUT", "GET")) {
            Answer answer = web.call(method, ENGINES).body("{\"allow\":null}").send();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().getString("message")).contains("functions:administer");
        }
        assertThat(web.services.asked).isEmpty();
    }
}
