// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.Fired;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.function.FunctionEntity;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspensionServiceTest {
    private static final UUID INVOCATION = new UUID(0, 9);

    private final FakeDatabase database = new FakeDatabase();
    private final Fired<SuspensionChanged> changed = new Fired<>();
    private final MovingClock clock = new MovingClock();
    private final SuspensionService service = service();
    private final FunctionEntity function = function();

    private SuspensionService service() {
        AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
        return Beans.wire(Beans.wire(new SuspensionService(), database.repositories()), audit, clock, changed);
    }

    private FunctionEntity function() {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId(Callers.SITE);
        entity.setIntegrationId(UUID.randomUUID());
        database.siteRepository.ensure(Callers.SITE, OffsetDateTime.now(clock));
        database.functionRepository.add(entity);
        return entity;
    }

    @Test
    void administratorSuspendsAndResumesAFunctionOfAnySite() {
        SuspensionValue suspension = service.suspendFunction(Callers.administrator(), function.getId(), "mines coins");
        assertThat(suspension)
                .isEqualTo(new SuspensionValue(
                        "mines coins", SuspensionSource.ADMINISTRATOR, OffsetDateTime.now(clock), null));
        assertThat(service.functionSuspension(Callers.administrator(), function.getId()))
                .isEqualTo(suspension);
        service.resumeFunction(Callers.administrator(), function.getId());
        assertThat(function.getSuspension()).isNull();
        SuspensionChanged event = new SuspensionChanged(Callers.SITE, function.getIntegrationId());
        assertThat(changed.events).containsExactly(event, event);
        assertThat(database.audit)
                .extracting(
                        AuditRecordEntity::getAction,
                        AuditRecordEntity::getActor,
                        AuditRecordEntity::getSiteId,
                        AuditRecordEntity::getFunctionId,
                        AuditRecordEntity::getReason)
                .containsExactly(
                        tuple("FUNCTION_SUSPENDED", "root", Callers.SITE, function.getId(), "mines coins"),
                        tuple("FUNCTION_RESUMED", "root", Callers.SITE, function.getId(), null));
    }

    @Test
    void administratorSuspendsAndResumesASite() {
        SuspensionValue suspension = service.suspendSite(Callers.administrator(), Callers.SITE, "unpaid");
        assertThat(service.siteSuspension(Callers.administrator(), Callers.SITE))
                .isEqualTo(suspension);
        service.resumeSite(Callers.administrator(), Callers.SITE);
        assertNotFound(() -> service.siteSuspension(Callers.administrator(), Callers.SITE));
        SuspensionChanged event = new SuspensionChanged(Callers.SITE, null);
        assertThat(changed.events).containsExactly(event, event);
        assertThat(database.audit)
                .extracting(
                        AuditRecordEntity::getAction,
                        AuditRecordEntity::getSiteId,
                        AuditRecordEntity::getFunctionId,
                        AuditRecordEntity::getReason)
                .containsExactly(
                        tuple("SITE_SUSPENDED", Callers.SITE, null, "unpaid"),
                        tuple("SITE_RESUMED", Callers.SITE, null, null));
    }

    @Test
    void ruleSuspendsForATimeAsTheSystem() {
        service.suspendByRule(function.getId(), INVOCATION, "too long", Duration.ofMinutes(10));
        OffsetDateTime now = OffsetDateTime.now(clock);
        assertThat(service.functionSuspension(Callers.administrator(), function.getId()))
                .isEqualTo(new SuspensionValue("too long", SuspensionSource.RULE, now, now.plusMinutes(10)));
        assertThat(database.audit)
                .extracting(
                        AuditRecordEntity::getAction,
                        AuditRecordEntity::getActor,
                        AuditRecordEntity::getSiteId,
                        AuditRecordEntity::getRequestId)
                .containsExactly(tuple("FUNCTION_SUSPENDED", "system", Callers.SITE, INVOCATION.toString()));
        clock.advance(Duration.ofMinutes(10));
        assertNotFound(() -> service.functionSuspension(Callers.administrator(), function.getId()));
        assertNotFound(() -> service.resumeFunction(Callers.administrator(), function.getId()));
    }

    @Test
    void ruleLeavesASuspensionThatThereIs() {
        service.suspendFunction(Callers.administrator(), function.getId(), "by hand");
        service.suspendByRule(function.getId(), INVOCATION, "too long", Duration.ofMinutes(10));
        assertThat(service.functionSuspension(Callers.administrator(), function.getId())
                        .reason())
                .isEqualTo("by hand");
        assertThat(database.audit).hasSize(1);
    }

    @Test
    void ruleSuspendsAnewWhenTheSuspensionBeforeIsOver() {
        service.suspendByRule(function.getId(), INVOCATION, "first", Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(10));
        service.suspendByRule(function.getId(), INVOCATION, "x".repeat(501), Duration.ofMinutes(10));
        assertThat(service.functionSuspension(Callers.administrator(), function.getId())
                        .reason())
                .hasSize(500)
                .endsWith("x…");
    }

    @Test
    void ruleForgetsAFunctionThatWasDeleted() {
        service.suspendByRule(UUID.randomUUID(), INVOCATION, "too long", Duration.ofMinutes(10));
        assertThat(database.audit).isEmpty();
        assertThat(changed.events).isEmpty();
    }

    @Test
    void administratorTakesOverASuspensionOfTheRule() {
        service.suspendByRule(function.getId(), INVOCATION, "too long", Duration.ofMinutes(10));
        assertThat(service.suspendFunction(Callers.administrator(), function.getId(), "for good")
                        .until())
                .isNull();
    }

    @Test
    void whatIsNotSuspendedOrNotThereIsNotFound() {
        assertNotFound(() -> service.functionSuspension(Callers.administrator(), function.getId()));
        assertNotFound(() -> service.resumeFunction(Callers.administrator(), function.getId()));
        assertNotFound(() -> service.suspendFunction(Callers.administrator(), UUID.randomUUID(), "why"));
        assertNotFound(() -> service.resumeSite(Callers.administrator(), Callers.SITE));
        assertNotFound(() -> service.suspendSite(Callers.administrator(), "nowhere", "why"));
        assertNotFound(() -> service.siteSuspension(Callers.administrator(), "nowhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b", "\ud800"})
    void reasonMustSaySomething(String reason) {
        assertRefused(
                ErrorCode.VALIDATION_FAILED,
                () -> service.suspendFunction(Callers.administrator(), function.getId(), reason));
        assertRefused(
                ErrorCode.VALIDATION_FAILED, () -> service.suspendSite(Callers.administrator(), Callers.SITE, reason));
    }

    @Test
    void reasonHasABound() {
        service.suspendFunction(Callers.administrator(), function.getId(), "😀".repeat(500));
        assertRefused(
                ErrorCode.VALIDATION_FAILED,
                () -> service.suspendFunction(Callers.administrator(), function.getId(), "x".repeat(501)));
    }

    @Test
    void everyOperationNeedsThePermissionToAdminister() {
        var author = Callers.with(Permission.FUNCTIONS_READ, Permission.FUNCTIONS_UPDATE, Permission.FUNCTIONS_CREATE);
        UUID id = function.getId();
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.suspendFunction(author, id, "why"));
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.functionSuspension(author, id));
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.resumeFunction(author, id));
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.suspendSite(author, Callers.SITE, "why"));
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.siteSuspension(author, Callers.SITE));
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.resumeSite(author, Callers.SITE));
        assertThat(database.audit).isEmpty();
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertRefused(ErrorCode.NOT_FOUND, call);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
