// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.Fired;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.version.VersionEntity;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FunctionServiceTest {
    private final FakeDatabase database = new FakeDatabase();
    private final Fired<FunctionDeleted> deleted = new Fired<>();
    private final FunctionService service =
            service(TestSettings.with(Setting.SITE_FUNCTION_COUNT, "3").build());

    private FunctionService service(Settings settings) {
        MovingClock clock = new MovingClock();
        AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
        FunctionService wired = Beans.wire(new FunctionService(), database.repositories());
        return Beans.wire(wired, audit, clock, settings, deleted);
    }

    @Test
    void createGivesAnOwnIntegrationIdAndIsAudited() {
        FunctionValue function = create("first");
        assertThat(function.integrationId()).isNotEqualTo(function.id());
        assertThat(function.currentVersion()).isNull();
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getAction, AuditRecordEntity::getActor, AuditRecordEntity::getFunctionId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("FUNCTION_CREATED", "alice", function.id()));
    }

    @Test
    void createRefusesWhenNameIsTaken() {
        create("first");
        assertRefused(ErrorCode.NAME_TAKEN, () -> create("first"));
    }

    @Test
    void createRefusesWhenSiteIsAtItsLimit() {
        create("one");
        create("two");
        create("three");
        assertRefused(ErrorCode.FUNCTION_LIMIT_REACHED, () -> create("four"));
        assertThat(database.functions).hasSize(3);
    }

    @Test
    void createInAnotherSiteIsNotFound() {
        NewFunction wanted = new NewFunction(Callers.OTHER_SITE, "first", null, 0);
        assertRefused(ErrorCode.NOT_FOUND, () -> service.create(Callers.all(), wanted));
    }

    @Test
    void createNeedsItsPermission() {
        NewFunction wanted = new NewFunction(Callers.SITE, "first", null, 0);
        assertRefused(
                ErrorCode.PERMISSION_DENIED, () -> service.create(Callers.with(Permission.FUNCTIONS_UPDATE), wanted));
    }

    @Test
    void listOfAnotherSiteIsNotFound() {
        assertRefused(
                ErrorCode.NOT_FOUND, () -> service.list(Callers.all(), List.of(Callers.SITE, Callers.OTHER_SITE)));
        assertRefused(ErrorCode.VALIDATION_FAILED, () -> service.list(Callers.all(), List.of()));
    }

    @Test
    void listTellsCurrentVersionsWithoutReadingThem() {
        FunctionValue without = create("without");
        FunctionValue deployed = create("deployed");
        VersionEntity version = new VersionEntity();
        version.setId(UUID.randomUUID());
        version.setFunctionId(deployed.id());
        version.setCreatedAt(deployed.createdAt());
        database.versionRepository.add(version);
        database.functions.get(deployed.id()).setCurrentVersionId(version.getId());
        assertThat(service.list(Callers.all(), List.of(Callers.SITE)))
                .extracting(FunctionValue::id, FunctionValue::currentVersion)
                .containsExactlyInAnyOrder(
                        tuple(without.id(), null),
                        tuple(deployed.id(), new FunctionValue.CurrentVersion(version.getId(), deployed.createdAt())));
        assertThat(database.versionsRead)
                .as("a site may have thousands of functions")
                .isZero();
    }

    @Test
    void functionOfAnotherSiteIsNotFound() {
        UUID id = create("first").id();
        FunctionChange change = new FunctionChange("other", null, false, null, null);
        assertRefused(ErrorCode.NOT_FOUND, () -> service.get(Callers.ofOtherSite(), id));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.update(Callers.ofOtherSite(), id, change));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.delete(Callers.ofOtherSite(), id));
        assertThat(database.functions).containsKey(id);
    }

    @Test
    void updateChangesOnlyWhatIsGiven() {
        UUID id = service.create(Callers.all(), new NewFunction(Callers.SITE, "first", "text", 2))
                .id();
        FunctionValue renamed =
                service.update(Callers.all(), id, new FunctionChange("second", null, false, null, null));
        assertThat(renamed.name()).isEqualTo("second");
        assertThat(renamed.description()).isEqualTo("text");
        assertThat(renamed.warmInstances()).isEqualTo(2);
        FunctionValue emptied = service.update(Callers.all(), id, new FunctionChange(null, null, true, 0, null));
        assertThat(emptied.description()).isNull();
        assertThat(emptied.warmInstances()).isZero();
        assertThat(emptied.name()).isEqualTo("second");
    }

    @Test
    void theRuleOfPagesIsCheckedStoredAndTakenAway() {
        CorsRule rule = new CorsRule(List.of("https://page.example"), List.of(), 60);
        UUID id = service.create(Callers.all(), new NewFunction(Callers.SITE, "first", null, 0, rule))
                .id();
        assertThat(service.get(Callers.all(), id).cors()).isEqualTo(rule);
        service.update(Callers.all(), id, new FunctionChange("second", null, false, null, null));
        assertThat(service.get(Callers.all(), id).cors()).as("stays").isEqualTo(rule);
        CorsRule wrong = new CorsRule(List.of("https://page.example/path"), List.of(), 60);
        assertRefused(
                ErrorCode.VALIDATION_FAILED,
                () -> service.update(
                        Callers.all(), id, new FunctionChange(null, null, false, null, wrong, true, null)));
        service.update(Callers.all(), id, new FunctionChange(null, null, false, null, null, true, null));
        assertThat(service.get(Callers.all(), id).cors()).isNull();
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getAction)
                .containsExactly("FUNCTION_CREATED", "FUNCTION_UPDATED", "FUNCTION_UPDATED");
    }

    @Test
    void updateIsForUsersAlone() {
        UUID id = create("first").id();
        FunctionChange change = new FunctionChange("second", null, false, null, null);
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.update(Callers.application(), id, change));
        assertThat(database.audit).hasSize(1);
    }

    @Test
    void updateMayKeepItsOwnNameButNotTakeAnother() {
        create("first");
        UUID id = create("second").id();
        service.update(Callers.all(), id, new FunctionChange("second", null, false, null, null));
        assertRefused(
                ErrorCode.NAME_TAKEN,
                () -> service.update(Callers.all(), id, new FunctionChange("first", null, false, null, null)));
    }

    @Test
    void updateRefusesWhenSomebodyElseWasFaster() {
        FunctionValue read = create("first");
        FunctionChange change = new FunctionChange("mine", null, false, null, read.lockVersion() + 1);
        assertRefused(ErrorCode.EDIT_CONFLICT, () -> service.update(Callers.all(), read.id(), change));
    }

    @Test
    void deleteTellsEverybodyAndIsAudited() {
        FunctionValue function = create("first");
        service.delete(Callers.all(), function.id());
        assertThat(database.functions).isEmpty();
        assertThat(deleted.events).containsExactly(new FunctionDeleted(function.id(), function.integrationId(), null));
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getAction)
                .containsExactly("FUNCTION_CREATED", "FUNCTION_DELETED");
    }

    private FunctionValue create(String name) {
        return service.create(Callers.all(), new NewFunction(Callers.SITE, name, null, 0));
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
