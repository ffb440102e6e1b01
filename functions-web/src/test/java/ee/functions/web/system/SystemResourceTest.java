// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;

class SystemResourceTest {
    private final WebLayer web = new WebLayer();

    @Test
    void whatIsKnownIsShownAndWhatIsNotIsNull() {
        Answer answer = web.call("GET", "/system").send();

        assertThat(answer.status()).isEqualTo(200);
        JsonObject system = answer.json();
        assertThat(system.getString("version")).isEqualTo("1.0.0");
        assertThat(system.getBoolean("complete")).isFalse();
        JsonObject first = system.getJsonArray("nodes").getJsonObject(0);
        assertThat(first.getString("started_at")).isEqualTo("2026-01-31T12:00:00.123Z");
        assertThat(first.getJsonArray("engines").toString())
                .isEqualTo("[{\"name\":\"nashorn\",\"version\":\"15.7\",\"allowed\":true,\"build\":\"nashorn-1\"}]");
        assertThat(first.getJsonObject("database").toString())
                .isEqualTo(
                        "{\"reachable\":true,\"product\":\"PostgreSQL\",\"version\":\"17.11\",\"migration\":\"auto\","
                                + "\"schema_version\":\"20\",\"pending_scripts\":0}");
        assertThat(first.getJsonObject("token_keys").get("reachable")).isEqualTo(JsonValue.NULL);
        JsonObject second = system.getJsonArray("nodes").getJsonObject(1);
        assertThat(second.get("started_at")).isEqualTo(JsonValue.NULL);
        assertThat(second.get("instances")).isEqualTo(JsonValue.NULL);
        assertThat(second.getJsonObject("token_keys").getBoolean("reachable")).isTrue();
        assertThat(second.getJsonObject("database").get("pending_scripts")).isEqualTo(JsonValue.NULL);
    }
}
