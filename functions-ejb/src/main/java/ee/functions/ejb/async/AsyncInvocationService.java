// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.event.EventDeliveries;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.invocation.InvocationCheck;
import ee.functions.ejb.invocation.InvocationCheck.Invocable;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageMoment;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.PageQuery;
import ee.functions.jpa.async.AsyncAttemptEntity;
import ee.functions.jpa.async.AsyncInvocationEntity;
import ee.functions.jpa.async.AsyncInvocationRepository;
import ee.functions.jpa.async.AsyncPosition;
import ee.functions.jpa.function.FunctionRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous invocations of the functions of a site: accepts them, shows what became of them, and has dead letters run again.
 * Every method looks only at the site of the caller.
 */
@Stateless
@PermitAll
public class AsyncInvocationService {
    private static final String TOKEN = "ai";
    private static final int SHOWN_ATTEMPTS = 100;
    private static final String NOUN = "asynchronous invocation";

    @Inject
    InvocationCheck check;

    @Inject
    AsyncInvocations invocations;

    @Inject
    AsyncInvocationRepository calls;

    @Inject
    FunctionRepository functions;

    @Inject
    EventDeliveries events;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Event<AsyncInvocationStored> stored;

    /**
     * Accepts a call: once this has returned it is stored and will run at least once, whatever happens to this server.
     *
     * @param request what would be invoked; its id is not used
     * @throws FunctionsException what the flow would refuse the request with, {@code BODY_TOO_LARGE} for a body that is larger than
     *     {@code functions.async.body-bytes}, and {@code ASYNC_LIMIT_REACHED}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // what is asked before needs transactions of its own
    public AcceptedCall accept(InvocationRequest request) {
        Invocable invocable = check.of(request);
        int most = settings.number(Setting.ASYNC_BODY_BYTES);
        if (request.body().length > most) {
            throw new FunctionsException(
                    ErrorCode.BODY_TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "The body of an asynchronous invocation has at most %,d bytes (%s).",
                            most,
                            Setting.ASYNC_BODY_BYTES.key()));
        }
        UUID id = invocations.storeIfRoom(new NewAsyncInvocation(
                request.caller(),
                invocable.functionId(),
                invocable.tag(),
                request.method(),
                request.url(),
                invocable.headers(),
                request.body(),
                request.raw(),
                null));
        return new AcceptedCall(id, invocable.functionId());
    }

    /**
     * Lists calls of a function, newest first.
     *
     * @param status the status of those that are wanted, null for all
     */
    public Page<AsyncInvocationValue> list(
            Caller caller, UUID functionId, @Nullable AsyncStatus status, PageQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        List<AsyncInvocationEntity> rows = calls.page(
                functionId, status == null ? null : status.name(), position(query.token()), query.limit() + 1);
        return Page.of(rows, query.limit(), call -> value(call, List.of()), AsyncInvocationService::token);
    }

    /** Returns one call with its newest attempts. */
    public AsyncInvocationValue get(Caller caller, UUID functionId, UUID id) {
        caller.require(Permission.FUNCTIONS_READ);
        return detailed(find(caller, functionId, id));
    }

    /**
     * Has a call run again that was given up, in the name of its caller, as if it had just been accepted.
     *
     * @throws FunctionsException {@code INVALID_STATE} if it was not given up, {@code ASYNC_LIMIT_REACHED}
     */
    public AsyncInvocationValue runAgain(Caller caller, UUID functionId, UUID id) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        AsyncInvocationEntity call = lock(caller, functionId, id);
        if (status(call) != AsyncStatus.DEAD) {
            throw new FunctionsException(
                    ErrorCode.INVALID_STATE,
                    "The asynchronous invocation is " + call.getStatus() + "; only one that is DEAD can be run again.");
        }
        AsyncRoom.from(settings).check(calls, caller.siteId(), functionId);
        OffsetDateTime now = OffsetDateTime.now(clock);
        call.setStatus(AsyncInvocationRepository.WAITING);
        call.setAttempts(0);
        call.setFailures(0);
        call.setLosses(0);
        call.setNextAttemptAt(now);
        call.setExpiresAt(now.plus(settings.duration(Setting.ASYNC_EXPIRY_HOURS)));
        call.setFinishedAt(null);
        call.setDelivery(null);
        audit.record(caller, AuditAction.ASYNC_INVOCATION_RUN_AGAIN, functionId, NOUN + " " + id);
        stored.fire(new AsyncInvocationStored());
        return detailed(call);
    }

    /**
     * Deletes a call: a dead letter, one that has succeeded, or one that waits, which then does not run any more.
     *
     * @throws FunctionsException {@code INVALID_STATE} if an attempt is under way
     */
    public void delete(Caller caller, UUID functionId, UUID id) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        AsyncInvocationEntity call = lock(caller, functionId, id);
        if (status(call) == AsyncStatus.RUNNING) {
            throw new FunctionsException(
                    ErrorCode.INVALID_STATE,
                    "An attempt of the asynchronous invocation is under way; it can be deleted when that has ended.");
        }
        calls.remove(call);
        if (call.getEventId() != null) {
            events.ended(id, Math.max(0, call.getAttempts() - 1), "The asynchronous invocation was deleted.");
        }
        audit.record(caller, AuditAction.ASYNC_INVOCATION_DELETED, functionId, NOUN + " " + id);
    }

    private AsyncInvocationEntity find(Caller caller, UUID functionId, UUID id) {
        SiteFunctions.find(functions, caller.siteId(), functionId);
        return calls.find(functionId, id).orElseThrow(() -> FunctionsException.notFound(NOUN));
    }

    private AsyncInvocationEntity lock(Caller caller, UUID functionId, UUID id) {
        SiteFunctions.find(functions, caller.siteId(), functionId);
        return calls.lock(id)
                .filter(call -> call.getFunctionId().equals(functionId))
                .orElseThrow(() -> FunctionsException.notFound(NOUN));
    }

    private AsyncInvocationValue detailed(AsyncInvocationEntity call) {
        return value(call, calls.attempts(call.getId(), SHOWN_ATTEMPTS));
    }

    private static @Nullable AsyncPosition position(@Nullable String token) {
        if (token == null) {
            return null;
        }
        long[] numbers = PageToken.read(TOKEN, 3, token);
        return new AsyncPosition(PageMoment.read(numbers[0]), new UUID(numbers[1], numbers[2]));
    }

    private static String token(AsyncInvocationEntity call) {
        UUID id = call.getId();
        return PageToken.write(
                TOKEN,
                PageMoment.write(call.getAcceptedAt()),
                id.getMostSignificantBits(),
                id.getLeastSignificantBits());
    }

    private static AsyncStatus status(AsyncInvocationEntity call) {
        return AsyncStatus.valueOf(call.getStatus());
    }

    private static AsyncInvocationValue value(AsyncInvocationEntity call, List<AsyncAttemptEntity> attempts) {
        return new AsyncInvocationValue(
                call.getId(),
                call.getFunctionId(),
                call.getTag(),
                status(call),
                call.getMethod(),
                call.getUrl(),
                call.isRaw(),
                call.getEventId(),
                call.getAttempts(),
                call.getRetriesCount(),
                StoredTarget.read(call.getSuccessTarget()),
                StoredTarget.read(call.getFailureTarget()),
                call.getAcceptedAt(),
                call.getExpiresAt(),
                call.getNextAttemptAt(),
                call.getFinishedAt(),
                call.getInvocationId(),
                call.getOutcome(),
                call.getHttpStatus(),
                call.getErrorCode(),
                call.getError(),
                call.getDelivery(),
                attempts.stream().map(AsyncInvocationService::value).toList());
    }

    private static AsyncAttemptValue value(AsyncAttemptEntity attempt) {
        return new AsyncAttemptValue(
                attempt.getInvocationId(),
                attempt.getAttempt(),
                attempt.getStartedAt(),
                attempt.getFinishedAt(),
                attempt.getOutcome(),
                attempt.getHttpStatus(),
                attempt.getErrorCode());
    }
}
