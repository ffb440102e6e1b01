// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.kv;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.kv.KvItemValue;
import ee.functions.ejb.kv.KvNamespaceValue;
import ee.functions.ejb.kv.KvOperation;
import ee.functions.ejb.kv.KvResult;
import ee.functions.ejb.page.Page;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Items, namespaces and results of batches as JSON. The members {@code op, key, value, expires} are those of the documentation, which
 * answers nulls alike for what was missing, for a condition that was not met and for a failure. Three more tell these apart:
 * {@code found} (whether there was an item before a get, delete or testAndSet), {@code condition_met} (of testAndSet) and
 * {@code error} (of what failed, with nothing known about the item).
 */
final class KvJson {
    private static final String NAMESPACES = "/api/v2/functions/storage/kv/namespaces";
    private static final String ITEMS = "items";
    private static final String VALUE = "value";
    private static final String EXPIRES = "expires";

    private KvJson() {}

    static JsonObject batch(List<KvOperation> operations, List<KvResult> results) {
        return JSON.createObjectBuilder()
                .add(ITEMS, results(operations, results))
                .build();
    }

    static JsonArray results(List<KvOperation> operations, List<KvResult> results) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        for (int i = 0; i < results.size(); i++) {
            array.add(result(operations.get(i), results.get(i)));
        }
        return array.build();
    }

    static JsonObject page(Page<KvItemValue> page, String namespace, KvPage wanted) {
        return page(items(page), NAMESPACES + "/" + namespace, wanted, page.nextToken());
    }

    static JsonObject namespaces(Page<KvNamespaceValue> page, KvPage wanted) {
        JsonArrayBuilder namespaces = JSON.createArrayBuilder();
        page.items().forEach(namespace -> namespaces.add(namespace(namespace)));
        return page(namespaces, NAMESPACES, wanted, page.nextToken());
    }

    static JsonObject countedPage(Page<KvItemValue> page, OptionalInt count) {
        return JSON.createObjectBuilder()
                .add(ITEMS, items(page))
                .add("next_page_cursor", JsonValues.text(page.nextToken()))
                .add("total_count", count(count))
                .build();
    }

    private static JsonObject page(JsonArrayBuilder items, String path, KvPage wanted, @Nullable String nextToken) {
        return JSON.createObjectBuilder()
                .add(ITEMS, items)
                .add("self", address(path, wanted, wanted.token()))
                .add("next", nextToken == null ? JsonValue.NULL : JSON.createValue(address(path, wanted, nextToken)))
                .build();
    }

    /** A path relative to the base of the API; neither namespaces, prefixes nor tokens have characters that need escaping. */
    private static String address(String path, KvPage wanted, @Nullable String token) {
        return path + "?" + KvPage.LIMIT + "=" + wanted.limit()
                + (wanted.prefix().isEmpty() ? "" : "&" + KvPage.PREFIX + "=" + wanted.prefix())
                + (token == null ? "" : "&" + KvPage.TOKEN + "=" + token);
    }

    private static JsonObjectBuilder namespace(KvNamespaceValue namespace) {
        String function = namespace.functionName();
        return JSON.createObjectBuilder()
                .add("name", namespace.name())
                .add("item_count", count(namespace.count()))
                .add(
                        "function",
                        function == null
                                ? JsonValue.NULL
                                : JSON.createObjectBuilder()
                                        .add("id", namespace.name())
                                        .add("name", function)
                                        .build());
    }

    private static JsonValue count(OptionalInt count) {
        return count.isPresent() ? JSON.createValue(count.getAsInt()) : JsonValue.NULL;
    }

    private static JsonArrayBuilder items(Page<KvItemValue> page) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        page.items()
                .forEach(item -> items.add(addStored(JSON.createObjectBuilder().add("key", item.key()), item)));
        return items;
    }

    private static JsonObjectBuilder result(KvOperation operation, KvResult result) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("op", name(operation)).add("key", operation.key());
        if (result instanceof KvResult.Failed failed) {
            return json.addNull(VALUE)
                    .addNull(EXPIRES)
                    .add(
                            "error",
                            JSON.createObjectBuilder()
                                    .add("code", failed.code().name())
                                    .add("message", failed.message()));
        }
        if (result instanceof KvResult.Stored stored) {
            addStored(json, stored.item());
        } else if (result instanceof KvResult.Deleted deleted) {
            json.add(VALUE, value(deleted.before()));
        } else {
            json.addNull(VALUE);
            if (operation instanceof KvOperation.Get || result instanceof KvResult.NotMet) {
                json.addNull(EXPIRES);
            }
        }
        if (operation instanceof KvOperation.TestAndSet test) {
            boolean met = !(result instanceof KvResult.NotMet);
            json.add("condition_met", met);
            json.add("found", result instanceof KvResult.NotMet notMet ? notMet.found() : test.oldValueJson() != null);
        } else if (!(operation instanceof KvOperation.Set set) || set.valueJson() == null) {
            json.add("found", !(result instanceof KvResult.Missing));
        }
        return json;
    }

    private static JsonObjectBuilder addStored(JsonObjectBuilder json, KvItemValue item) {
        return json.add(VALUE, value(item))
                .add(EXPIRES, item.expires().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static JsonValue value(KvItemValue item) {
        try (JsonReader reader = JSON.createReader(new StringReader(item.valueJson()))) {
            return reader.readValue();
        }
    }

    private static String name(KvOperation operation) {
        if (operation instanceof KvOperation.Get) {
            return "get";
        }
        if (operation instanceof KvOperation.Set) {
            return "set";
        }
        return operation instanceof KvOperation.Delete ? "delete" : "testAndSet";
    }
}
