// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.scaling;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.scaling.InstanceValue;
import ee.functions.ejb.scaling.ScalingPolicyValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/** Scaling policies and instances as JSON. */
final class ScalingJson {
    static final String INSTANCES = "zone_instances_limit";
    static final String REQUESTS = "zone_requests_limit";
    static final String PROVISIONED = "provisioned_instances_count";

    private ScalingJson() {}

    static JsonObject of(ScalingPolicyValue policy) {
        return JSON.createObjectBuilder()
                .add("tag", policy.tag())
                .add(INSTANCES, policy.zoneInstancesLimit())
                .add(REQUESTS, policy.zoneRequestsLimit())
                .add(PROVISIONED, policy.provisionedInstancesCount())
                .add("updated_at", JsonValues.time(policy.updatedAt()))
                .build();
    }

    static JsonObject policies(List<ScalingPolicyValue> policies) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        policies.forEach(policy -> items.add(of(policy)));
        return JSON.createObjectBuilder().add("scaling_policies", items).build();
    }

    static JsonObject instances(List<InstanceValue> instances) {
        JsonArrayBuilder items = JSON.createArrayBuilder();
        instances.forEach(instance -> items.add(of(instance)));
        return JSON.createObjectBuilder().add("instances", items).build();
    }

    private static JsonObject of(InstanceValue instance) {
        return JSON.createObjectBuilder()
                .add("id", instance.id())
                .add("version_id", instance.versionId().toString())
                .add("state", instance.state())
                .add("created_at", JsonValues.time(instance.createdAt()))
                .add("last_used_at", JsonValues.time(instance.lastUsedAt()))
                .add("invocations", instance.invocations())
                .add("running", instance.running())
                .build();
    }
}
