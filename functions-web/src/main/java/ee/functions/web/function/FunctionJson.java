// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.function;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.function.FunctionStatus;
import ee.functions.ejb.function.FunctionValue;
import ee.functions.ejb.function.FunctionValue.CurrentVersion;
import ee.functions.ejb.invocation.WarmInstances;
import ee.functions.web.json.JsonValues;
import ee.functions.web.suspension.SuspensionJson;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Functions as JSON. All addresses are paths relative to the base of the API. */
public final class FunctionJson {
    private FunctionJson() {}

    /** Returns the path at which a function is invoked. */
    public static String invocationUri(UUID integrationId) {
        return "/integrations/" + integrationId + "/endpoint";
    }

    /**
     * Returns a function.
     *
     * @param warm the instances that this server keeps warm
     */
    static JsonObject of(FunctionValue function, WarmInstances warm) {
        return builder(function, warm).build();
    }

    static JsonObject list(List<FunctionValue> functions, WarmInstances warm) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        functions.forEach(function -> items.add(builder(function, warm)));
        return JSON.createObjectBuilder().add("functions", items).build();
    }

    private static JsonObjectBuilder builder(FunctionValue function, WarmInstances warm) {
        return JSON.createObjectBuilder()
                .add("id", function.id().toString())
                .add("name", function.name())
                .add("description", JsonValues.text(function.description()))
                .add("site_id", function.siteId())
                .add("status", FunctionStatus.ACTIVE.name())
                .add("invocation_uri", invocationUri(function.integrationId()))
                .add("current_version", current(function.id(), function.currentVersion()))
                .add("suspension", SuspensionJson.orNull(function.suspension()))
                .add("requested_warm_instances", function.warmInstances())
                .add("allocated_warm_instances", warm.allocated(function.id()))
                .add("cors", CorsJson.orNull(function.cors()))
                .add("created_at", JsonValues.time(function.createdAt()))
                .add("updated_at", JsonValues.time(function.updatedAt()));
    }

    private static JsonValue current(UUID functionId, @Nullable CurrentVersion version) {
        return version == null
                ? JsonValue.NULL
                : JSON.createObjectBuilder()
                        .add("id", version.id().toString())
                        .add("href", "/functions/" + functionId + "/versions/" + version.id())
                        .add("created_at", JsonValues.time(version.createdAt()))
                        .build();
    }
}
