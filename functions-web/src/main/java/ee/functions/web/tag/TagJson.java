// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.tag;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.tag.TagHistoryValue;
import ee.functions.ejb.tag.TagValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** Tags and their history as JSON. */
final class TagJson {
    private TagJson() {}

    static JsonObject of(TagValue tag) {
        return builder(tag).build();
    }

    static JsonObject list(List<TagValue> tags) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        tags.forEach(tag -> items.add(builder(tag)));
        return JSON.createObjectBuilder().add("tags", items).build();
    }

    static JsonObject history(List<TagHistoryValue> entries, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        entries.forEach(entry -> items.add(JSON.createObjectBuilder()
                .add("function_id", entry.functionId().toString())
                .add("tag", entry.tag())
                .add("version_id", entry.versionId().toString())
                .add("effective_from", JsonValues.time(entry.effectiveFrom()))
                .add("effective_to", JsonValues.time(entry.effectiveTo()))));
        return JSON.createObjectBuilder()
                .add("tag_history", items)
                .add("next_page", nextPage)
                .build();
    }

    private static JsonObjectBuilder builder(TagValue tag) {
        return JSON.createObjectBuilder()
                .add("tag", tag.name())
                .add("version_id", tag.versionId().toString())
                .add("effective_from", JsonValues.time(tag.since()));
    }
}
