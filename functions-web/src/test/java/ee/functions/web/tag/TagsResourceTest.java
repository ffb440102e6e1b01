// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.tag;

import static ee.functions.web.fixture.FakeServices.FUNCTION;
import static ee.functions.web.fixture.FakeServices.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.version.PageQuery;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsResourceTest {
    private static final String PATH = "/functions/" + FUNCTION;

    private final WebLayer web = new WebLayer();

    @Test
    void listShowsWhichVersionEachTagPointsTo() {
        assertThat(web.call("GET", PATH + "/tags").send().json()).isEqualTo(json("""
                        {"tags": [
                          {"tag": "$latest", "version_id": "33333333-3333-4333-8333-333333333333", "effective_from": null},
                          {"tag": "beta", "version_id": "33333333-3333-4333-8333-333333333333",
                           "effective_from": "2026-01-31T12:00:00.123Z"}
                        ]}
                        """));
    }

    @Test
    void putSetsOrMovesATag() {
        Answer answer = web.call("PUT", PATH + "/tags/beta")
                .body("{\"version_id\":\"" + VERSION + "\"}")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("tag")).isEqualTo("beta");
        assertThat(web.services.asked).containsExactly(List.of(FUNCTION, "beta", VERSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"version_id\":null}", "{\"version_id\":7}", "{\"version_id\":\"latest\"}"})
    void putNeedsTheIdOfAVersion(String body) {
        Answer answer = web.call("PUT", PATH + "/tags/beta").body(body).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey("version_id");
        assertThat(web.services.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$current", "%24current"})
    void aTagIsReadHoweverItIsEncoded(String tag) {
        assertThat(web.call("DELETE", PATH + "/tags/" + tag).send().status()).isEqualTo(204);
        assertThat(web.services.asked).containsExactly(List.of(FUNCTION, "$current"));
    }

    @Test
    void historyIsPagedAndKeepsTheTagThatItIsOf() {
        web.services.nextToken = "t1";
        JsonObject history = web.call("GET", PATH + "/tag-history?tag=beta&per_page=2")
                .send()
                .json();

        assertThat(history.getJsonArray("tag_history")).isEqualTo(json("""
                        {"a": [
                          {"function_id": "11111111-1111-4111-8111-111111111111", "tag": "beta",
                           "version_id": "33333333-3333-4333-8333-333333333333",
                           "effective_from": "2026-02-01T12:00:00.123Z", "effective_to": null},
                          {"function_id": "11111111-1111-4111-8111-111111111111", "tag": "beta",
                           "version_id": "44444444-4444-4444-8444-444444444444",
                           "effective_from": "2026-01-31T12:00:00.123Z", "effective_to": "2026-02-01T12:00:00.123Z"}
                        ]}
                        """).getJsonArray("a"));
        assertThat(history.getString("next_page")).endsWith("/tag-history?per_page=2&tag=beta&page_token=t1");
        assertThat(web.services.asked).containsExactly(List.of("beta", new PageQuery(2, false, null)));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
