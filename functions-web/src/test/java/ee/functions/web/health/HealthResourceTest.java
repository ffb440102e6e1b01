// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.health.Health;
import ee.functions.ejb.health.HealthCheck;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthResourceTest {
    private final WebLayer web = new WebLayer();

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void healthIsForEverybodyAndKeptByNoCache(String kind) {
        Answer answer =
                web.call("GET", "/api/health/" + kind).without("Authorization").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"status\":\"UP\",\"checks\":["
                        + "{\"name\":\"host\",\"status\":\"UP\",\"data\":{\"phase\":\"started\"}},"
                        + "{\"name\":\"database\",\"status\":\"UP\"}]}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(web.services.asked).containsExactly(kind);
    }

    @Test
    void oneCheckThatFailsIsEnough() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("known", false);
        data.put("reachable", false);
        web.services.health = new Health(List.of(
                new HealthCheck("threads", true, Map.of("deadlocked", 0)), new HealthCheck("token-keys", false, data)));

        Answer answer = web.call("GET", "/api/health/ready").send();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"status\":\"DOWN\",\"checks\":["
                                + "{\"name\":\"threads\",\"status\":\"UP\",\"data\":{\"deadlocked\":0}},"
                                + "{\"name\":\"token-keys\",\"status\":\"DOWN\",\"data\":{\"known\":false,\"reachable\":false}}]}");
    }
}
