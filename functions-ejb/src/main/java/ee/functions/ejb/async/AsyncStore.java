// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.event.EventDeliveries;
import ee.functions.ejb.invocation.AsyncCall;
import ee.functions.ejb.invocation.InvocationCause;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.async.AsyncAttemptEntity;
import ee.functions.jpa.async.AsyncBacklog;
import ee.functions.jpa.async.AsyncInvocationEntity;
import ee.functions.jpa.async.AsyncInvocationRepository;
import ee.functions.jpa.async.AsyncInvocationRepository.DueCall;
import ee.functions.jpa.async.AsyncInvocationRepository.PassedOver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Takes calls that are due and notes what became of them; each method is one short transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class AsyncStore {
    /** How often a call may take its server down, or seem to, before it is given up. */
    static final int MOST_LOSSES = 5;

    private static final int ERROR_BYTES = 2000;
    private static final byte[] NO_BODY = {};

    @Inject
    AsyncInvocationRepository calls;

    @Inject
    ResultDelivery delivery;

    @Inject
    EventDeliveries events;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Returns calls that are due, the most overdue first; several servers may see the same. */
    public List<DueCall> due(PassedOver passedOver, int limit) {
        return calls.due(now(), passedOver, limit);
    }

    /** Returns how many calls of all servers have no end yet. */
    public AsyncBacklog backlog() {
        return calls.backlog();
    }

    /** Returns when the earliest attempt to come is due, empty if no call waits. */
    public Optional<Instant> earliest(PassedOver passedOver) {
        return calls.earliest(passedOver).map(OffsetDateTime::toInstant);
    }

    /** Takes a call; empty if somebody else has taken or removed it. Once this has returned the attempt is the caller's alone. */
    public Optional<BegunAttempt> begin(DueCall due) {
        return calls.take(due).map(this::begin);
    }

    private BegunAttempt begin(AsyncInvocationEntity call) {
        OffsetDateTime now = now();
        // The id of the call is that of its first invocation. An invocation that was refused or lost may have a record
        // already.
        UUID invocationId = call.getInvocationId() == null ? call.getId() : UUID.randomUUID();
        call.setStatus(AsyncInvocationRepository.RUNNING);
        call.setInvocationId(invocationId);
        call.setAttempts(call.getAttempts() + 1);
        call.setNextAttemptAt(null);
        call.setLeaseUntil(now.plus(lease()));
        return begun(call, invocationId, now);
    }

    private BegunAttempt begun(AsyncInvocationEntity call, UUID invocationId, OffsetDateTime now) {
        AsyncAttemptEntity attempt = new AsyncAttemptEntity();
        attempt.setInvocationId(invocationId);
        attempt.setAsyncInvocationId(call.getId());
        attempt.setAttempt(call.getAttempts());
        attempt.setStartedAt(now);
        attempt.setOutcome(AsyncInvocationRepository.RUNNING);
        calls.addAttempt(attempt);
        byte[] body = call.getBody();
        return new BegunAttempt(
                call.getId(),
                call.getFunctionId(),
                new InvocationRequest(
                        invocationId,
                        StoredCaller.read(call),
                        new FunctionTarget(call.getFunctionId(), call.getTag()),
                        call.getMethod(),
                        call.getUrl(),
                        StoredHeaders.read(call.getHeaders()),
                        body == null ? NO_BODY : body,
                        call.isRaw(),
                        cause(call)));
    }

    private InvocationCause cause(AsyncInvocationEntity call) {
        AsyncCall sent = new AsyncCall(call.getId(), call.getAttempts(), call.getEventId());
        return call.getEventId() == null
                ? sent
                : events.cause(call.getId()).map(InvocationCause.class::cast).orElse(sent);
    }

    private Duration lease() {
        return settings.duration(Setting.INVOCATION_RUN_TIME_LIMIT_MS)
                .plus(settings.duration(Setting.INSTANCE_START_TIME_LIMIT_MS))
                .plus(settings.duration(Setting.SCALING_QUEUE_TIME_LIMIT_MS))
                .plus(settings.duration(Setting.ASYNC_LEASE_S));
    }

    /** Notes how an attempt ended and what comes next; nothing if it was given up as lost, or its call is gone. */
    public void finish(BegunAttempt attempt, AttemptEnd end) {
        UUID invocationId = attempt.request().id();
        calls.lock(attempt.id())
                .filter(call -> call.getStatus().equals(AsyncInvocationRepository.RUNNING)
                        && invocationId.equals(call.getInvocationId()))
                .ifPresent(call -> finish(call, invocationId, end));
    }

    private void finish(AsyncInvocationEntity call, UUID invocationId, AttemptEnd end) {
        call.setOutcome(end.outcome());
        call.setHttpStatus(end.status());
        call.setErrorCode(end.errorCode());
        call.setError(storable(end.error()));
        switch (end.kind()) {
            case ANSWERED -> {
                ended(invocationId, end.outcome(), end);
                finished(call, AsyncInvocationRepository.SUCCEEDED, end);
                call.setHeaders(null);
                call.setBody(null);
            }
            case REFUSED -> {
                ended(invocationId, end.outcome(), end);
                finished(call, AsyncInvocationRepository.DEAD, end);
            }
            case FAILED -> {
                ended(invocationId, end.outcome(), end);
                call.setFailures(call.getFailures() + 1);
                if (call.getFailures() > call.getRetriesCount()) {
                    finished(call, AsyncInvocationRepository.DEAD, end);
                } else {
                    again(call, delays().after(call.getFailures(), chance()), end);
                }
            }
            case POSTPONED -> {
                calls.removeAttempt(invocationId);
                call.setAttempts(call.getAttempts() - 1);
                again(call, delays().postponed(end.retryAfter(), chance()), end);
            }
        }
    }

    /** Has the calls tried again whose server is gone; those that were lost too often are given up. Returns how many calls it were. */
    public int takeBackLost(int limit) {
        OffsetDateTime now = now();
        List<UUID> lost = calls.lost(now, limit);
        for (UUID id : lost) {
            calls.lock(id)
                    .filter(call ->
                            call.getLeaseUntil() != null && call.getLeaseUntil().isBefore(now))
                    .ifPresent(this::takeBack);
        }
        return lost.size();
    }

    private void takeBack(AsyncInvocationEntity call) {
        UUID invocationId = call.getInvocationId();
        if (invocationId != null) {
            ended(invocationId, AsyncInvocationRepository.LOST, null);
        }
        call.setOutcome(AsyncInvocationRepository.LOST);
        call.setHttpStatus(null);
        call.setErrorCode(null);
        call.setError("The server was gone before the attempt ended.");
        call.setLosses(call.getLosses() + 1);
        if (call.getLosses() >= MOST_LOSSES) {
            finished(call, AsyncInvocationRepository.DEAD, null);
        } else {
            again(call, Duration.ZERO, null);
        }
    }

    private void ended(UUID invocationId, String outcome, @Nullable AttemptEnd end) {
        calls.attempt(invocationId).ifPresent(attempt -> {
            attempt.setOutcome(outcome);
            attempt.setFinishedAt(now());
            attempt.setHttpStatus(end == null ? null : Integer.valueOf(end.status()));
            attempt.setErrorCode(end == null ? null : end.errorCode());
        });
    }

    private void again(AsyncInvocationEntity call, Duration delay, @Nullable AttemptEnd end) {
        OffsetDateTime next = now().plus(delay);
        if (next.isAfter(call.getExpiresAt())) {
            finished(call, AsyncInvocationRepository.DEAD, end);
            return;
        }
        call.setStatus(AsyncInvocationRepository.WAITING);
        call.setLeaseUntil(null);
        call.setNextAttemptAt(next);
    }

    private void finished(AsyncInvocationEntity call, String status, @Nullable AttemptEnd end) {
        call.setStatus(status);
        call.setLeaseUntil(null);
        call.setFinishedAt(now());
        call.setDelivery(delivery.deliver(call, end == null ? null : end.response()));
        if (call.getEventId() != null) {
            boolean succeeded = status.equals(AsyncInvocationRepository.SUCCEEDED);
            events.ended(
                    call.getId(),
                    Math.max(0, call.getAttempts() - 1),
                    succeeded ? null : String.valueOf(call.getError()));
        }
    }

    /** Deletes some of the calls of a status that ended before a time; returns how many, less than the limit when none is left. */
    public int deleteFinishedBefore(String status, OffsetDateTime time, int limit) {
        return calls.deleteFinishedBefore(status, time, limit);
    }

    private RetryDelays delays() {
        return RetryDelays.from(settings);
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    /** A function may throw what no database stores. */
    private static @Nullable String storable(@Nullable String error) {
        if (error == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        error.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c)
                .forEach(text::appendCodePoint);
        return Utf8.cut(text.toString(), ERROR_BYTES);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
