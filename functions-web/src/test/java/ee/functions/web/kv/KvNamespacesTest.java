// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the namespaces of a site. */
class KvNamespacesTest {
    private static final String PATH = "/api/v2/functions/storage/kv/namespaces";
    private static final String FUNCTION = "6f1b0a52-3c6f-4f0e-9d56-0f4b6a3f7f10";

    private final WebLayer web = new WebLayer();

    @Test
    void eachHasItsNameItsCountAndItsFunction() {
        put("site-1", "settings", 2);
        put("site-1", FUNCTION, 1);
        put("site-1", "emptied", 0);
        put("site-10", "of-another-site", 1);
        web.items.functions.put(FUNCTION, "greeter");

        assertThat(page(PATH))
                .isEqualTo(Json.createReader(new StringReader("""
                {
                  "items": [
                    {"name": "%s", "item_count": 1, "function": {"id": "%s", "name": "greeter"}},
                    {"name": "settings", "item_count": 2, "function": null}
                  ],
                  "self": "%s?maxpagesize=100",
                  "next": null
                }
                """.formatted(FUNCTION, FUNCTION, PATH)))
                        .readObject());
    }

    @Test
    void functionsAreNotNamedToThoseWhoMayNotReadThem() {
        put("site-1", FUNCTION, 1);
        web.items.functions.put(FUNCTION, "greeter");
        web.permissions = EnumSet.of(Permission.FUNCTIONS_KV_UPDATE);

        assertThat(page(PATH).getJsonArray("items").getJsonObject(0).get("function"))
                .isEqualTo(JsonValue.NULL);
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndWithoutRepetition() {
        List<String> expected = new ArrayList<>();
        for (int i = 10; i < 35; i++) {
            put("site-1", "n" + i, 1);
            expected.add("n" + i);
        }

        JsonObject page = page(PATH + "?maxpagesize=10");
        List<String> names = new ArrayList<>(names(page));
        while (page.get("next") != JsonValue.NULL) {
            String next = page.getString("next");
            page = page(next);
            assertThat(page.getString("self")).isEqualTo(next);
            names.addAll(names(page));
        }

        assertThat(names).isEqualTo(expected);
    }

    @Test
    void countIsUnknownWhereItWouldTakeLong() {
        put("site-1", "exact", 10_000);
        put("site-1", "more", 10_001);

        List<JsonObject> namespaces = page(PATH).getJsonArray("items").getValuesAs(JsonObject.class);

        assertThat(namespaces.get(0).getInt("item_count")).isEqualTo(10_000);
        assertThat(namespaces.get(1).get("item_count")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void aSiteWithoutItemsHasOneEmptyPage() {
        JsonObject page = page(PATH);

        assertThat(page.getJsonArray("items")).isEmpty();
        assertThat(page.get("next")).isEqualTo(JsonValue.NULL);
    }

    /** The last one is a token of items. */
    @ParameterizedTest
    @ValueSource(strings = {"maxpagesize=0", "maxpagesize=1001", "maxpagesize=ten", "p=rubbish", "p=azph"})
    void wrongParametersAreNamed(String query) {
        Answer answer = web.call("GET", PATH + "?" + query).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("KV_REQUEST_INVALID");
        assertThat(answer.json().getJsonObject("error_details"))
                .containsOnlyKeys(query.substring(0, query.indexOf('=')));
        assertThat(web.items.done).isEmpty();
    }

    private void put(String siteId, String namespace, int items) {
        for (int i = 0; i < items; i++) {
            web.items.namespace(siteId, namespace).put("k" + i, "true");
        }
    }

    private JsonObject page(String path) {
        Answer answer = web.call("GET", path).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> names(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(namespace -> namespace.getString("name"))
                .toList();
    }
}
