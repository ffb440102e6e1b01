// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the key-value store that the public client calls (A.9 of the contract). */
class KvResourceTest {
    private static final String BATCH = "/functions/kv/batch";
    private static final String LIST = "/functions/kv?namespace=n";

    private final WebLayer web = new WebLayer();
    private final Map<String, String> stored = web.items.namespace("site-1", "n");

    @Test
    void batchAnswersABareArray() {
        stored.put("k", "\"a\"");

        Answer answer = batch("{\"op\":\"testAndSet\",\"key\":\"k\",\"oldValue\":\"x\",\"newValue\":\"b\"},"
                + "{\"op\":\"get\",\"key\":\"k\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.array())
                .isEqualTo(Json.createReader(new StringReader("""
                [
                  {"op": "testAndSet", "key": "k", "value": null, "expires": null, "condition_met": false, "found": true},
                  {"op": "get", "key": "k", "value": "a", "expires": "2025-07-07T12:29:20Z", "found": true}
                ]
                """)).readArray());
    }

    @Test
    void bothFormsWorkOnTheSameItems() {
        batch("{\"op\":\"set\",\"key\":\"k\",\"value\":true}");

        assertThat(web.call("GET", "/api/v2/functions/storage/kv/namespaces/n")
                        .send()
                        .json()
                        .getJsonArray("items"))
                .singleElement()
                .isEqualTo(web.call("GET", LIST)
                        .send()
                        .json()
                        .getJsonArray("items")
                        .get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"operations\":[]} | namespace",
                "{\"namespace\":1,\"operations\":[]} | namespace",
                "{\"namespace\":\"\",\"operations\":[]} | namespace",
                "{\"namespace\":\"a b\",\"operations\":[]} | namespace",
                "{\"namespace\":\"n\"} | operations",
                "{\"namespace\":\"n\",\"operations\":[{\"op\":\"get\",\"key\":\"\"}]} | operations.0.key",
                "{\"namespace\":\"n\",\"operations\":[{\"op\":\"set\",\"key\":\"k\",\"value\":1}]} | operations.0.value",
            })
    void wrongBatchesAreNamed(String body, String attribute) {
        assertRefused(web.call("POST", BATCH).body(body).send(), attribute);
    }

    @Test
    void listAnswersItemsCursorAndCount() {
        stored.put("a", "\"1\"");
        stored.put("b", "false");
        stored.put("c", "\"3\"");

        JsonObject first = web.call("GET", LIST + "&per_page=2").send().json();
        String cursor = first.getString("next_page_cursor");
        JsonObject second =
                web.call("GET", LIST + "&per_page=2&cursor=" + cursor).send().json();

        assertThat(first.getJsonArray("items"))
                .isEqualTo(Json.createReader(new StringReader("""
                [
                  {"key": "a", "value": "1", "expires": "2025-07-07T12:29:20Z"},
                  {"key": "b", "value": false, "expires": "2025-07-07T12:29:20Z"}
                ]
                """)).readArray());
        assertThat(first.getInt("total_count")).isEqualTo(3);
        assertThat(second.getJsonArray("items").getJsonObject(0).getString("key"))
                .isEqualTo("c");
        assertThat(second.get("next_page_cursor")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void countIsUnknownWhereItWouldTakeLong() {
        for (int i = 0; i <= 10_000; i++) {
            stored.put("k" + i, "true");
        }
        assertThat(web.call("GET", LIST).send().json().get("total_count")).isEqualTo(JsonValue.NULL);
        stored.remove("k0");
        assertThat(web.call("GET", LIST).send().json().getInt("total_count")).isEqualTo(10_000);
    }

    @Test
    void listAndCountOfAPrefix() {
        List.of("a-1", "a-2", "a_3", "b").forEach(key -> stored.put(key, "true"));

        JsonObject first =
                web.call("GET", LIST + "&prefix=a-&per_page=1").send().json();
        JsonObject second = web.call(
                        "GET", LIST + "&prefix=a-&per_page=1&cursor=" + first.getString("next_page_cursor"))
                .send()
                .json();

        assertThat(first.getInt("total_count")).isEqualTo(2);
        assertThat(second.getJsonArray("items").getJsonObject(0).getString("key"))
                .isEqualTo("a-2");
        assertThat(second.get("next_page_cursor")).isEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"per_page=0", "per_page=1001", "per_page=x", "cursor=rubbish", "prefix=a.b"})
    void wrongParametersAreNamed(String query) {
        assertRefused(web.call("GET", LIST + "&" + query).send(), query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/functions/kv", "/functions/kv?namespace=", "/functions/kv?namespace=a.b"})
    void listNeedsANamespace(String path) {
        assertRefused(web.call("GET", path).send(), "namespace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /functions/kv/other", "GET /functions/kv/batch", "POST /functions/kv"})
    void nothingElseIsServedHere(String request) {
        String[] parts = request.split(" ", 2);

        assertThat(web.call(parts[0], parts[1]).send().status()).isIn(404, 405);
    }

    private Answer batch(String operations) {
        return web.call("POST", BATCH)
                .body("{\"namespace\":\"n\",\"operations\":[" + operations + "]}")
                .send();
    }

    private void assertRefused(Answer answer, String attribute) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("KV_REQUEST_INVALID");
        assertThat(answer.json().getJsonObject("error_details")).containsOnlyKeys(attribute);
        assertThat(web.items.done).isEmpty();
    }
}
