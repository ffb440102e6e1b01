// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.async.AsyncTarget.ToFunction;
import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import ee.functions.jpa.async.AsyncPolicyEntity;
import ee.functions.jpa.async.AsyncPolicyRepository;
import ee.functions.jpa.function.FunctionRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The policies of asynchronous invocation, one per function and tag. A call is handled by the policy that its tag had when it was
 * accepted. Every method looks only at the site of the caller.
 */
@Stateless
@PermitAll
public class AsyncPolicyService {
    private static final int MOST_RETRIES = 100;

    @Inject
    FunctionRepository functions;

    @Inject
    AsyncPolicyRepository policies;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Lists the policies of a function, by tag. */
    public List<AsyncPolicyValue> list(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_READ);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        return policies.list(functionId).stream().map(AsyncPolicyService::value).toList();
    }

    /**
     * Returns the policy of a tag.
     *
     * @throws FunctionsException {@code NOT_FOUND} if the tag has none
     */
    public AsyncPolicyValue get(Caller caller, UUID functionId, String tag) {
        caller.require(Permission.FUNCTIONS_READ);
        return value(find(caller, functionId, tag));
    }

    /**
     * Sets the policy of a tag in place of the one it had. The tag need not point to a version yet.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED}, for a target that is no function of the site too
     */
    public AsyncPolicyValue put(Caller caller, UUID functionId, String tag, NewAsyncPolicy wanted) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        TagName.check("tag", tag);
        int retries = wanted.retriesCount() == null
                ? settings.number(Setting.ASYNC_RETRIES_COUNT)
                : checkedRetries(wanted.retriesCount());
        checkTarget(caller, "success_target", wanted.successTarget());
        checkTarget(caller, "failure_target", wanted.failureTarget());
        SiteFunctions.find(functions, caller.siteId(), functionId);
        SiteFunctions.lock(functions, functionId);
        AsyncPolicyEntity before = policies.find(functionId, tag).orElse(null);
        AsyncPolicyEntity policy = before == null ? new AsyncPolicyEntity() : before;
        policy.setRetriesCount(retries);
        policy.setSuccessTarget(StoredTarget.write(wanted.successTarget()));
        policy.setFailureTarget(StoredTarget.write(wanted.failureTarget()));
        policy.setUpdatedAt(OffsetDateTime.now(clock));
        if (before == null) {
            policy.setId(UUID.randomUUID());
            policy.setFunctionId(functionId);
            policy.setTag(tag);
            policies.add(policy);
        }
        audit.record(caller, AuditAction.ASYNC_POLICY_SET, functionId, "tag " + tag);
        return value(policy);
    }

    /**
     * Removes the policy of a tag; calls that were accepted keep it.
     *
     * @throws FunctionsException {@code NOT_FOUND} if the tag has none
     */
    public void delete(Caller caller, UUID functionId, String tag) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        policies.remove(find(caller, functionId, tag));
        audit.record(caller, AuditAction.ASYNC_POLICY_REMOVED, functionId, "tag " + tag);
    }

    private static int checkedRetries(int retries) {
        if (retries < 0 || retries > MOST_RETRIES) {
            throw FunctionsException.invalid("retries_count", "a number from 0 to " + MOST_RETRIES + ".");
        }
        return retries;
    }

    private AsyncPolicyEntity find(Caller caller, UUID functionId, String tag) {
        SiteFunctions.find(functions, caller.siteId(), functionId);
        return policies.find(functionId, tag)
                .orElseThrow(() -> FunctionsException.notFound("policy of asynchronous invocation"));
    }

    private void checkTarget(Caller caller, String attribute, @Nullable AsyncTarget target) {
        if (target instanceof ToFunction function) {
            TagName.check(attribute + ".tag", function.tag());
            if (functions.findInSite(caller.siteId(), function.functionId()).isEmpty()) {
                throw FunctionsException.invalid(attribute + ".function_id", "the id of a function of the site.");
            }
        }
    }

    private static AsyncPolicyValue value(AsyncPolicyEntity policy) {
        return new AsyncPolicyValue(
                policy.getFunctionId(),
                policy.getTag(),
                policy.getRetriesCount(),
                StoredTarget.read(policy.getSuccessTarget()),
                StoredTarget.read(policy.getFailureTarget()),
                policy.getUpdatedAt());
    }
}
