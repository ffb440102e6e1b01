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
        assertThat(system.getBoolean("complete")).isTrue();
        JsonObject first = system.getJsonArray("nodes").getJsonObject(0);
        assertThat(first.getBoolean("self")).isTrue();
        assertThat(first.getBoolean("answering")).isTrue();
        assertThat(first.getString("seen_at")).isEqualTo("2026-01-31T12:00:00.123Z");
        assertThat(first.getString("started_at")).isEqualTo("2026-01-31T12:00:00.123Z");
        assertThat(first.getJsonArray("engines").toString())
                .isEqualTo("[{\"name\":\"nashorn\",\"version\":\"15.7\",\"allowed\":true,\"build\":\"nashorn-1\"}]");
        assertThat(first.getJsonObject("database").toString())
                .isEqualTo(
                        "{\"reachable\":true,\"product\":\"PostgreSQL\",\"version\":\"17.11\",\"migration\":\"auto\","
                                + "\"schema_version\":\"20\",\"pending_scripts\":0}");
        assertThat(first.getJsonObject("token_keys").get("reachable")).isEqualTo(JsonValue.NULL);
        assertThat(first.getJsonArray("executors").toString())
                .isEqualTo("[{\"name\":\"io\",\"threads\":16,\"active\":1,\"queued\":0}]");
        JsonObject second = system.getJsonArray("nodes").getJsonObject(1);
        assertThat(second.getString("version")).isEqualTo("1.1.0");
        assertThat(second.get("started_at")).isEqualTo(JsonValue.NULL);
        assertThat(second.get("instances")).isEqualTo(JsonValue.NULL);
        assertThat(second.getJsonObject("token_keys").getBoolean("reachable")).isTrue();
        assertThat(second.getJsonObject("database").get("pending_scripts")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void aServerThatHasGoneIsShownAsItLastTold() {
        JsonObject third =
                web.call("GET", "/system").send().json().getJsonArray("nodes").getJsonObject(2);

        assertThat(third.getBoolean("self")).isFalse();
        assertThat(third.getBoolean("answering")).isFalse();
        assertThat(third.getString("seen_at")).isEqualTo("2026-01-31T12:00:00.123Z");
        assertThat(third.getJsonObject("instances").getInt("idle")).isEqualTo(1);
        assertThat(third.get("database")).isEqualTo(JsonValue.NULL);
        assertThat(third.get("token_keys")).isEqualTo(JsonValue.NULL);
    }
}
