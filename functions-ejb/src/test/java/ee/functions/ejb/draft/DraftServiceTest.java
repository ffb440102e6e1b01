// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.deployment.DeploymentService;
import ee.functions.ejb.deployment.DeploymentValue;
import ee.functions.ejb.deployment.VersionDeployed;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.Fired;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.function.FunctionChange;
import ee.functions.ejb.function.FunctionService;
import ee.functions.ejb.function.FunctionUpdated;
import ee.functions.ejb.function.NewFunction;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.EnvironmentVault;
import ee.functions.ejb.version.NewVersion;
import ee.functions.ejb.version.TaskValue;
import ee.functions.ejb.version.VersionCode;
import ee.functions.ejb.version.VersionComparison;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.ejb.version.VersionService;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionStatus;
import ee.functions.runtime.compat.CompatibilityDates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftServiceTest {
    private static final Draft TYPESCRIPT = new Draft("typescript", "node", "export default (data: any) => data;");

    private final FakeDatabase database = new FakeDatabase();
    private final EnvironmentVault vault = Beans.wire(new EnvironmentVault(), TestSettings.defaults());
    private final VersionService versions = new VersionService();
    private final FunctionService functions = new FunctionService();
    private final DraftService service =
            service(TestSettings.with(Setting.VERSION_CODE_BYTES, "100").build());

    private DraftService service(Settings settings) {
        MovingClock clock = new MovingClock();
        AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
        VersionComparison comparison = Beans.wire(new VersionComparison(), vault);
        Beans.wire(functions, database.repositories());
        Beans.wire(functions, audit, clock, settings, new Fired<FunctionUpdated>());
        Beans.wire(versions, database.repositories());
        Beans.wire(versions, vault, comparison, audit, clock, settings, new Fired<Object>());
        DeploymentService deployments = Beans.wire(new DeploymentService(), database.repositories());
        Beans.wire(deployments, comparison, audit, clock, new Fired<VersionDeployed>());
        DraftService wired = Beans.wire(new DraftService(), database.repositories());
        return Beans.wire(wired, functions, versions, deployments, settings);
    }

    @Test
    void createStoresFunctionAndDraft() {
        DraftedFunction created = create("hello", TYPESCRIPT);
        assertThat(created.function().name()).isEqualTo("hello");
        assertThat(created.createdBy()).isEqualTo("alice");
        assertThat(created.draft()).isEqualTo(TYPESCRIPT);
        assertThat(service.get(Callers.all(), id(created))).isEqualTo(created);
        assertThat(service.list(Callers.all())).containsExactly(created);
        assertThat(actions()).containsExactly("FUNCTION_CREATED");
    }

    @Test
    void aHandlerAloneGetsTheUsualTemplateAndRuntime() {
        Draft draft = create("hello", new Draft(null, null, "export default () => 1;"))
                .draft();
        assertThat(draft.template()).isEqualTo("javascript");
        assertThat(draft.runtime()).isEqualTo("node");
    }

    @Test
    void createRefusesWhatNoBuildCanRead() {
        assertRefused(ErrorCode.VALIDATION_FAILED, "template", () -> create("a", new Draft("cobol", null, null)));
        assertRefused(ErrorCode.VALIDATION_FAILED, "runtime", () -> create("a", new Draft(null, "deno", null)));
        assertRefused(ErrorCode.VALIDATION_FAILED, "handler", () -> create("a", new Draft(null, null, " ")));
        assertRefused(
                ErrorCode.CODE_TOO_LARGE, "handler", () -> create("a", new Draft(null, null, "//" + "a".repeat(99))));
        assertThat(database.functions).isEmpty();
    }

    @Test
    void refusalsNameWhatIsAllowedAndNotWhatWasGiven() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> create("a", new Draft("cobol", null, null)))
                .withMessageContaining("javascript, typescript")
                .withMessageNotContaining("cobol");
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> create("a", new Draft(null, "deno", null)))
                .withMessageContaining("node, nashorn, v8, auto");
    }

    @Test
    void aFunctionOfAnotherSiteIsNotFound() {
        UUID id = id(create("hello", TYPESCRIPT));
        Caller other = Callers.ofOtherSite();
        assertRefused(ErrorCode.NOT_FOUND, null, () -> service.get(other, id));
        assertRefused(ErrorCode.NOT_FOUND, null, () -> service.build(other, id));
        assertRefused(ErrorCode.NOT_FOUND, null, () -> service.deploy(other, id));
        assertRefused(ErrorCode.NOT_FOUND, null, () -> service.update(other, id, change("x", Map.of())));
        assertThat(service.list(other)).isEmpty();
    }

    @Test
    void updateChangesWhatItNamesAndNoVersion() {
        UUID id = id(create("hello", TYPESCRIPT));
        finish(service.build(Callers.all(), id));
        DraftedFunction updated =
                service.update(Callers.all(), id, change("bye", draft("handler", "export default () => 2;")));
        assertThat(updated.function().name()).isEqualTo("bye");
        assertThat(updated.draft()).isEqualTo(new Draft("typescript", "node", "export default () => 2;"));
        assertThat(service.get(Callers.all(), id)).isEqualTo(updated);
        assertThat(database.versions.values())
                .extracting(VersionEntity::getSource)
                .containsExactly(TYPESCRIPT.handler());
        assertThat(actions()).containsExactly("FUNCTION_CREATED", "VERSION_CREATED", "FUNCTION_UPDATED");
    }

    @Test
    void updateRemovesWhatIsNull() {
        UUID id = id(create("hello", TYPESCRIPT));
        DraftedFunction updated = service.update(Callers.all(), id, change(null, draft("handler", null)));
        assertThat(updated.draft()).isEqualTo(new Draft("typescript", "node", null));
        assertThat(updated.function().name()).isEqualTo("hello");
        assertRefused(ErrorCode.NOTHING_TO_BUILD, "handler", () -> service.build(Callers.all(), id));
    }

    @Test
    void updateChecksTheDraft() {
        UUID id = id(create("hello", TYPESCRIPT));
        assertRefused(
                ErrorCode.VALIDATION_FAILED,
                "template",
                () -> service.update(Callers.all(), id, change(null, draft("template", "cobol"))));
        assertThat(service.get(Callers.all(), id).draft()).isEqualTo(TYPESCRIPT);
    }

    @Test
    void updateIsForUsers() {
        UUID id = id(create("hello", TYPESCRIPT));
        assertRefused(
                ErrorCode.PERMISSION_DENIED,
                null,
                () -> service.update(Callers.application(), id, change("bye", Map.of())));
    }

    @Test
    void buildMakesAVersionOfTheDraft() {
        UUID id = id(create("hello", new Draft("typescript", "v8", "export default (d: any) => d;")));
        VersionEntity version = version(service.build(Callers.with(Permission.FUNCTIONS_UPDATE), id));
        assertThat(version.getSource()).isEqualTo("export default (d: any) => d;");
        assertThat(version.getFileName()).isEqualTo("function.ts");
        assertThat(version.getEngine()).isEqualTo("v8");
        assertThat(version.getCompatibilityDate()).isEqualTo(CompatibilityDates.MAXIMUM);
        assertThat(actions()).containsExactly("FUNCTION_CREATED", "VERSION_CREATED");
    }

    @Test
    void buildKeepsOfTheVersionBeforeWhatADraftDoesNotHave() {
        UUID id = id(create("hello", new Draft("javascript", "node", "export default () => 2;")));
        finish(versions.create(
                Callers.all(),
                id,
                new NewVersion(
                        VersionCode.of("export default () => 1;"),
                        CompatibilityDates.MINIMUM,
                        Map.of("KEY", "value"),
                        new VersionLimits(1_000, null, null),
                        "auto")));
        VersionEntity version = version(service.build(Callers.all(), id));
        assertThat(version.getSource()).isEqualTo("export default () => 2;");
        assertThat(version.getCompatibilityDate()).isEqualTo(CompatibilityDates.MINIMUM);
        assertThat(vault.read(version)).isEqualTo(Map.of("KEY", "value"));
        assertThat(version.getRunTimeLimitMs()).isEqualTo(1_000);
        assertThat(version.getEngine()).isEqualTo("auto");
        assertThat(version.getSequenceNumber()).isEqualTo(2);
    }

    @Test
    void aFunctionOfTheOtherContractHasNoDraftToBuild() {
        UUID id = functions
                .create(Callers.all(), new NewFunction(Callers.SITE, "bare", null, 0))
                .id();
        assertThat(service.get(Callers.all(), id).draft()).isEqualTo(Draft.NONE);
        assertThat(service.list(Callers.all()))
                .extracting(DraftedFunction::draft)
                .containsExactly(Draft.NONE);
        assertRefused(ErrorCode.NOTHING_TO_BUILD, "handler", () -> service.build(Callers.all(), id));
    }

    @Test
    void deployTakesTheNewestVersionThatIsBuilt() {
        UUID id = id(create("hello", TYPESCRIPT));
        assertRefused(ErrorCode.NOTHING_TO_DEPLOY, null, () -> service.deploy(Callers.all(), id));
        finish(service.build(Callers.all(), id));
        UUID built = finish(service.build(Callers.all(), id));
        service.build(Callers.all(), id);
        DeploymentValue deployment = service.deploy(Callers.with(Permission.FUNCTIONS_UPDATE), id);
        assertThat(deployment.versionId()).isEqualTo(built);
        assertThat(Objects.requireNonNull(
                                service.get(Callers.all(), id).function().currentVersion())
                        .id())
                .isEqualTo(built);
        assertThat(actions()).endsWith("VERSION_CREATED", "VERSION_DEPLOYED");
    }

    @Test
    void eachStepNeedsItsPermission() {
        UUID id = id(create("hello", TYPESCRIPT));
        Caller reader = Callers.with(Permission.FUNCTIONS_READ);
        assertRefused(
                ErrorCode.PERMISSION_DENIED,
                null,
                () -> service.create(reader, new NewFunction(Callers.SITE, "x", null, 0), TYPESCRIPT));
        assertRefused(ErrorCode.PERMISSION_DENIED, null, () -> service.update(reader, id, change("x", Map.of())));
        assertRefused(ErrorCode.PERMISSION_DENIED, null, () -> service.build(reader, id));
        assertRefused(ErrorCode.PERMISSION_DENIED, null, () -> service.deploy(reader, id));
        Caller updater = Callers.with(Permission.FUNCTIONS_UPDATE);
        assertRefused(ErrorCode.PERMISSION_DENIED, null, () -> service.get(updater, id));
        assertRefused(ErrorCode.PERMISSION_DENIED, null, () -> service.list(updater));
    }

    @Test
    void noHandlerReachesALog() {
        assertThat(TYPESCRIPT.toString()).doesNotContain("export");
        assertThat(change(null, draft("handler", "secret")).toString()).doesNotContain("secret");
    }

    private DraftedFunction create(String name, Draft draft) {
        return service.create(Callers.all(), new NewFunction(Callers.SITE, name, null, 0), draft);
    }

    private static UUID id(DraftedFunction function) {
        return function.function().id();
    }

    private static DraftChange change(@Nullable String name, Map<String, @Nullable String> draft) {
        return new DraftChange(new FunctionChange(name, null, false, null, null), draft);
    }

    private static Map<String, @Nullable String> draft(String attribute, @Nullable String value) {
        Map<String, @Nullable String> change = new HashMap<>();
        change.put(attribute, value);
        return change;
    }

    private VersionEntity version(TaskValue task) {
        return Objects.requireNonNull(database.versions.get(task.versionId()));
    }

    private UUID finish(TaskValue task) {
        VersionEntity version = version(task);
        version.setStatus(VersionStatus.ACTIVE);
        return version.getId();
    }

    private List<String> actions() {
        return database.audit.stream().map(AuditRecordEntity::getAction).toList();
    }

    private static void assertRefused(ErrorCode code, @Nullable String attribute, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            if (attribute != null) {
                assertThat(refusal.details()).extracting(Detail::attribute).containsExactly(attribute);
            }
        });
    }
}
