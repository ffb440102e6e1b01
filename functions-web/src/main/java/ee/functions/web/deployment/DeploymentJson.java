// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.deployment;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.deployment.DeploymentValue;
import ee.functions.web.function.FunctionJson;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** Deployments as JSON. */
final class DeploymentJson {
    private DeploymentJson() {}

    static JsonObject of(DeploymentValue deployment) {
        return builder(deployment).build();
    }

    static JsonObject page(List<DeploymentValue> deployments, JsonValue nextPage) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        deployments.forEach(deployment -> items.add(builder(deployment)));
        return JSON.createObjectBuilder()
                .add("deployments", items)
                .add("next_page", nextPage)
                .build();
    }

    private static JsonObjectBuilder builder(DeploymentValue deployment) {
        return JSON.createObjectBuilder()
                .add("invocation_uri", FunctionJson.invocationUri(deployment.integrationId()))
                .add("id", deployment.id().toString())
                .add("version_id", deployment.versionId().toString())
                .add("previous_version_id", JsonValues.text(deployment.previousVersionId()))
                .add("deployed_by", deployment.deployedBy())
                .add("deployed_at", JsonValues.time(deployment.deployedAt()));
    }
}
