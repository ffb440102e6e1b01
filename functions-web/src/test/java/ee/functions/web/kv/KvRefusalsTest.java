// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.settings.Setting;
import ee.functions.web.fixture.TestSettings;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is refused as a whole with the documented status and names what to mend. */
class KvRefusalsTest extends NamespaceCalls {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | operations",
                "{\"operations\":null} | operations",
                "{\"operations\":{}} | operations",
                "{\"operations\":[1]} | operations.0",
                "{\"operations\":[{\"key\":\"k\"}]} | operations.0.op",
                "{\"operations\":[{\"op\":\"\",\"key\":\"k\"}]} | operations.0.op",
                "{\"operations\":[{\"op\":1,\"key\":\"k\"}]} | operations.0.op",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"k\"}]} | operations.0.op",
                "{\"operations\":[{\"op\":\"GET\",\"key\":\"k\"}]} | operations.0.op",
                "{\"operations\":[{\"op\":\"get\"}]} | operations.0.key",
                "{\"operations\":[{\"op\":\"get\",\"key\":5}]} | operations.0.key",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"\"}]} | operations.0.key",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"a b\"}]} | operations.0.key",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"\u00e9\"}]} | operations.0.key",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"k\",\"value\":\"v\"}]} | operations.0.value",
                "{\"operations\":[{\"op\":\"delete\",\"key\":\"k\",\"old_value\":null}]} | operations.0.old_value",
                "{\"operations\":[{\"op\":\"set\",\"key\":\"k\"}]} | operations.0.value",
                "{\"operations\":[{\"op\":\"set\",\"key\":\"k\",\"value\":5}]} | operations.0.value",
                "{\"operations\":[{\"op\":\"set\",\"key\":\"k\",\"value\":{}}]} | operations.0.value",
                "{\"operations\":[{\"op\":\"set\",\"key\":\"k\",\"value\":[]}]} | operations.0.value",
                "{\"operations\":[{\"op\":\"set\",\"key\":\"k\",\"value\":true,\"newValue\":true}]} | operations.0.newValue",
                "{\"operations\":[{\"op\":\"testAndSet\",\"key\":\"k\",\"old_value\":\"a\"}]} | operations.0.new_value",
                "{\"operations\":[{\"op\":\"testAndSet\",\"key\":\"k\",\"newValue\":\"a\"}]} | operations.0.old_value",
                "{\"operations\":[{\"op\":\"testAndSet\",\"key\":\"k\",\"old_value\":1,\"new_value\":null}]} | operations.0.old_value",
                "{\"operations\":[{\"op\":\"testAndSet\",\"key\":\"k\",\"old_value\":\"a\",\"oldValue\":\"a\",\"new_value\":null}]} | operations.0.old_value",
            })
    void wrongOperationsAreNamed(String body, String attribute) {
        assertRefused(web.call("POST", PATH).body(body).send(), attribute);
    }

    @Test
    void allProblemsAreNamedAtOnceAndNothingIsDone() {
        Answer answer = post("""
                {"op": "set", "key": "good", "value": "v"}, {"op": "get", "key": "a b"},
                {"op": "set", "key": "k", "value": "%s"}
                """.formatted("s3cret" + "x".repeat(16_000)));

        assertRefused(answer, "operations.1.key", "operations.2.value");
        assertThat(answer.text()).contains("16,000 bytes").doesNotContain("s3cret");
    }

    @Test
    void aKeyHasAtMost512Bytes() {
        assertThat(one("{\"op\":\"get\",\"key\":\"%s\"}".formatted("k".repeat(512))))
                .containsKey("found");
        assertRefused(post("{\"op\":\"get\",\"key\":\"%s\"}".formatted("k".repeat(513))), "operations.0.key");
    }

    @Test
    void aValueHasAtMost16000BytesOfItsShortestJsonText() {
        assertThat(set("x".repeat(15_998)).status()).isEqualTo(200);
        assertThat(set("\\u0078".repeat(15_998)).status())
                .as("escapes of the caller")
                .isEqualTo(200);
        assertThat(set("\u00e9".repeat(7_999)).status()).isEqualTo(200);
        assertRefused(set("x".repeat(15_999)), "operations.0.value");
        assertRefused(set("\u00e9".repeat(8_000)), "operations.0.value");
        assertRefused(set("\\\"".repeat(8_000)), "operations.0.value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a.b", "%C3%A9", "a%2Fb"})
    void aNamespaceHasTheAlphabetOfKeys(String namespace) {
        String path = "/api/v2/functions/storage/kv/namespaces/" + namespace;

        assertRefused(web.call("POST", path).body("{\"operations\":[]}").send(), "namespace");
        assertRefused(web.call("GET", path).send(), "namespace");
    }

    @Test
    void aNamespaceHasAtMost128Bytes() {
        String path = "/api/v2/functions/storage/kv/namespaces/";

        assertThat(web.call("GET", path + "n".repeat(128)).send().status()).isEqualTo(200);
        assertRefused(web.call("GET", path + "n".repeat(129)).send(), "namespace");
    }

    @Test
    void aBodyThatIsNoObjectIsMalformed() {
        Answer answer = web.call("POST", PATH).body("[]").send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void aBodyBeyondItsLimitIsNotRead() {
        WebLayer small = new WebLayer(TestSettings.with(Map.of(Setting.KV_REQUEST_BODY_BYTES, "1024")));

        assertThat(small.call("POST", PATH)
                        .body("{\"operations\":[]" + " ".repeat(1024) + "}")
                        .send()
                        .status())
                .isEqualTo(413);
    }

    private Answer set(String text) {
        return post("{\"op\":\"set\",\"key\":\"k\",\"value\":\"%s\"}".formatted(text));
    }
}
