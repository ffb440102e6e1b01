// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.artifact.ArtifactRepository;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.audit.AuditRepository;
import ee.functions.jpa.deployment.DeploymentRepository;
import ee.functions.jpa.engine.SiteEnginesRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.function.OwnedFunction;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.invocation.InvocationRecordRepository;
import ee.functions.jpa.log.LogRepository;
import ee.functions.jpa.site.SiteRepository;
import ee.functions.jpa.task.TaskRepository;
import ee.functions.jpa.task.TaskStatus;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.jpa.version.VersionStatus;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sites and functions do on every database. */
abstract class FunctionRepositoryContract {

    private final TestDatabase database;

    FunctionRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void ensureStoresASiteOnceWhenManyCallersDoItAtOnce() {
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(() ->
                                database.run(entityManager -> new SiteRepository(entityManager).ensure("s", NOON))))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(database.count("site")).isEqualTo(1);
        assertThat(database.call(entityManager -> new SiteRepository(entityManager).lock("s"))
                        .getCreatedAt())
                .isEqualTo(NOON);
    }

    @Test
    void lockOfASiteRefusesAnUnknownOne() {
        assertThatThrownBy(() -> database.run(entityManager -> new SiteRepository(entityManager).lock("nowhere")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void lockOfASiteLetsCallersWhoCountBeforeTheyAddTakeTurns() {
        database.run(entityManager -> new SiteRepository(entityManager).ensure("s", NOON));
        CompletableFuture.allOf(IntStream.range(0, 12)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> database.run(entityManager -> {
                            new SiteRepository(entityManager).lock("s");
                            FunctionRepository functions = new FunctionRepository(entityManager);
                            if (functions.countBySite("s") < 5) {
                                functions.add(Samples.function("s", "f" + i));
                            }
                        })))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(database.count("function_definition")).isEqualTo(5);
    }

    @Test
    void addStoresEveryAttribute() {
        FunctionEntity function = Samples.function("s", "Größe 名 😀");
        function.setDescription("what it does");
        function.setWarmInstances(3);
        function.setCurrentVersionId(UUID.randomUUID());
        database.run(entityManager -> {
            new SiteRepository(entityManager).ensure("s", NOON);
            new FunctionRepository(entityManager).add(function);
        });
        FunctionEntity stored = find(function.getId());
        assertThat(stored)
                .usingRecursiveComparison()
                .comparingOnlyFields(
                        "id",
                        "siteId",
                        "integrationId",
                        "name",
                        "description",
                        "warmInstances",
                        "currentVersionId",
                        "createdAt",
                        "updatedAt")
                .isEqualTo(function);
        assertThat(stored.getLockVersion()).isPositive();
    }

    @Test
    void addStoresAnAbsentDescriptionAndCurrentVersion() {
        FunctionEntity stored = find(Samples.storedFunction(database, "s", "f").getId());
        assertThat(stored.getDescription()).isNull();
        assertThat(stored.getCurrentVersionId()).isNull();
    }

    @Test
    void suspensionOfAFunctionIsKeptUntilItIsTakenAway() {
        UUID id = Samples.storedFunction(database, "s", "f").getId();
        assertThat(find(id).getSuspension()).isNull();
        database.run(entityManager ->
                new FunctionRepository(entityManager).lock(id).setSuspension(Samples.suspension(NOON.plusHours(1))));
        assertThat(find(id).getSuspension())
                .usingRecursiveComparison()
                .comparingOnlyFields("reason", "source", "since", "until")
                .isEqualTo(Samples.suspension(NOON.plusHours(1)));
        database.run(
                entityManager -> new FunctionRepository(entityManager).lock(id).setSuspension(null));
        assertThat(find(id).getSuspension()).isNull();
    }

    @Test
    void suspensionOfASiteIsReadWithItsFunctions() {
        UUID id = Samples.storedFunction(database, "s", "f").getId();
        database.run(
                entityManager -> new SiteRepository(entityManager).lock("s").setSuspension(Samples.suspension(null)));
        database.run(entityManager -> {
            OwnedFunction owned =
                    new FunctionRepository(entityManager).findOwned(id).orElseThrow();
            assertThat(owned.function().getSuspension()).isNull();
            assertThat(owned.site().getSuspension())
                    .usingRecursiveComparison()
                    .comparingOnlyFields("reason", "source", "since", "until")
                    .isEqualTo(Samples.suspension(null));
            assertThat(new SiteRepository(entityManager).find("s")).containsSame(owned.site());
            assertThat(new SiteRepository(entityManager).find("nowhere")).isEmpty();
        });
    }

    @Test
    void enginesAreReadWithAFunction() {
        FunctionEntity function = Samples.storedFunction(database, "s", "f");
        VersionEntity version = Samples.version(function.getId(), 1, VersionStatus.ACTIVE);
        database.run(entityManager -> {
            OwnedFunction owned = new FunctionRepository(entityManager)
                    .findOwned(function.getId())
                    .orElseThrow();
            assertThat(owned.engine()).isNull();
            assertThat(owned.siteEngines()).isNull();
            new VersionRepository(entityManager).add(version);
            ArtifactEntity artifact = Samples.artifact(version.getId(), "script");
            artifact.setEngine("v8");
            new ArtifactRepository(entityManager).put(artifact);
            owned.function().setCurrentVersionId(version.getId());
            new SiteEnginesRepository(entityManager).put(Samples.siteEngines("s", "nashorn,v8"));
        });
        database.run(entityManager -> {
            OwnedFunction owned = new FunctionRepository(entityManager)
                    .findOwnedByIntegration(function.getIntegrationId())
                    .orElseThrow();
            assertThat(owned.engine()).isEqualTo("v8");
            assertThat(owned.siteEngines()).isEqualTo("nashorn,v8");
        });
    }

    @Test
    void functionsToKeepWarmAreThoseWithACurrentVersionThatAskForIt() {
        FunctionEntity warm = Samples.storedFunction(database, "s", "warm");
        FunctionEntity cold = Samples.storedFunction(database, "s", "cold");
        FunctionEntity empty = Samples.storedFunction(database, "t", "empty");
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            for (FunctionEntity function : List.of(warm, cold)) {
                VersionEntity version = Samples.version(function.getId(), 1, VersionStatus.ACTIVE);
                new VersionRepository(entityManager).add(version);
                functions.lock(function.getId()).setCurrentVersionId(version.getId());
            }
            functions.lock(warm.getId()).setWarmInstances(2);
            functions.lock(warm.getId()).setCors("{}");
            functions.lock(cold.getId()).setWarmInstances(0);
            functions.lock(empty.getId()).setWarmInstances(5);
        });
        database.run(entityManager -> assertThat(new FunctionRepository(entityManager).listWarm())
                .filteredOn(owned -> List.of(warm.getId(), cold.getId(), empty.getId())
                        .contains(owned.function().getId()))
                .singleElement()
                .satisfies(owned -> {
                    assertThat(owned.function().getId()).isEqualTo(warm.getId());
                    assertThat(owned.function().getCors()).isEqualTo("{}");
                    assertThat(owned.site().getId()).isEqualTo("s");
                }));
    }

    @Test
    void enginesOfASiteAreReplacedAndRemoved() {
        Samples.storedFunction(database, "s", "f");
        database.run(entityManager -> {
            SiteEnginesRepository engines = new SiteEnginesRepository(entityManager);
            engines.remove("s");
            engines.put(Samples.siteEngines("s", "nashorn"));
        });
        database.run(entityManager -> new SiteEnginesRepository(entityManager).put(Samples.siteEngines("s", "v8")));
        database.run(entityManager -> {
            SiteEnginesRepository engines = new SiteEnginesRepository(entityManager);
            assertThat(engines.find("s").orElseThrow())
                    .usingRecursiveComparison()
                    .comparingOnlyFields("siteId", "allowed", "updatedBy", "updatedAt")
                    .isEqualTo(Samples.siteEngines("s", "v8"));
            engines.remove("s");
        });
        database.run(entityManager ->
                assertThat(new SiteEnginesRepository(entityManager).find("s")).isEmpty());
    }

    @Test
    void auditRecordOfASiteNamesNoFunctionButAReason() {
        AuditRecordEntity record = Samples.auditRecord(UUID.randomUUID());
        record.setFunctionId(null);
        record.setReason("unpaid 名");
        database.run(entityManager -> new AuditRepository(entityManager).add(record));
        AuditRecordEntity stored =
                database.call(entityManager -> entityManager.find(AuditRecordEntity.class, record.getId()));
        assertThat(stored.getFunctionId()).isNull();
        assertThat(stored.getReason()).isEqualTo("unpaid 名");
    }

    @Test
    void addRefusesWhenTheSiteHasThatName() {
        Samples.storedFunction(database, "s", "f");
        assertThatThrownBy(() -> Samples.storedFunction(database, "s", "f")).isInstanceOf(PersistenceException.class);
        assertThat(Samples.storedFunction(database, "t", "f").getName()).isEqualTo("f");
    }

    @Test
    void findersFindTheFunctionAndNoOther() {
        FunctionEntity function = Samples.storedFunction(database, "s", "f");
        Samples.storedFunction(database, "s", "g");
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            assertThat(functions.find(UUID.randomUUID())).isEmpty();
            assertThat(functions.findInSite("s", function.getId())).isPresent();
            assertThat(functions.findInSite("t", function.getId())).isEmpty();
            assertThat(functions.findOwnedByIntegration(function.getIntegrationId()))
                    .map(owned -> owned.function().getId())
                    .contains(function.getId());
            assertThat(functions.findOwnedByIntegration(function.getId())).isEmpty();
            assertThat(functions.findOwned(function.getId()))
                    .map(owned -> owned.site().getId())
                    .contains("s");
            assertThat(functions.findOwned(UUID.randomUUID())).isEmpty();
            assertThat(functions.findByName("s", "f"))
                    .map(FunctionEntity::getId)
                    .contains(function.getId());
            assertThat(functions.findByName("s", "F")).isEmpty();
            assertThat(functions.findByName("t", "f")).isEmpty();
        });
    }

    @Test
    void listAndCountKeepToTheSite() {
        UUID first = Samples.storedFunction(database, "s", "f").getId();
        UUID second = Samples.storedFunction(database, "s", "g").getId();
        Samples.storedFunction(database, "t", "h");
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            assertThat(functions.listBySite("s"))
                    .extracting(FunctionEntity::getName)
                    .containsExactlyInAnyOrder("f", "g");
            assertThat(functions.idsBySite("s")).containsExactlyInAnyOrder(first, second);
            assertThat(functions.countBySite("s")).isEqualTo(2);
            assertThat(functions.countBySite("u")).isZero();
        });
    }

    @Test
    void twoWhoChangeOneFunctionCollide() {
        UUID id = Samples.storedFunction(database, "s", "f").getId();
        assertThatThrownBy(() -> database.run(entityManager -> {
                    FunctionEntity mine =
                            new FunctionRepository(entityManager).find(id).orElseThrow();
                    database.run(other ->
                            new FunctionRepository(other).find(id).orElseThrow().setName("theirs"));
                    mine.setName("mine");
                }))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(OptimisticLockException.class),
                        e -> assertThat(e).hasCauseInstanceOf(OptimisticLockException.class));
        assertThat(find(id).getName()).isEqualTo("theirs");
    }

    @Test
    void aChangeRaisesTheLockVersion() {
        UUID id = Samples.storedFunction(database, "s", "f").getId();
        long before = find(id).getLockVersion();
        database.run(entityManager ->
                new FunctionRepository(entityManager).find(id).orElseThrow().setDescription("new"));
        assertThat(find(id).getLockVersion()).isEqualTo(before + 1);
    }

    @Test
    void lockReadsWhatAnotherTransactionCommittedSinceTheFirstRead() {
        UUID id = Samples.storedFunction(database, "s", "f").getId();
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            assertThat(functions.find(id).orElseThrow().getName()).isEqualTo("f");
            database.run(other ->
                    new FunctionRepository(other).find(id).orElseThrow().setName("theirs"));
            FunctionEntity locked = functions.lock(id);
            assertThat(locked.getName()).isEqualTo("theirs");
            locked.setDescription("mine");
        });
        assertThat(find(id).getDescription()).isEqualTo("mine");
    }

    @Test
    void lockRefusesAFunctionThatIsGone() {
        FunctionEntity function = Samples.storedFunction(database, "s", "f");
        assertThatThrownBy(() -> database.run(entityManager -> {
                    FunctionRepository functions = new FunctionRepository(entityManager);
                    functions.find(function.getId());
                    database.run(other -> {
                        FunctionRepository others = new FunctionRepository(other);
                        others.remove(others.lock(function.getId()));
                    });
                    functions.lock(function.getId());
                }))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void removeTakesEverythingOfTheFunctionButTheAuditRecords() {
        FunctionEntity removed = functionWithEverything("f");
        FunctionEntity kept = functionWithEverything("g");
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            functions.remove(functions.lock(removed.getId()));
        });
        for (String table : List.of(
                "function_definition",
                "function_version",
                "artifact",
                "task",
                "deployment",
                "log_entry",
                "invocation_record")) {
            assertThat(database.count(table)).as(table).isEqualTo(1);
        }
        assertThat(database.count("audit_record")).isEqualTo(2);
        assertThat(find(kept.getId()).getName()).isEqualTo("g");
    }

    private FunctionEntity functionWithEverything(String name) {
        return database.call(entityManager -> {
            new SiteRepository(entityManager).ensure("s", NOON);
            FunctionEntity function = Samples.function("s", name);
            new FunctionRepository(entityManager).add(function);
            UUID id = function.getId();
            VersionEntity version = Samples.version(id, 1, VersionStatus.ACTIVE);
            new VersionRepository(entityManager).add(version);
            new TaskRepository(entityManager).add(Samples.task(id, TaskStatus.COMPLETED, NOON));
            new ArtifactRepository(entityManager).put(Samples.artifact(version.getId(), "1"));
            new DeploymentRepository(entityManager).add(Samples.deployment(id, version.getId()));
            new LogRepository(entityManager).addAll(List.of(Samples.logEntry(id, NOON, "hello")));
            InvocationRecordEntity record = Samples.invocationRecord(id, NOON);
            record.setSiteId("s");
            new InvocationRecordRepository(entityManager).addAll(List.of(record));
            new AuditRepository(entityManager).add(Samples.auditRecord(id));
            return function;
        });
    }

    private FunctionEntity find(UUID id) {
        return database.call(
                entityManager -> new FunctionRepository(entityManager).find(id).orElseThrow());
    }
}
