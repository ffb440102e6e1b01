// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.audit;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.audit.AuditRecordValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;

/** Audit records as JSON. */
final class AuditJson {
    private AuditJson() {}

    static JsonObject page(List<AuditRecordValue> records, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        records.forEach(record -> items.add(builder(record)));
        return JSON.createObjectBuilder()
                .add("records", items)
                .add("next_page", nextPage)
                .build();
    }

    private static JsonObjectBuilder builder(AuditRecordValue record) {
        UUID functionId = record.functionId();
        return JSON.createObjectBuilder()
                .add("id", record.id().toString())
                .add("timestamp", JsonValues.time(record.recordedAt()))
                .add("site_id", record.siteId())
                .add("actor", record.actor())
                .add("action", record.action())
                .add("resource_type", functionId == null ? "site" : "function")
                .add("resource_id", functionId == null ? record.siteId() : functionId.toString())
                .add("version_id", JsonValues.text(record.versionId()))
                .add("code_changed", record.codeChanged())
                .add("environment_variables_changed", record.environmentChanged())
                .add("reason", JsonValues.text(record.reason()))
                .add("request_id", record.requestId())
                .add("source_ip", record.sourceAddress());
    }
}
