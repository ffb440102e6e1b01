// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.deployment.DeploymentValue;
import ee.functions.ejb.draft.Draft;
import ee.functions.ejb.draft.DraftedFunction;
import ee.functions.ejb.function.FunctionValue;
import ee.functions.ejb.function.FunctionValue.CurrentVersion;
import ee.functions.ejb.version.TaskValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions, builds and deployments as the JSON of this interface, whose members are in camel case. */
final class DraftJson {
    /** Creation and deletion are one transaction each: nobody sees a function in between. */
    private static final String ACTIVE = "ACTIVE";

    private DraftJson() {}

    static JsonArray list(List<DraftedFunction> functions) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        functions.forEach(function -> items.add(builder(function)));
        return items.build();
    }

    static JsonObject of(DraftedFunction function) {
        return builder(function).build();
    }

    /** Returns how far a build is; only one that failed has an error, only others a version. */
    static JsonObject build(TaskValue task) {
        return JSON.createObjectBuilder()
                .add("id", task.id().toString())
                .add("functionId", task.functionId().toString())
                .add("status", task.status().name())
                .add("versionId", JsonValues.text(task.versionId()))
                .add("error", JsonValues.text(task.error()))
                .add("errorLine", JsonValues.number(task.errorLine()))
                .add("errorColumn", JsonValues.number(task.errorColumn()))
                .build();
    }

    static JsonObject deployment(DeploymentValue deployment) {
        return JSON.createObjectBuilder()
                .add("id", deployment.id().toString())
                .add("functionId", deployment.functionId().toString())
                .add("versionId", deployment.versionId().toString())
                .add("previousVersionId", JsonValues.text(deployment.previousVersionId()))
                .add("deployedBy", deployment.deployedBy())
                .add("deployedAt", JsonValues.time(deployment.deployedAt()))
                .build();
    }

    private static JsonObjectBuilder builder(DraftedFunction drafted) {
        FunctionValue function = drafted.function();
        Draft draft = drafted.draft();
        return JSON.createObjectBuilder()
                .add("id", function.id().toString())
                .add(DraftWords.LABEL, function.name())
                .add("description", JsonValues.text(function.description()))
                .add(Draft.TEMPLATE, JsonValues.text(draft.template()))
                .add(Draft.RUNTIME, JsonValues.text(draft.runtime()))
                .add(Draft.HANDLER, JsonValues.text(draft.handler()))
                .add("status", ACTIVE)
                .add("applicationId", function.siteId())
                .add("currentVersion", current(function.currentVersion()))
                .add("createdBy", JsonValues.text(drafted.createdBy()))
                .add("createdAt", JsonValues.time(function.createdAt()))
                .add("updatedAt", JsonValues.time(function.updatedAt()));
    }

    private static JsonValue current(@Nullable CurrentVersion version) {
        return version == null
                ? JsonValue.NULL
                : JSON.createObjectBuilder()
                        .add("id", version.id().toString())
                        .add("createdAt", JsonValues.time(version.createdAt()))
                        .build();
    }
}
