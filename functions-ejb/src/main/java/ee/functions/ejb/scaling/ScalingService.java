// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.scaling;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.FunctionUpdated;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.scaling.ScalingPolicyEntity;
import ee.functions.jpa.scaling.ScalingPolicyRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The scaling policies of functions, one for each tag. How many instances of the current version are provisioned is the number
 * of warm instances of the function and is stored there only: whoever changes one changes the other.
 */
@Stateless
@PermitAll
public class ScalingService {
    @Inject
    FunctionRepository functions;

    @Inject
    ScalingPolicyRepository policies;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Event<FunctionUpdated> updated;

    /** Lists the policies of a function by tag. */
    public List<ScalingPolicyValue> list(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_READ);
        FunctionEntity function = SiteFunctions.find(functions, caller.siteId(), functionId);
        List<ScalingPolicyValue> values = new ArrayList<>();
        for (ScalingPolicyEntity policy : policies.list(functionId)) {
            values.add(value(function, policy));
        }
        if (function.getWarmInstances() > 0 && values.stream().noneMatch(value -> isCurrent(value.tag()))) {
            values.add(new ScalingPolicyValue(
                    TagName.CURRENT, 0, 0, function.getWarmInstances(), function.getUpdatedAt()));
        }
        values.sort(Comparator.comparing(ScalingPolicyValue::tag));
        return values;
    }

    /**
     * Sets the policy of a function for a tag in place of the one it had; the tag need not be set yet. This server follows it
     * from the end of the transaction on, every other one after at most {@code functions.deployment.recheck-interval-ms}.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED} with a detail for each field, {@code SCALING_POLICY_LIMIT_REACHED}
     */
    public ScalingPolicyValue set(Caller caller, UUID functionId, String tag, NewScalingPolicy wanted) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        ScalingRules rules = ScalingRules.from(settings);
        rules.check(tag, wanted);
        FunctionEntity function = SiteFunctions.lock(functions, functionId);
        if (policies.find(functionId, tag).isEmpty()) {
            rules.checkRoom(policies.list(functionId).size());
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        ScalingPolicyEntity policy = new ScalingPolicyEntity();
        policy.setFunctionId(functionId);
        policy.setTag(tag);
        policy.setZoneInstancesLimit(wanted.zoneInstancesLimit());
        policy.setZoneRequestsLimit(wanted.zoneRequestsLimit());
        policy.setProvisionedInstancesCount(isCurrent(tag) ? 0 : wanted.provisionedInstancesCount());
        policy.setUpdatedAt(now);
        policies.put(policy);
        if (isCurrent(tag)) {
            keepWarm(function, wanted.provisionedInstancesCount(), now);
        }
        audit.record(
                caller,
                AuditAction.SCALING_POLICY_SET,
                functionId,
                tag + ": zone_instances_limit " + wanted.zoneInstancesLimit() + ", zone_requests_limit "
                        + wanted.zoneRequestsLimit() + ", provisioned_instances_count "
                        + wanted.provisionedInstancesCount());
        updated.fire(new FunctionUpdated(functionId, function.getIntegrationId()));
        return value(function, policy);
    }

    /**
     * Removes the policy of a function for a tag: it has no limits of its own any more, and no instances are kept ready.
     *
     * @throws FunctionsException {@code NOT_FOUND} if there is none
     */
    public void remove(Caller caller, UUID functionId, String tag) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        FunctionEntity function = SiteFunctions.lock(functions, functionId);
        boolean removed = ScalingRules.isTag(tag) && policies.remove(functionId, tag);
        boolean keptWarm = isCurrent(tag) && function.getWarmInstances() > 0;
        if (!removed && !keptWarm) {
            throw new FunctionsException(ErrorCode.NOT_FOUND, "The function has no scaling policy for this tag.");
        }
        if (keptWarm) {
            keepWarm(function, 0, OffsetDateTime.now(clock));
        }
        audit.record(caller, AuditAction.SCALING_POLICY_REMOVED, functionId, tag);
        updated.fire(new FunctionUpdated(functionId, function.getIntegrationId()));
    }

    private static void keepWarm(FunctionEntity function, int instances, OffsetDateTime now) {
        if (function.getWarmInstances() != instances) {
            function.setWarmInstances(instances);
            function.setUpdatedAt(now);
        }
    }

    private static boolean isCurrent(String tag) {
        return tag.equals(TagName.CURRENT);
    }

    private static ScalingPolicyValue value(FunctionEntity function, ScalingPolicyEntity policy) {
        return new ScalingPolicyValue(
                policy.getTag(),
                policy.getZoneInstancesLimit(),
                policy.getZoneRequestsLimit(),
                isCurrent(policy.getTag()) ? function.getWarmInstances() : policy.getProvisionedInstancesCount(),
                policy.getUpdatedAt());
    }
}
