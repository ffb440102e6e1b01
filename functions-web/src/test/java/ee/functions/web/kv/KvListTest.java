// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of items in the documented form. */
class KvListTest extends NamespaceCalls {
    @Test
    void pagesFollowEachOtherWithoutGapAndWithoutRepetition() {
        for (int i = 0; i < 25; i++) {
            stored.put("k" + (100 + i), i % 2 == 0 ? "true" : "\"v\"");
        }
        List<String> keys = new ArrayList<>();
        JsonObject page = web.call("GET", PATH + "?maxpagesize=10").send().json();
        keys.addAll(keys(page));
        assertThat(page.getString("self")).isEqualTo(PATH + "?maxpagesize=10");
        assertThat(page.getJsonArray("items").getJsonObject(1)).isEqualTo(json("""
                {"key": "k101", "value": "v", "expires": "%s"}
                """.formatted(EXPIRES)));
        while (page.get("next") != JsonValue.NULL) {
            String next = page.getString("next");
            page = web.call("GET", next).send().json();
            assertThat(page.getString("self")).isEqualTo(next);
            keys.addAll(keys(page));
        }

        assertThat(keys).isEqualTo(new ArrayList<>(stored.keySet()));
    }

    @Test
    void pagesStayStableWhileItemsChange() {
        List.of("a", "b", "c", "d").forEach(key -> stored.put(key, "true"));
        JsonObject first = web.call("GET", PATH + "?maxpagesize=2").send().json();
        stored.remove("b");
        stored.put("aa", "true");
        stored.put("d", "false");

        JsonObject second = web.call("GET", first.getString("next")).send().json();

        assertThat(keys(first)).containsExactly("a", "b");
        assertThat(keys(second)).containsExactly("c", "d");
        assertThat(second.get("next")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void pagesOfAPrefixHaveNoOtherKeysAndFollowEachOther() {
        List.of("user", "user-1", "user-2", "user-3", "user_4", "z").forEach(key -> stored.put(key, "true"));

        JsonObject first =
                web.call("GET", PATH + "?maxpagesize=2&prefix=user-").send().json();
        JsonObject second = web.call("GET", first.getString("next")).send().json();

        assertThat(first.getString("self")).isEqualTo(PATH + "?maxpagesize=2&prefix=user-");
        assertThat(first.getString("next")).startsWith(PATH + "?maxpagesize=2&prefix=user-&p=");
        assertThat(keys(first)).containsExactly("user-1", "user-2");
        assertThat(keys(second)).containsExactly("user-3");
        assertThat(second.get("next")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void anEmptyPrefixIsThatOfAllKeys() {
        stored.put("a", "true");

        JsonObject page = web.call("GET", PATH + "?prefix=").send().json();

        assertThat(keys(page)).containsExactly("a");
        assertThat(page.getString("self")).isEqualTo(PATH + "?maxpagesize=100");
    }

    @Test
    void aPrefixHasAtMost512BytesAndTheAlphabetOfKeys() {
        assertThat(web.call("GET", PATH + "?prefix=" + "k".repeat(512)).send().status())
                .isEqualTo(200);
        assertRefused(web.call("GET", PATH + "?prefix=" + "k".repeat(513)).send(), "prefix");
        assertRefused(web.call("GET", PATH + "?prefix=a%25").send(), "prefix");
    }

    @Test
    void hundredItemsArePagedUnlessAskedForMore() {
        for (int i = 0; i < 101; i++) {
            stored.put("k" + (1000 + i), "true");
        }

        assertThat(keys(web.call("GET", PATH).send().json())).hasSize(100);
        JsonObject all = web.call("GET", PATH + "?maxpagesize=1000").send().json();
        assertThat(keys(all)).hasSize(101);
        assertThat(all.get("next")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void aPageOfLargeValuesEndsEarly() {
        String large = '"' + "x".repeat(15_998) + '"';
        for (int i = 0; i < 400; i++) {
            stored.put("k" + (1000 + i), large);
        }

        JsonObject page = web.call("GET", PATH + "?maxpagesize=1000").send().json();

        assertThat(keys(page)).hasSize(300);
        assertThat(keys(web.call("GET", page.getString("next")).send().json()))
                .first()
                .isEqualTo("k1300");
    }

    @Test
    void anEmptyNamespaceHasOneEmptyPage() {
        assertThat(web.call("GET", PATH).send().json()).isEqualTo(json("""
                {"items": [], "self": "%s?maxpagesize=100", "next": null}
                """.formatted(PATH)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxpagesize=0", "maxpagesize=1001", "maxpagesize=-1", "maxpagesize=ten", "maxpagesize=1.5",
                "p=rubbish", "p=%00", "p=e30=", "p=bDox", "p=azo="
            })
    void wrongParametersAreNamed(String query) {
        assertRefused(web.call("GET", PATH + "?" + query).send(), query.substring(0, query.indexOf('=')));
    }

    private List<String> keys(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("key"))
                .toList();
    }
}
