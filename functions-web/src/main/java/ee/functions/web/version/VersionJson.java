// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.version;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.version.NewVersion;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.ejb.version.VersionValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Versions as JSON: environment variables by name only, and by their length together. */
final class VersionJson {
    private VersionJson() {}

    static JsonObject of(VersionValue version) {
        return builder(version).build();
    }

    static JsonObject page(List<VersionValue> versions, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        versions.forEach(version -> items.add(builder(version)));
        return JSON.createObjectBuilder()
                .add("function_versions", items)
                .add("next_page", nextPage)
                .build();
    }

    private static JsonObjectBuilder builder(VersionValue version) {
        return JSON.createObjectBuilder()
                .add("id", version.id().toString())
                .add("created_at", JsonValues.time(version.createdAt()))
                .add("defined_environment_variables", JSON.createArrayBuilder(version.environmentNames()))
                .add("environment_bytes", number(version.environmentBytes()))
                .add("function_id", version.functionId().toString())
                .add("sequence_number", version.sequenceNumber())
                .add("compatibility_date", version.compatibilityDate().toString())
                .add(VersionLimits.RUN_TIME, number(version.limits().runTimeMs()))
                .add(VersionLimits.CPU_TIME, number(version.limits().cpuTimeMs()))
                .add(VersionLimits.CONCURRENCY, version.limits().invocationsAtATime())
                .add(NewVersion.ENGINE, version.engine())
                .add("resolved_engine", JsonValues.text(version.resolvedEngine()))
                .add("created_by", version.createdBy())
                .add("status", version.status().name())
                .add("tags", JSON.createArrayBuilder(version.tags()));
    }

    private static JsonValue number(@Nullable Number value) {
        return value == null ? JsonValue.NULL : JSON.createValue(value.longValue());
    }
}
