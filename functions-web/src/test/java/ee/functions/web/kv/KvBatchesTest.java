// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.Tokens;
import ee.functions.web.fixture.WebLayer.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches as a whole, their failures, and the values in them. */
class KvBatchesTest extends NamespaceCalls {
    @Test
    void operationsAreCarriedOutInTheirOrder() {
        Answer answer = post("""
                {"op": "set", "key": "a", "value": "1"}, {"op": "get", "key": "a"}, {"op": "delete", "key": "b"}
                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(items(answer))
                .extracting(item -> item.getString("op") + " " + item.getString("key"))
                .containsExactly("set a", "get a", "delete b");
        assertThat(web.items.done).containsExactly("set a", "get a", "delete b");
    }

    @Test
    void noOperationsHaveNoResults() {
        assertThat(post("").text()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void tenOperationsFitAndElevenDoNot() {
        String get = "{\"op\":\"get\",\"key\":\"k\"}";

        assertThat(items(post(String.join(",", List.of(get, get, get, get, get, get, get, get, get, get)))))
                .hasSize(10);
        Answer refused = post(String.join(",", List.of(get, get, get, get, get, get, get, get, get, get, get)));

        assertRefused(refused, "operations");
        assertThat(refused.json().getString("message")).contains("at most 10 operations");
        assertThat(web.items.done).hasSize(10);
    }

    @Test
    void aFailureInTheMiddleIsToldInItsResult() {
        Answer answer = post("""
                {"op": "set", "key": "a", "value": "1"}, {"op": "get", "key": "breaks"}, {"op": "get", "key": "a"}
                """);

        assertThat(answer.status()).isEqualTo(200);
        JsonObject failed = items(answer).get(1);
        assertThat(failed.getJsonObject("error").getString("code")).isEqualTo("INTERNAL_ERROR");
        assertThat(failed.getJsonObject("error").getString("message")).contains("req-1");
        assertThat(failed).containsEntry("value", JsonValue.NULL).containsEntry("expires", JsonValue.NULL);
        assertThat(failed).doesNotContainKeys("found", "condition_met");
        assertThat(items(answer).get(2).getString("value")).isEqualTo("1");
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void aMissingDatabaseIsToldApartFromOtherFailures() {
        web.items.failure = new IllegalStateException(new SQLTransientConnectionException("secret"));

        JsonObject failed = items(post("{\"op\":\"get\",\"key\":\"a\"},{\"op\":\"get\",\"key\":\"breaks\"}"))
                .get(1);

        assertThat(failed.getJsonObject("error").getString("code")).isEqualTo("DATABASE_UNAVAILABLE");
    }

    @Test
    void aFailureOfTheFirstOperationIsAFailureOfTheRequest() {
        web.items.failure = new IllegalStateException(new SQLTransientConnectionException("secret"));

        Answer answer = post("{\"op\":\"get\",\"key\":\"breaks\"},{\"op\":\"set\",\"key\":\"a\",\"value\":\"1\"}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().getString("code")).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(stored).isEmpty();
    }

    @Test
    void anotherSiteHasOtherItems() {
        stored.put("k", "\"v\"");

        JsonObject seen = items(web.call("POST", PATH)
                        .header("Authorization", Tokens.ofSite("site-2"))
                        .body("{\"operations\":[{\"op\":\"get\",\"key\":\"k\"}],\"site_id\":\"site-1\"}")
                        .send())
                .get(0);

        assertThat(seen.getBoolean("found")).isFalse();
    }

    @Test
    void unknownMembersAreIgnored() {
        assertThat(one("{\"op\":\"set\",\"key\":\"k\",\"value\":\"v\",\"expirationTtl\":60}"))
                .containsKey("expires");
    }

    @ParameterizedTest
    @CsvSource({
        "A, \"A\"",
        "\\u0041, \"A\"",
        "\\/, \"/\"",
        "\\u0000, \"\\u0000\"",
        "\\u000a, \"\\n\"",
        "\\ud83d\\ude00, \"\ud83d\ude00\"",
        "\\ud83d, \"\\ud83d\"",
    })
    void areStoredAsTheScriptsStoreThemAndComeBack(String escaped, String text) {
        String value = "\"" + escaped + "\"";

        JsonObject set = one("{\"op\":\"set\",\"key\":\"k\",\"value\":%s}".formatted(value));

        assertThat(stored).containsExactly(Map.entry("k", text));
        assertThat(set.getString("value"))
                .isEqualTo(json("{\"value\":" + value + "}").getString("value"));
    }
}
