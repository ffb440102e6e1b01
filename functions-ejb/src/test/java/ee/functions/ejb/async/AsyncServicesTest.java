// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.async.AsyncTarget.ToFunction;
import ee.functions.ejb.async.AsyncTarget.ToStream;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeAsyncCalls;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.Fired;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.invocation.HeaderValue;
import ee.functions.ejb.invocation.InvocationCheck;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.PageQuery;
import ee.functions.jpa.async.AsyncInvocationEntity;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.function.FunctionEntity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers may do with asynchronous invocations and their policies. */
class AsyncServicesTest {
    private final FakeDatabase database = new FakeDatabase();
    private final FakeAsyncCalls fake = new FakeAsyncCalls();
    private final MovingClock clock = new MovingClock();
    private final Settings settings = TestSettings.with(Setting.ASYNC_WAITING_CALLS, "2")
            .and(Setting.SITE_ASYNC_WAITING_CALLS, "3")
            .and(Setting.ASYNC_BODY_BYTES, "1024")
            .build();
    private final Fired<AsyncInvocationStored> fired = new Fired<>();
    private final AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
    private final FakeCheck check = new FakeCheck();
    private final AsyncInvocations invocations = wired(new AsyncInvocations());
    private final AsyncInvocationService service = wired(new AsyncInvocationService());
    private final AsyncPolicyService policies = wired(new AsyncPolicyService());
    private final UUID function = function(Callers.SITE);
    private final UUID sibling = function(Callers.SITE);
    private final UUID foreign = function(Callers.OTHER_SITE);

    /** Lets in whatever asks, with one header less. */
    private static final class FakeCheck extends InvocationCheck {
        @Nullable
        FunctionsException refusal;

        @Override
        public Invocable of(InvocationRequest request) {
            if (refusal != null) {
                throw refusal;
            }
            FunctionTarget target = (FunctionTarget) request.target();
            return new Invocable(
                    target.functionId(), request.caller().siteId(), target.tag(), List.of(new HeaderValue("x-a", "b")));
        }
    }

    private <T> T wired(T bean) {
        return Beans.wire(
                bean,
                fake.repository,
                fake.policyRepository,
                database.functionRepository,
                audit,
                settings,
                clock,
                fired,
                check,
                invocations == null ? new Object() : invocations);
    }

    @Test
    void anAcceptedCallWaitsWithTheHeadersThatMayReachTheFunction() {
        AcceptedCall accepted = service.accept(request(function, 3));
        AsyncInvocationEntity call = fake.calls.get(accepted.id());
        assertThat(accepted.functionId()).isEqualTo(function);
        assertThat(call).isNotNull();
        assertThat(call.getStatus()).isEqualTo("WAITING");
        assertThat(call.getHeaders()).isEqualTo("[[\"x-a\",\"b\"]]");
        assertThat(call.getExpiresAt()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(fired.events).hasSize(1);
    }

    @Test
    void whatTheFlowWouldRefuseIsNotAccepted() {
        check.refusal = new FunctionsException(ErrorCode.TAG_NOT_FOUND, "no");
        refused(ErrorCode.TAG_NOT_FOUND, () -> service.accept(request(function, 3)));
        assertThat(fake.calls).isEmpty();
    }

    @Test
    void aLargeBodyIsNotAccepted() {
        service.accept(request(function, 1024));
        refused(ErrorCode.BODY_TOO_LARGE, () -> service.accept(request(function, 1025)));
    }

    @Test
    void callsWithoutAnEndAreLimitedPerFunctionAndSite() {
        UUID first = service.accept(request(function, 0)).id();
        service.accept(request(function, 0));
        refused(ErrorCode.ASYNC_LIMIT_REACHED, () -> service.accept(request(function, 0)));
        service.accept(request(sibling, 0));
        refused(ErrorCode.ASYNC_LIMIT_REACHED, () -> service.accept(request(sibling, 0)));
        fake.calls.get(first).setStatus("SUCCEEDED");
        service.accept(request(function, 0));
        assertThat(fake.calls).hasSize(4);
    }

    @Test
    void callsAreListedNewestFirstAndByStatus() {
        UUID first = service.accept(request(function, 0)).id();
        clock.advance(Duration.ofSeconds(1));
        UUID second = service.accept(request(function, 0)).id();
        fake.calls.get(first).setStatus("DEAD");

        Page<AsyncInvocationValue> page = service.list(Callers.all(), function, null, new PageQuery(1, false, null));
        Page<AsyncInvocationValue> next =
                service.list(Callers.all(), function, null, new PageQuery(1, false, page.nextToken()));

        assertThat(page.items()).extracting(AsyncInvocationValue::id).containsExactly(second);
        assertThat(next.items()).extracting(AsyncInvocationValue::id).containsExactly(first);
        assertThat(next.nextToken()).isNull();
        assertThat(service.list(Callers.all(), function, AsyncStatus.DEAD, new PageQuery(9, false, null))
                        .items())
                .extracting(AsyncInvocationValue::id)
                .containsExactly(first);
    }

    @Test
    void aDeadLetterRunsAgainAsIfItHadJustBeenAccepted() {
        UUID id = service.accept(request(function, 0)).id();
        refused(ErrorCode.INVALID_STATE, () -> service.runAgain(Callers.all(), function, id));
        AsyncInvocationEntity call = fake.calls.get(id);
        call.setStatus("DEAD");
        call.setNextAttemptAt(null);
        call.setInvocationId(id);
        call.setFailures(3);
        call.setLosses(1);
        call.setAttempts(4);
        call.setDelivery("SENT");
        clock.advance(Duration.ofHours(30));

        AsyncInvocationValue value = service.runAgain(Callers.all(), function, id);

        assertThat(value.status()).isEqualTo(AsyncStatus.WAITING);
        assertThat(value.expiresAt()).isEqualTo("2026-11-22T18:00:00Z");
        assertThat(call.getNextAttemptAt()).isEqualTo("2026-11-21T18:00:00Z");
        assertThat(call.getFailures() + call.getLosses() + call.getAttempts()).isZero();
        assertThat(call.getDelivery()).isNull();
        assertThat(fired.events).hasSize(2);
        assertThat(actions()).containsExactly("ASYNC_INVOCATION_RUN_AGAIN");
    }

    @Test
    void allButRunningCallsAreDeleted() {
        UUID id = service.accept(request(function, 0)).id();
        fake.calls.get(id).setStatus("RUNNING");
        refused(ErrorCode.INVALID_STATE, () -> service.delete(Callers.all(), function, id));
        fake.calls.get(id).setStatus("WAITING");
        service.delete(Callers.all(), function, id);
        assertThat(fake.calls).isEmpty();
        assertThat(actions()).containsExactly("ASYNC_INVOCATION_DELETED");
    }

    @Test
    void nobodySeesOrTouchesWhatBelongsToAnotherSiteOrFunction() {
        UUID id = service.accept(request(function, 0)).id();
        for (UUID wrong : List.of(sibling, foreign)) {
            refused(ErrorCode.NOT_FOUND, () -> service.get(Callers.all(), wrong, id));
            refused(ErrorCode.NOT_FOUND, () -> service.delete(Callers.all(), wrong, id));
            refused(ErrorCode.NOT_FOUND, () -> service.runAgain(Callers.all(), wrong, id));
        }
        refused(ErrorCode.NOT_FOUND, () -> service.get(Callers.ofOtherSite(), function, id));
        refused(
                ErrorCode.NOT_FOUND,
                () -> service.list(Callers.ofOtherSite(), function, null, new PageQuery(1, false, null)));
        refused(ErrorCode.NOT_FOUND, () -> policies.list(Callers.ofOtherSite(), function));
    }

    @Test
    void eachOperationNeedsItsPermission() {
        UUID id = service.accept(request(function, 0)).id();
        Caller reader = Callers.with(Permission.FUNCTIONS_READ);
        Caller editor = Callers.with(Permission.FUNCTIONS_UPDATE);
        assertThat(service.get(reader, function, id).id()).isEqualTo(id);
        refused(ErrorCode.PERMISSION_DENIED, () -> service.get(editor, function, id));
        refused(ErrorCode.PERMISSION_DENIED, () -> service.runAgain(reader, function, id));
        refused(ErrorCode.PERMISSION_DENIED, () -> service.delete(reader, function, id));
        refused(ErrorCode.PERMISSION_DENIED, () -> policies.put(reader, function, "blue", wanted(0)));
        refused(ErrorCode.PERMISSION_DENIED, () -> policies.delete(reader, function, "blue"));
        refused(ErrorCode.PERMISSION_DENIED, () -> policies.get(editor, function, "blue"));
    }

    @Test
    void aPolicyIsSetReplacedAndRemoved() {
        AsyncPolicyValue first = policies.put(
                Callers.all(),
                function,
                "blue",
                new NewAsyncPolicy(7, new ToFunction(sibling, "$latest"), new ToStream()));
        AsyncPolicyValue second = policies.put(Callers.all(), function, "blue", new NewAsyncPolicy(null, null, null));

        assertThat(first)
                .returns(7, AsyncPolicyValue::retriesCount)
                .returns(new ToFunction(sibling, "$latest"), AsyncPolicyValue::successTarget)
                .returns(new ToStream(), AsyncPolicyValue::failureTarget);
        assertThat(second).returns(2, AsyncPolicyValue::retriesCount).returns(null, AsyncPolicyValue::successTarget);
        assertThat(policies.list(Callers.all(), function)).containsExactly(second);
        assertThat(policies.get(Callers.all(), function, "blue")).isEqualTo(second);
        policies.delete(Callers.all(), function, "blue");
        refused(ErrorCode.NOT_FOUND, () -> policies.get(Callers.all(), function, "blue"));
        refused(ErrorCode.NOT_FOUND, () -> policies.delete(Callers.all(), function, "blue"));
        assertThat(actions()).containsExactly("ASYNC_POLICY_SET", "ASYNC_POLICY_SET", "ASYNC_POLICY_REMOVED");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void retriesAreLimited(int retries) {
        refused(ErrorCode.VALIDATION_FAILED, () -> policies.put(Callers.all(), function, "blue", wanted(retries)));
    }

    @Test
    void tagsAndTargetsMustBePossible() {
        refused(ErrorCode.VALIDATION_FAILED, () -> policies.put(Callers.all(), function, "Blue", wanted(0)));
        refused(
                ErrorCode.VALIDATION_FAILED,
                () -> policies.put(
                        Callers.all(), function, "blue", new NewAsyncPolicy(0, new ToFunction(foreign, "blue"), null)));
        refused(
                ErrorCode.VALIDATION_FAILED,
                () -> policies.put(
                        Callers.all(), function, "blue", new NewAsyncPolicy(0, null, new ToFunction(sibling, "$no"))));
        assertThat(fake.policies).isEmpty();
    }

    @Test
    void thePausesGrowToTheLongestAndAreScattered() {
        RetryDelays delays = new RetryDelays(Duration.ofSeconds(1), Duration.ofSeconds(60));
        assertThat(delays.after(1, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(delays.after(3, 0.5)).isEqualTo(Duration.ofSeconds(3));
        assertThat(delays.after(101, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(delays.postponed(Duration.ZERO, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(delays.postponed(Duration.ofHours(9), 0)).isEqualTo(Duration.ofSeconds(30));
    }

    private static NewAsyncPolicy wanted(int retries) {
        return new NewAsyncPolicy(retries, null, null);
    }

    private static InvocationRequest request(UUID functionId, int bodyBytes) {
        return new InvocationRequest(
                UUID.randomUUID(),
                Callers.all(),
                new FunctionTarget(functionId, "blue"),
                "POST",
                "https://functions.example/call",
                List.of(new HeaderValue("authorization", "secret")),
                new byte[bodyBytes],
                false,
                null);
    }

    private UUID function(String siteId) {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId(siteId);
        database.functions.put(entity.getId(), entity);
        return entity.getId();
    }

    private List<String> actions() {
        return database.audit.stream().map(AuditRecordEntity::getAction).toList();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(call).returns(code, FunctionsException::code);
    }
}
