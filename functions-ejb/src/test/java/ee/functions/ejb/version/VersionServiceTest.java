// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.Fired;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionStatus;
import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.compat.CompatibilityDates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionServiceTest {
    private static final LocalDate DATE = CompatibilityDates.MINIMUM.plusDays(5);

    private final FakeDatabase database = new FakeDatabase();
    private final Fired<VersionCreated> created = new Fired<>();
    private final EnvironmentVault vault = Beans.wire(new EnvironmentVault(), TestSettings.defaults());
    private final VersionService service = service();
    private final UUID functionId = UUID.randomUUID();

    private VersionService service() {
        MovingClock clock = new MovingClock();
        AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
        VersionComparison comparison = Beans.wire(new VersionComparison(), vault);
        VersionService wired = Beans.wire(new VersionService(), database.repositories());
        VersionPointers pointers = Beans.wire(new VersionPointers(), database.repositories());
        Beans.wire(pointers, TestSettings.defaults(), clock);
        return Beans.wire(wired, vault, comparison, pointers, audit, clock, TestSettings.defaults(), created);
    }

    @BeforeEach
    void addFunction() {
        FunctionEntity function = new FunctionEntity();
        function.setId(functionId);
        function.setSiteId(Callers.SITE);
        function.setIntegrationId(UUID.randomUUID());
        database.functions.put(functionId, function);
    }

    @Test
    void createStoresVersionAndTaskAndAsksForTheBuild() {
        TaskValue task = create("code 1", Map.of("B", "2", "A", "1"));
        VersionEntity version = version(task);
        assertThat(task.status()).isEqualTo(TaskStatus.PROCESSING);
        assertThat(version.getStatus()).isEqualTo(VersionStatus.CREATING);
        assertThat(version.getSequenceNumber()).isEqualTo(1);
        assertThat(version.getEnvironmentNames()).isEqualTo("[\"A\",\"B\"]");
        assertThat(version.getEnvironmentCiphertext()).isNotNull().doesNotContain("\"A\"");
        assertThat(vault.read(version)).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(created.events).containsExactly(new VersionCreated(new TaskKey(functionId, task.id())));
    }

    @Test
    void createTakesTheDateOfTheNewestVersion() {
        assertThat(version(create("1", Map.of())).getCompatibilityDate()).isEqualTo(CompatibilityDates.MAXIMUM);
        service.create(Callers.all(), functionId, new NewVersion("2", DATE, Map.of()));
        assertThat(version(create("3", Map.of())).getCompatibilityDate()).isEqualTo(DATE);
    }

    @Test
    void createFromKeepsWhatIsLeftOut() {
        TaskValue first = service.create(
                Callers.all(), functionId, new NewVersion("code", DATE, Map.of("KEPT", "1", "GONE", "2")));
        finish(first);
        Map<String, @Nullable String> change = new HashMap<>();
        change.put("GONE", null);
        change.put("NEW", "3");
        VersionEntity second = version(
                service.createFrom(Callers.all(), functionId, id(first), new VersionChange(null, null, change)));
        assertThat(second.getSource()).isEqualTo("code");
        assertThat(second.getCompatibilityDate()).isEqualTo(DATE);
        assertThat(vault.read(second)).isEqualTo(Map.of("KEPT", "1", "NEW", "3"));
        assertThat(second.getSequenceNumber()).isEqualTo(2);
    }

    @Test
    void anArchiveIsStoredByteForByteAndInherited() throws IOException {
        byte[] zip = zip("src/a.js", "export const onInvoke = 1;");
        TaskValue first = service.create(Callers.all(), functionId, archive(zip, "src/a.js"));
        finish(first);
        assertThat(version(first).getArchive()).isEqualTo(zip);
        assertThat(version(first).getEntryPoint()).isEqualTo("src/a.js");
        assertThat(version(first).getFileName()).isEqualTo("src/a.js");
        assertThat(version(first).getSource()).isEmpty();
        assertThat(service.code(Callers.all(), functionId, id(first))).isEqualTo("export const onInvoke = 1;");
        VersionDownload download = service.source(Callers.all(), functionId, id(first));
        assertThat(download.content()).isEqualTo(zip);
        assertThat(download.isArchive()).isTrue();
        assertThat(download.fileName()).isEqualTo("version-1.zip");
        TaskValue second = service.createFrom(
                Callers.all(), functionId, id(first), new VersionChange(null, null, Map.of("A", "1")));
        finish(second);
        assertThat(version(second).getArchive()).isEqualTo(zip);
        TaskValue third = service.createFrom(
                Callers.all(), functionId, id(second), new VersionChange(VersionCode.of("code"), null, Map.of()));
        finish(third);
        assertThat(version(third).getArchive()).isNull();
        assertThat(version(third).getEntryPoint()).isNull();
        assertThat(version(third).getFileName()).isEqualTo("function.js");
        assertThat(service.source(Callers.all(), functionId, id(third)))
                .extracting(VersionDownload::fileName, VersionDownload::isArchive)
                .containsExactly("function.js", false);
        assertThat(database.audit).extracting(AuditRecordEntity::isCodeChanged).containsExactly(true, false, true);
    }

    @Test
    void archivesThatCannotBeBuiltFromAreRefusedAtOnce() throws IOException {
        assertThatThrownBy(() -> service.create(Callers.all(), functionId, archive(new byte[] {1, 2}, null)))
                .isInstanceOfSatisfying(FunctionsException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
                    assertThat(refused.details()).extracting(Detail::attribute).containsExactly("archive");
                });
        byte[] zip = zip("a.js", "x");
        assertThatThrownBy(() -> service.create(Callers.all(), functionId, archive(zip, "b.js")))
                .isInstanceOfSatisfying(FunctionsException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
                    assertThat(refused.details()).extracting(Detail::attribute).containsExactly("entry_point");
                });
        assertRefused(
                ErrorCode.CODE_TOO_LARGE,
                () -> service.create(Callers.all(), functionId, archive(new byte[3_500_001], null)));
        byte[] bomb = zip("index.js", "x".repeat(20_000_001));
        assertRefused(ErrorCode.CODE_TOO_LARGE, () -> service.create(Callers.all(), functionId, archive(bomb, null)));
        assertThat(database.versions).isEmpty();
    }

    @Test
    void aFileHasAPlainName() {
        TaskValue task = service.create(Callers.all(), functionId, file("my-file.v2.mjs"));
        assertThat(version(task).getFileName()).isEqualTo("my-file.v2.mjs");
        for (String wrong : List.of(
                "", ".js", "a/b.js", "..\\a.js", "a.tsx", "a b.js", "-a.js", "a\n.js", "x".repeat(200) + ".js")) {
            assertRefused(ErrorCode.VALIDATION_FAILED, () -> service.create(Callers.all(), functionId, file(wrong)));
        }
    }

    private static NewVersion archive(byte[] zip, @Nullable String entryPoint) {
        return new NewVersion(new VersionCode.Archive(zip, entryPoint), null, Map.of(), VersionLimits.NONE, null);
    }

    private static NewVersion file(String name) {
        return new NewVersion(new VersionCode.SingleFile(name, "code"), null, Map.of(), VersionLimits.NONE, null);
    }

    private static byte[] zip(String path, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void theNameOfTheFileIsStoredAndInherited() {
        assertThat(version(create("code", Map.of())).getFileName()).isEqualTo("function.js");
        TaskValue first = service.create(
                Callers.all(),
                functionId,
                new NewVersion(
                        new VersionCode.SingleFile("function.ts", "code"), null, Map.of(), VersionLimits.NONE, null));
        finish(first);
        TaskValue second = service.createFrom(
                Callers.all(), functionId, id(first), new VersionChange(VersionCode.of("other"), null, Map.of()));
        assertThat(version(second).getFileName()).isEqualTo("function.ts");
        finish(second);
        TaskValue third = service.createFrom(
                Callers.all(),
                functionId,
                id(second),
                new VersionChange(new VersionCode.SingleFile("function.js", "third"), null, Map.of(), Map.of(), null));
        assertThat(version(third).getFileName()).isEqualTo("function.js");
    }

    @Test
    void limitsAreStoredShownAndInherited() {
        TaskValue first = service.create(
                Callers.all(),
                functionId,
                new NewVersion(VersionCode.of("code"), null, Map.of(), new VersionLimits(20_000, 10, null), null));
        finish(first);
        assertThat(service.get(Callers.all(), functionId, id(first)).limits())
                .isEqualTo(new VersionLimits(20_000, 10, null));
        TaskValue second = service.createFrom(
                Callers.all(), functionId, id(first), new VersionChange(VersionCode.of("other code"), null, Map.of()));
        finish(second);
        assertThat(service.get(Callers.all(), functionId, id(second)).limits())
                .isEqualTo(new VersionLimits(20_000, 10, null));
        Map<String, @Nullable Integer> change = new HashMap<>();
        change.put(VersionLimits.RUN_TIME, 500);
        change.put(VersionLimits.CPU_TIME, null);
        TaskValue third = service.createFrom(
                Callers.all(), functionId, id(second), new VersionChange(null, null, Map.of(), change, null));
        finish(third);
        assertThat(service.get(Callers.all(), functionId, id(third)).limits())
                .isEqualTo(new VersionLimits(500, null, null));
    }

    @Test
    void enginesAreStoredShownAndInherited() {
        TaskValue first = create("code", Map.of());
        finish(first);
        assertThat(service.get(Callers.all(), functionId, id(first)))
                .returns("nashorn", VersionValue::engine)
                .returns(null, VersionValue::resolvedEngine);
        TaskValue second = service.createFrom(
                Callers.all(), functionId, id(first), new VersionChange(null, null, Map.of(), Map.of(), "auto"));
        finish(second);
        TaskValue third = service.createFrom(
                Callers.all(), functionId, id(second), new VersionChange(VersionCode.of("other code"), null, Map.of()));
        finish(third);
        ArtifactEntity artifact = new ArtifactEntity();
        artifact.setVersionId(id(third));
        artifact.setEngine("v8");
        database.artifactRepository.put(artifact);
        assertThat(service.list(Callers.all(), functionId, new PageQuery(10, true, null))
                        .items())
                .extracting(VersionValue::engine, VersionValue::resolvedEngine)
                .containsExactly(tuple("nashorn", null), tuple("auto", null), tuple("auto", "v8"));
        assertThat(service.get(Callers.all(), functionId, id(third)).resolvedEngine())
                .isEqualTo("v8");
    }

    @Test
    void unknownEnginesAreRefused() {
        NewVersion wanted = new NewVersion(VersionCode.of("code"), null, Map.of(), VersionLimits.NONE, "V8");
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.create(Callers.all(), functionId, wanted))
                .withMessageContaining("'engine' is not allowed: it is one of nashorn, v8, auto.")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_FAILED));
        TaskValue first = create("code", Map.of());
        finish(first);
        VersionChange change = new VersionChange(null, null, Map.of(), Map.of(), "");
        assertRefused(
                ErrorCode.VALIDATION_FAILED, () -> service.createFrom(Callers.all(), functionId, id(first), change));
    }

    @Test
    void limitsAboveThoseOfTheServerAreRefused() {
        for (VersionLimits limits : List.of(
                new VersionLimits(20_001, null, null),
                new VersionLimits(9, null, null),
                new VersionLimits(null, 20_001, null))) {
            assertThatExceptionOfType(FunctionsException.class)
                    .isThrownBy(() -> service.create(
                            Callers.all(),
                            functionId,
                            new NewVersion(VersionCode.of("code"), null, Map.of(), limits, null)))
                    .withMessageContaining("from 10 to 20,000")
                    .withMessageContaining("time-limit-ms")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_FAILED));
        }
        TaskValue first = create("code", Map.of());
        finish(first);
        VersionChange change = new VersionChange(null, null, Map.of(), Map.of(VersionLimits.CPU_TIME, 20_001), null);
        assertRefused(
                ErrorCode.VALIDATION_FAILED, () -> service.createFrom(Callers.all(), functionId, id(first), change));
    }

    @Test
    void concurrencyIsStoredShownInheritedAndRemoved() {
        TaskValue first = service.create(Callers.all(), functionId, concurrent(16, "auto"));
        finish(first);
        assertThat(service.get(Callers.all(), functionId, id(first)).limits().invocationsAtATime())
                .isEqualTo(16);
        TaskValue second = service.createFrom(
                Callers.all(), functionId, id(first), new VersionChange(VersionCode.of("other code"), null, Map.of()));
        finish(second);
        assertThat(version(second).getConcurrency()).isEqualTo(16);
        Map<String, @Nullable Integer> removed = new HashMap<>();
        removed.put(VersionLimits.CONCURRENCY, null);
        TaskValue third = service.createFrom(
                Callers.all(), functionId, id(second), new VersionChange(null, null, Map.of(), removed, null));
        finish(third);
        assertThat(version(third).getConcurrency()).isNull();
        assertThat(service.get(Callers.all(), functionId, id(third)).limits().invocationsAtATime())
                .isEqualTo(1);
    }

    @Test
    void concurrencyBeyondWhatTheServerAllowsIsRefused() {
        for (int wanted : List.of(0, -1, 17)) {
            assertThatExceptionOfType(FunctionsException.class)
                    .isThrownBy(() -> service.create(Callers.all(), functionId, concurrent(wanted, null)))
                    .withMessageContaining(
                            "'concurrency' is not allowed: it is a whole number from 1 to 16, the value of"
                                    + " functions.version.concurrency on this server.")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_FAILED));
        }
        TaskValue first = create("code", Map.of());
        finish(first);
        VersionChange change = new VersionChange(null, null, Map.of(), Map.of(VersionLimits.CONCURRENCY, 17), null);
        assertRefused(
                ErrorCode.VALIDATION_FAILED, () -> service.createFrom(Callers.all(), functionId, id(first), change));
    }

    @Test
    void instancesOfV8RunOneAtATime() {
        service.create(Callers.all(), functionId, concurrent(1, "v8"));
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.create(Callers.all(), functionId, concurrent(2, "v8")))
                .withMessageContaining("'concurrency' is not allowed: an instance of the engine v8 runs one invocation")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_FAILED));
        TaskValue concurrent = service.create(Callers.all(), functionId, concurrent(2, null));
        finish(concurrent);
        VersionChange toV8 = new VersionChange(null, null, Map.of(), Map.of(), "v8");
        assertRefused(
                ErrorCode.VALIDATION_FAILED, () -> service.createFrom(Callers.all(), functionId, id(concurrent), toV8));
    }

    @Test
    void autoMeansNashornForSeveralAtATime() {
        VersionLimits several = new VersionLimits(null, null, 2);
        assertThat(several.engine(EngineChoice.AUTO)).isEqualTo(EngineChoice.NASHORN);
        assertThat(several.engine(EngineChoice.NASHORN)).isEqualTo(EngineChoice.NASHORN);
        assertThat(VersionLimits.NONE.engine(EngineChoice.AUTO)).isEqualTo(EngineChoice.AUTO);
        assertThat(VersionLimits.NONE.engine(EngineChoice.V8)).isEqualTo(EngineChoice.V8);
    }

    private static NewVersion concurrent(int concurrency, @Nullable String engine) {
        return new NewVersion(
                VersionCode.of("code"), null, Map.of(), new VersionLimits(null, null, concurrency), engine);
    }

    @Test
    void createFromMeasuresTheMergedEnvironment() {
        TaskValue first = create("code", Map.of("A", "x".repeat(3_000)));
        finish(first);
        VersionChange change = new VersionChange(null, null, Map.of("B", "y".repeat(1_000)));
        assertRefused(
                ErrorCode.ENVIRONMENT_TOO_LARGE,
                () -> service.createFrom(Callers.all(), functionId, id(first), change));
        VersionChange replacing = new VersionChange(null, null, Map.of("A", "y".repeat(1_000)));
        service.createFrom(Callers.all(), functionId, id(first), replacing);
        assertThat(database.versions).hasSize(2);
    }

    @Test
    void createFromNeedsSomethingToChange() {
        TaskValue first = create("code", Map.of());
        finish(first);
        VersionChange nothing = new VersionChange(null, null, Map.of());
        assertRefused(
                ErrorCode.VALIDATION_FAILED, () -> service.createFrom(Callers.all(), functionId, id(first), nothing));
    }

    @Test
    void aVersionTellsHowManyBytesItsVariablesTake() {
        TaskValue none = create("code", Map.of());
        finish(none);
        TaskValue some = create("code", Map.of("A", "\u00E4", "BC", "1234"));
        finish(some);

        assertThat(service.get(Callers.all(), functionId, id(none)).environmentBytes())
                .isZero();
        assertThat(service.get(Callers.all(), functionId, id(some)).environmentBytes())
                .isEqualTo(1 + 2 + 2 + 4);
    }

    @Test
    void variablesThatCannotBeReadDoNotHideTheVersion() {
        TaskValue task = create("code", Map.of("A", "1"));
        finish(task);
        VersionEntity version = database.versions.get(id(task));
        version.setEnvironmentCiphertext("00000000:AAAA");

        VersionValue shown = service.get(Callers.all(), functionId, id(task));

        assertThat(shown.environmentNames()).containsExactly("A");
        assertThat(shown.environmentBytes()).isNull();
    }

    @Test
    void auditSaysWhatChanged() {
        TaskValue first = create("code", Map.of("A", "1"));
        finish(first);
        VersionChange same = new VersionChange(VersionCode.of("code"), null, Map.of("A", "1"));
        service.createFrom(Callers.all(), functionId, id(first), same);
        VersionChange environment = new VersionChange(null, null, Map.of("A", "2"));
        service.createFrom(Callers.all(), functionId, id(first), environment);
        assertThat(database.audit)
                .extracting(
                        AuditRecordEntity::getAction,
                        AuditRecordEntity::isCodeChanged,
                        AuditRecordEntity::isEnvironmentChanged)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("VERSION_CREATED", true, true),
                        org.assertj.core.groups.Tuple.tuple("VERSION_CREATED", false, false),
                        org.assertj.core.groups.Tuple.tuple("VERSION_CREATED", false, true));
    }

    @Test
    void versionIsNotThereBeforeItsTaskHasCompleted() {
        TaskValue task = create("code", Map.of());
        assertRefused(ErrorCode.NOT_FOUND, () -> service.get(Callers.all(), functionId, id(task)));
        assertThat(service.list(Callers.all(), functionId, new PageQuery(10, false, null))
                        .items())
                .isEmpty();
        finish(task);
        assertThat(service.code(Callers.all(), functionId, id(task))).isEqualTo("code");
    }

    @Test
    void listGoesThroughAllPagesInBothOrders() {
        for (int number = 1; number <= 5; number++) {
            finish(create("code " + number, Map.of()));
        }
        assertThat(sequenceNumbers(true)).isEqualTo("1,2|3,4|5|");
        assertThat(sequenceNumbers(false)).isEqualTo("5,4|3,2|1|");
    }

    @Test
    void functionOfAnotherSiteIsNotFound() {
        TaskValue task = create("code", Map.of());
        finish(task);
        NewVersion wanted = new NewVersion("code", null, Map.of());
        assertRefused(ErrorCode.NOT_FOUND, () -> service.create(Callers.ofOtherSite(), functionId, wanted));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.code(Callers.ofOtherSite(), functionId, id(task)));
    }

    @Test
    void createNeedsItsPermission() {
        NewVersion wanted = new NewVersion("code", null, Map.of());
        assertRefused(
                ErrorCode.PERMISSION_DENIED,
                () -> service.create(Callers.with(Permission.FUNCTIONS_READ), functionId, wanted));
    }

    @Test
    void valuesAreNotInTheTextOfARequest() {
        assertThat(new NewVersion("the code", null, Map.of("NAME", "secret")).toString())
                .contains("NAME")
                .doesNotContain("secret")
                .doesNotContain("the code");
        assertThat(new VersionChange(VersionCode.of("the code"), null, Map.of("NAME", "secret")).toString())
                .contains("NAME")
                .doesNotContain("secret")
                .doesNotContain("the code");
    }

    private String sequenceNumbers(boolean ascending) {
        StringBuilder numbers = new StringBuilder();
        String token = null;
        do {
            Page<VersionValue> page = service.list(Callers.all(), functionId, new PageQuery(2, ascending, token));
            numbers.append(String.join(
                            ",",
                            page.items().stream()
                                    .map(version -> Integer.toString(version.sequenceNumber()))
                                    .toList()))
                    .append('|');
            token = page.nextToken();
        } while (token != null);
        return numbers.toString();
    }

    private TaskValue create(String code, Map<String, String> environment) {
        return service.create(Callers.all(), functionId, new NewVersion(code, null, environment));
    }

    private void finish(TaskValue task) {
        version(task).setStatus(VersionStatus.ACTIVE);
    }

    private VersionEntity version(TaskValue task) {
        VersionEntity version = database.versions.get(id(task));
        assertThat(version).isNotNull();
        return version;
    }

    private static UUID id(TaskValue task) {
        UUID versionId = task.versionId();
        assertThat(versionId).isNotNull();
        return versionId;
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
