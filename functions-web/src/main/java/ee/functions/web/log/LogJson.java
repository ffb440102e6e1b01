// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.log;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.log.LogEntryValue;
import ee.functions.ejb.page.Page;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Log entries as JSON. */
final class LogJson {
    private LogJson() {}

    static JsonObject entry(LogEntryValue entry) {
        return JSON.createObjectBuilder()
                .add("timestamp", JsonValues.time(entry.timestamp()))
                .add("message", entry.message())
                .add("level", entry.level())
                .add("invocation_id", entry.invocationId().toString())
                .add("version_id", entry.versionId().toString())
                .build();
    }

    static JsonObject page(Page<LogEntryValue> page, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        page.items().forEach(entry -> items.add(entry(entry)));
        return JSON.createObjectBuilder()
                .add("logs", items)
                .add("next_page", nextPage)
                .add("searched_to", JsonValues.time(page.searchedTo()))
                .build();
    }
}
