// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.async.AsyncInvocationEntity;
import ee.functions.jpa.async.AsyncInvocationRepository;
import ee.functions.jpa.async.AsyncPolicyEntity;
import ee.functions.jpa.async.AsyncPolicyRepository;
import ee.functions.jpa.function.FunctionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Stores calls that run later. Joins the transaction of its caller, or makes one. */
@ApplicationScoped
@Transactional
public class AsyncInvocations {
    @Inject
    AsyncInvocationRepository calls;

    @Inject
    AsyncPolicyRepository policies;

    @Inject
    FunctionRepository functions;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Event<AsyncInvocationStored> stored;

    /**
     * Stores a call, with what the policy of its tag says at this moment; it runs soon after the transaction is committed, on
     * whatever server. Permissions are not looked at, nor the limit of calls that wait.
     *
     * @return the id of the call, which is that of its first invocation too
     * @throws FunctionsException {@code NOT_FOUND} if the site of the caller has no such function
     */
    public UUID store(NewAsyncInvocation wanted) {
        return store(wanted, 0);
    }

    /**
     * Stores a call like {@link #store(NewAsyncInvocation)} if it fits into the limits.
     *
     * @throws FunctionsException {@code ASYNC_LIMIT_REACHED} too
     */
    public UUID storeIfRoom(NewAsyncInvocation wanted) {
        AsyncRoom.from(settings).check(calls, wanted.caller().siteId(), wanted.functionId());
        return store(wanted, 0);
    }

    /**
     * Stores the message about the end of another call.
     *
     * @param chain how many calls this one is the result of, one of the other
     */
    public UUID store(NewAsyncInvocation wanted, int chain) {
        SiteFunctions.find(functions, wanted.caller().siteId(), wanted.functionId());
        OffsetDateTime now = OffsetDateTime.now(clock);
        AsyncPolicyEntity policy =
                policies.find(wanted.functionId(), wanted.tag()).orElse(null);
        AsyncInvocationEntity call = new AsyncInvocationEntity();
        call.setId(UUID.randomUUID());
        StoredCaller.write(call, wanted.caller());
        call.setFunctionId(wanted.functionId());
        call.setTag(wanted.tag());
        call.setMethod(wanted.method());
        call.setUrl(wanted.url());
        call.setHeaders(StoredHeaders.write(wanted.headers()));
        call.setBody(wanted.body());
        call.setRaw(wanted.raw());
        call.setEventId(wanted.eventId());
        call.setChain(chain);
        call.setRetriesCount(policy == null ? settings.number(Setting.ASYNC_RETRIES_COUNT) : policy.getRetriesCount());
        call.setSuccessTarget(policy == null ? null : policy.getSuccessTarget());
        call.setFailureTarget(policy == null ? null : policy.getFailureTarget());
        call.setStatus(AsyncInvocationRepository.WAITING);
        call.setNextAttemptAt(now);
        call.setAcceptedAt(now);
        call.setExpiresAt(now.plus(settings.duration(Setting.ASYNC_EXPIRY_HOURS)));
        calls.add(call);
        stored.fire(new AsyncInvocationStored());
        return call.getId();
    }
}
