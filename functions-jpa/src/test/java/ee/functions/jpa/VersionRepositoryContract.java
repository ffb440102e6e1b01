// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.artifact.ArtifactRepository;
import ee.functions.jpa.deployment.DeploymentEntity;
import ee.functions.jpa.deployment.DeploymentRepository;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.task.TaskEntity;
import ee.functions.jpa.task.TaskRepository;
import ee.functions.jpa.task.TaskStatus;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.jpa.version.VersionStatus;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.persistence.queries.FetchGroupTracker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What versions, artifacts, tasks and deployments do on every database. */
abstract class VersionRepositoryContract {

    private final TestDatabase database;
    private UUID functionId;

    VersionRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void storeAFunction() {
        database.clear();
        functionId = Samples.storedFunction(database, "s", "f").getId();
    }

    @Test
    void versionsOfASiteAreCountedIfTheyAreActive() {
        UUID second = Samples.storedFunction(database, "s", "g").getId();
        UUID foreign = Samples.storedFunction(database, "t", "f").getId();
        add(Samples.version(functionId, 1, VersionStatus.ACTIVE));
        add(Samples.version(functionId, 2, VersionStatus.CREATING));
        add(Samples.version(second, 1, VersionStatus.ACTIVE));
        add(Samples.version(foreign, 1, VersionStatus.ACTIVE));
        database.run(entityManager -> {
            VersionRepository versions = new VersionRepository(entityManager);
            assertThat(versions.countBySite("s")).isEqualTo(2);
            assertThat(versions.countBySite("nobody")).isZero();
        });
    }

    @Test
    void addStoresEveryAttributeAndHalfAMegabyteOfManyByteCharacters() {
        VersionEntity version = Samples.version(functionId, 1, VersionStatus.CREATING);
        version.setSource("/* " + "ä名😀".repeat(56_888) + " */");
        assertThat(version.getSource().getBytes(StandardCharsets.UTF_8)).hasSize(511_998);
        version.setEnvironmentNames("[\"A\",\"B\"]");
        version.setEnvironmentCiphertext("c2VjcmV0");
        version.setRunTimeLimitMs(1_500);
        version.setConcurrency(4);
        version.setEngine("auto");
        add(version);
        database.run(entityManager -> assertThat(new VersionRepository(entityManager)
                        .findById(version.getId())
                        .orElseThrow())
                .satisfies(stored -> assertThat(stored.getSource()).isEqualTo(version.getSource()))
                .usingRecursiveComparison()
                .comparingOnlyFields(
                        "functionId",
                        "sequenceNumber",
                        "engine",
                        "runTimeLimitMs",
                        "cpuTimeLimitMs",
                        "concurrency",
                        "status",
                        "compatibilityDate",
                        "fileName",
                        "environmentNames",
                        "environmentCiphertext",
                        "createdBy",
                        "createdAt")
                .isEqualTo(version));
    }

    @Test
    void addRefusesWhenTheSequenceNumberIsTaken() {
        add(Samples.version(functionId, 1, VersionStatus.ACTIVE));
        assertThatThrownBy(() -> add(Samples.version(functionId, 1, VersionStatus.ACTIVE)))
                .isInstanceOf(PersistenceException.class);
    }

    @Test
    void findKeepsToTheFunction() {
        VersionEntity version = Samples.version(functionId, 1, VersionStatus.ACTIVE);
        add(version);
        database.run(entityManager -> {
            VersionRepository versions = new VersionRepository(entityManager);
            assertThat(versions.find(functionId, version.getId())).isPresent();
            assertThat(versions.find(UUID.randomUUID(), version.getId())).isEmpty();
            assertThat(versions.findById(UUID.randomUUID())).isEmpty();
        });
    }

    @Test
    void currentCreationTimesAreThoseOfTheSite() {
        VersionEntity current = Samples.version(functionId, 1, VersionStatus.ACTIVE);
        VersionEntity other = Samples.version(functionId, 2, VersionStatus.ACTIVE);
        add(current);
        add(other);
        Samples.storedFunction(database, "s", "without a version");
        UUID elsewhereId = Samples.storedFunction(database, "elsewhere", "f").getId();
        VersionEntity elsewhere = Samples.version(elsewhereId, 1, VersionStatus.ACTIVE);
        add(elsewhere);
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            functions.lock(functionId).setCurrentVersionId(current.getId());
            functions.lock(elsewhereId).setCurrentVersionId(elsewhere.getId());
        });
        Map<UUID, OffsetDateTime> times =
                database.call(entityManager -> new VersionRepository(entityManager).currentCreationTimes("s"));
        assertThat(times).containsOnlyKeys(current.getId());
        assertThat(times.get(current.getId())).isEqualTo(current.getCreatedAt());
    }

    @Test
    void newestAndNextSequenceCountUnfinishedVersionsToo() {
        database.run(entityManager -> {
            VersionRepository versions = new VersionRepository(entityManager);
            assertThat(versions.newest(functionId)).isEmpty();
            assertThat(versions.nextSequence(functionId)).isEqualTo(1);
            versions.add(Samples.version(functionId, 1, VersionStatus.ACTIVE));
            versions.add(Samples.version(functionId, 2, VersionStatus.CREATING));
            assertThat(versions.newest(functionId))
                    .map(VersionEntity::getSequenceNumber)
                    .contains(2);
            assertThat(versions.nextSequence(functionId)).isEqualTo(3);
        });
    }

    @Test
    void pagesNewestFirstShowEachOlderVersionOnceWhileNewOnesArrive() {
        IntStream.rangeClosed(1, 5).forEach(i -> add(Samples.version(functionId, i, VersionStatus.ACTIVE)));
        assertThat(page(false, null)).containsExactly(5, 4);
        add(Samples.version(functionId, 6, VersionStatus.ACTIVE));
        assertThat(page(false, 4)).containsExactly(3, 2);
        assertThat(page(false, 2)).containsExactly(1);
    }

    @Test
    void pagesOldestFirstReachTheVersionsThatArriveMeanwhile() {
        IntStream.rangeClosed(1, 3).forEach(i -> add(Samples.version(functionId, i, VersionStatus.ACTIVE)));
        assertThat(page(true, null)).containsExactly(1, 2);
        add(Samples.version(functionId, 4, VersionStatus.ACTIVE));
        assertThat(page(true, 2)).containsExactly(3, 4);
        assertThat(page(true, 4)).isEmpty();
    }

    @Test
    void pagesLeaveOutUnfinishedVersionsAndThoseOfOtherFunctions() {
        add(Samples.version(functionId, 1, VersionStatus.CREATING));
        add(Samples.version(functionId, 2, VersionStatus.ACTIVE));
        add(Samples.version(Samples.storedFunction(database, "s", "g").getId(), 3, VersionStatus.ACTIVE));
        assertThat(page(true, null)).containsExactly(2);
    }

    @Test
    void pagesDoNotReadTheSourceUntilItIsAskedFor() {
        add(Samples.version(functionId, 1, VersionStatus.ACTIVE));
        database.run(entityManager -> {
            VersionEntity version = new VersionRepository(entityManager)
                    .page(functionId, true, null, 1)
                    .get(0);
            FetchGroupTracker tracker = (FetchGroupTracker) version;
            assertThat(tracker._persistence_isAttributeFetched("source")).isFalse();
            assertThat(version.getSource()).isEqualTo("export function onInvoke() {}");
        });
    }

    @Test
    void anArchiveIsStoredByteForByteAndNotReadUntilItIsAskedFor() {
        byte[] archive = new byte[3_500_000];
        new java.util.Random(1).nextBytes(archive);
        VersionEntity version = Samples.version(functionId, 1, VersionStatus.ACTIVE);
        version.setSource("");
        version.setArchive(archive);
        version.setEntryPoint("src/index.js");
        add(version);
        database.run(entityManager -> {
            VersionEntity stored = new VersionRepository(entityManager)
                    .page(functionId, true, null, 1)
                    .get(0);
            assertThat(((FetchGroupTracker) stored)._persistence_isAttributeFetched("archive"))
                    .isFalse();
            assertThat(stored.getEntryPoint()).isEqualTo("src/index.js");
            assertThat(stored.getArchive()).isEqualTo(archive);
            assertThat(stored.getSource()).isEmpty();
        });
    }

    @Test
    void theStatusOfAVersionCanChange() {
        VersionEntity version = Samples.version(functionId, 1, VersionStatus.CREATING);
        add(version);
        database.run(entityManager -> new VersionRepository(entityManager)
                .findById(version.getId())
                .orElseThrow()
                .setStatus(VersionStatus.ACTIVE));
        assertThat(page(true, null)).containsExactly(1);
    }

    @Test
    void enginesOfArtifactsAreReadWithoutThem() {
        VersionEntity first = Samples.version(functionId, 1, VersionStatus.ACTIVE);
        VersionEntity second = Samples.version(functionId, 2, VersionStatus.ACTIVE);
        VersionEntity unbuilt = Samples.version(functionId, 3, VersionStatus.CREATING);
        database.run(entityManager -> {
            List.of(first, second, unbuilt).forEach(new VersionRepository(entityManager)::add);
            ArtifactEntity forV8 = Samples.artifact(second.getId(), "2");
            forV8.setEngine("v8");
            new ArtifactRepository(entityManager).put(Samples.artifact(first.getId(), "1"));
            new ArtifactRepository(entityManager).put(forV8);
        });
        database.run(entityManager -> {
            ArtifactRepository artifacts = new ArtifactRepository(entityManager);
            assertThat(artifacts.engines(List.of(first.getId(), second.getId(), unbuilt.getId())))
                    .containsOnly(entry(first.getId(), "nashorn"), entry(second.getId(), "v8"));
            assertThat(artifacts.engines(List.of())).isEmpty();
        });
    }

    @Test
    void removeTakesTheArtifactToo() {
        VersionEntity version = Samples.version(functionId, 1, VersionStatus.ACTIVE);
        add(version);
        database.run(
                entityManager -> new ArtifactRepository(entityManager).put(Samples.artifact(version.getId(), "1")));
        database.run(entityManager -> {
            VersionRepository versions = new VersionRepository(entityManager);
            versions.remove(versions.findById(version.getId()).orElseThrow());
        });
        assertThat(database.count("function_version")).isZero();
        assertThat(database.count("artifact")).isZero();
    }

    @Test
    void putReplacesWhatAnOlderBuildMade() {
        VersionEntity version = Samples.version(functionId, 1, VersionStatus.ACTIVE);
        add(version);
        String large = "var s='ß名';".repeat(400_000);
        database.run(
                entityManager -> new ArtifactRepository(entityManager).put(Samples.artifact(version.getId(), "1")));
        database.run(
                entityManager -> new ArtifactRepository(entityManager).put(Samples.artifact(version.getId(), large)));
        database.run(entityManager -> {
            ArtifactRepository artifacts = new ArtifactRepository(entityManager);
            assertThat(artifacts.find(version.getId()))
                    .map(ArtifactEntity::getScript)
                    .contains(large);
            assertThat(artifacts.find(UUID.randomUUID())).isEmpty();
        });
    }

    @Test
    void tasksAreFoundInTheirFunctionAndKeepTheReasonOfAFailure() {
        TaskEntity task = Samples.task(functionId, TaskStatus.PROCESSING, NOON);
        database.run(entityManager -> new TaskRepository(entityManager).add(task));
        database.run(entityManager -> {
            TaskEntity stored = new TaskRepository(entityManager)
                    .find(functionId, task.getId())
                    .orElseThrow();
            assertThat(stored.getVersionId()).isNull();
            assertThat(stored.getErrorLine()).isNull();
            assertThat(stored.getFinishedAt()).isNull();
            stored.setStatus(TaskStatus.FAILED);
            stored.setError("Unexpected token");
            stored.setErrorLine(3);
            stored.setErrorColumn(14);
            stored.setFinishedAt(NOON.plusSeconds(1));
        });
        database.run(entityManager -> {
            TaskRepository tasks = new TaskRepository(entityManager);
            TaskEntity failed = tasks.find(functionId, task.getId()).orElseThrow();
            assertThat(failed.getError()).isEqualTo("Unexpected token");
            assertThat(failed.getErrorLine()).isEqualTo(3);
            assertThat(failed.getErrorColumn()).isEqualTo(14);
            assertThat(failed.getFinishedAt()).isEqualTo(NOON.plusSeconds(1));
            assertThat(tasks.find(UUID.randomUUID(), task.getId())).isEmpty();
        });
    }

    @Test
    void listProcessingGivesTheUnfinishedTasksOldestFirst() {
        TaskEntity younger = Samples.task(functionId, TaskStatus.PROCESSING, NOON.plusSeconds(1));
        TaskEntity older = Samples.task(functionId, TaskStatus.PROCESSING, NOON);
        database.run(entityManager -> {
            TaskRepository tasks = new TaskRepository(entityManager);
            List.of(younger, Samples.task(functionId, TaskStatus.COMPLETED, NOON), older)
                    .forEach(tasks::add);
            assertThat(tasks.listProcessing())
                    .extracting(TaskEntity::getId)
                    .containsExactly(older.getId(), younger.getId());
        });
    }

    @Test
    void deploymentsArePagedNewestFirstWhileNewOnesArrive() {
        List<UUID> versions = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> versions.add(deploy()));
        List<DeploymentEntity> first = deployments(null);
        assertThat(first).extracting(DeploymentEntity::getVersionId).containsExactly(versions.get(3), versions.get(2));
        deploy();
        assertThat(deployments(first.get(1).getOrdinal()))
                .extracting(DeploymentEntity::getVersionId)
                .containsExactly(versions.get(1), versions.get(0));
    }

    @Test
    void addGivesADeploymentItsOrdinal() {
        DeploymentEntity first = Samples.deployment(functionId, UUID.randomUUID());
        DeploymentEntity second = Samples.deployment(functionId, UUID.randomUUID());
        second.setPreviousVersionId(first.getVersionId());
        database.run(entityManager -> {
            DeploymentRepository deployments = new DeploymentRepository(entityManager);
            deployments.add(first);
            deployments.add(second);
        });
        assertThat(first.getOrdinal()).isPositive();
        assertThat(second.getOrdinal()).isGreaterThan(first.getOrdinal());
        assertThat(deployments(null))
                .extracting(DeploymentEntity::getPreviousVersionId)
                .containsExactly(first.getVersionId(), null);
    }

    private UUID deploy() {
        DeploymentEntity deployment = Samples.deployment(functionId, UUID.randomUUID());
        database.run(entityManager -> new DeploymentRepository(entityManager).add(deployment));
        return deployment.getVersionId();
    }

    private List<DeploymentEntity> deployments(Long before) {
        return database.call(entityManager -> new DeploymentRepository(entityManager).page(functionId, before, 2));
    }

    private void add(VersionEntity version) {
        database.run(entityManager -> new VersionRepository(entityManager).add(version));
    }

    private List<Integer> page(boolean ascending, Integer after) {
        return database.call(entityManager -> new VersionRepository(entityManager)
                .page(functionId, ascending, after, 2).stream()
                        .map(VersionEntity::getSequenceNumber)
                        .toList());
    }
}
