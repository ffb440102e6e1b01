// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The row of results of A.9: what each operation answers in each outcome. */
class KvResultsTest extends NamespaceCalls {
    @Test
    void getOfAnItem() {
        stored.put("k", "\"v\"");

        assertThat(one("{\"op\":\"get\",\"key\":\"k\"}")).isEqualTo(json("""
                {"op": "get", "key": "k", "value": "v", "expires": "%s", "found": true}
                """.formatted(EXPIRES)));
    }

    @Test
    void getOfAMissingItem() {
        assertThat(one("{\"op\":\"get\",\"key\":\"k\"}")).isEqualTo(json("""
                {"op": "get", "key": "k", "value": null, "expires": null, "found": false}
                """));
    }

    @Test
    void set() {
        assertThat(one("{\"op\":\"set\",\"key\":\"k\",\"value\":\"v\"}")).isEqualTo(json("""
                {"op": "set", "key": "k", "value": "v", "expires": "%s"}
                """.formatted(EXPIRES)));
        assertThat(stored).containsExactly(Map.entry("k", "\"v\""));
    }

    @Test
    void setOfABoolean() {
        assertThat(one("{\"op\":\"set\",\"key\":\"k\",\"value\":false}").get("value"))
                .isEqualTo(JsonValue.FALSE);
        assertThat(stored).containsExactly(Map.entry("k", "false"));
    }

    @Test
    void setOfNullDeletes() {
        stored.put("k", "\"v\"");
        String set = "{\"op\":\"set\",\"key\":\"k\",\"value\":null}";

        assertThat(one(set)).isEqualTo(json("""
                {"op": "set", "key": "k", "value": "v", "found": true}
                """));
        assertThat(stored).isEmpty();
        assertThat(one(set)).isEqualTo(json("""
                {"op": "set", "key": "k", "value": null, "found": false}
                """));
    }

    @Test
    void deleteGivesTheDeletedValue() {
        stored.put("k", "true");
        String delete = "{\"op\":\"delete\",\"key\":\"k\"}";

        assertThat(one(delete)).isEqualTo(json("""
                {"op": "delete", "key": "k", "value": true, "found": true}
                """));
        assertThat(one(delete)).isEqualTo(json("""
                {"op": "delete", "key": "k", "value": null, "found": false}
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old_value,new_value", "oldValue,newValue", "old_value,newValue"})
    void testAndSetWritesWhenTheConditionIsMet(String names) {
        stored.put("k", "\"a\"");
        String[] name = names.split(",", -1);

        assertThat(one("{\"op\":\"testAndSet\",\"key\":\"k\",\"%s\":\"a\",\"%s\":true}".formatted(name[0], name[1])))
                .isEqualTo(json("""
                {"op": "testAndSet", "key": "k", "value": true, "expires": "%s", "condition_met": true, "found": true}
                """.formatted(EXPIRES)));
        assertThat(stored).containsExactly(Map.entry("k", "true"));
    }

    @Test
    void testAndSetDeletesWhenTheConditionIsMet() {
        stored.put("k", "\"a\"");

        assertThat(testAndSet("\"a\"", "null")).isEqualTo(json("""
                {"op": "testAndSet", "key": "k", "value": "a", "condition_met": true, "found": true}
                """));
        assertThat(stored).isEmpty();
    }

    @Test
    void testAndSetOfNullExpectsThatThereIsNoItem() {
        assertThat(testAndSet("null", "\"b\"")).isEqualTo(json("""
                {"op": "testAndSet", "key": "k", "value": "b", "expires": "%s", "condition_met": true, "found": false}
                """.formatted(EXPIRES)));
        assertThat(testAndSet("null", "\"c\"")).isEqualTo(json("""
                {"op": "testAndSet", "key": "k", "value": null, "expires": null, "condition_met": false, "found": true}
                """));
        assertThat(stored).containsExactly(Map.entry("k", "\"b\""));
    }

    @Test
    void testAndSetFromNothingToNothingIsMet() {
        assertThat(testAndSet("null", "null")).isEqualTo(json("""
                {"op": "testAndSet", "key": "k", "value": null, "condition_met": true, "found": false}
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"b\"", "null"})
    void aConditionThatIsNotMetChangesNothing(String newValue) {
        stored.put("k", "\"a\"");

        assertThat(testAndSet("\"x\"", newValue)).isEqualTo(json("""
                {"op": "testAndSet", "key": "k", "value": null, "expires": null, "condition_met": false, "found": true}
                """));
        assertThat(stored).containsExactly(Map.entry("k", "\"a\""));
    }

    @Test
    void aConditionIsNotMetByAMissingItem() {
        assertThat(testAndSet("\"x\"", "\"b\"")).isEqualTo(json("""
                {"op": "testAndSet", "key": "k", "value": null, "expires": null, "condition_met": false, "found": false}
                """));
    }

    @Test
    void aBooleanIsNotItsText() {
        stored.put("k", "true");

        assertThat(testAndSet("\"true\"", "false").getBoolean("condition_met")).isFalse();
        assertThat(testAndSet("true", "false").getBoolean("condition_met")).isTrue();
    }

    private JsonObject testAndSet(String oldValue, String newValue) {
        return one("{\"op\":\"testAndSet\",\"key\":\"k\",\"old_value\":%s,\"new_value\":%s}"
                .formatted(oldValue, newValue));
    }
}
