// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** Calls on one namespace in its documented form, down to the stored items. */
abstract class NamespaceCalls {
    static final String PATH = "/api/v2/functions/storage/kv/namespaces/n";
    static final String EXPIRES = "2025-07-07T12:29:20Z";

    final WebLayer web = new WebLayer();
    final Map<String, String> stored = web.items.namespace("site-1", "n");

    Answer post(String operations) {
        return web.call("POST", PATH)
                .body("{\"operations\":[" + operations + "]}")
                .send();
    }

    JsonObject one(String operation) {
        Answer answer = post(operation);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return items(answer).get(0);
    }

    static List<JsonObject> items(Answer answer) {
        JsonArray items = answer.json().getJsonArray("items");
        return items.getValuesAs(JsonObject.class);
    }

    void assertRefused(Answer answer, String... attributes) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("KV_REQUEST_INVALID");
        assertThat(answer.json().getString("type")).isEqualTo("input_validation_error");
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys(attributes);
        assertThat(web.items.done).doesNotContain("set good");
    }

    static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
