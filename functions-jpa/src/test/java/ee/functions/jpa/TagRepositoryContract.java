// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ee.functions.jpa.artifact.ArtifactRepository;
import ee.functions.jpa.deployment.DeploymentEntity;
import ee.functions.jpa.deployment.DeploymentRepository;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.function.OwnedFunction;
import ee.functions.jpa.migration.SchemaMigration;
import ee.functions.jpa.tag.TagEntity;
import ee.functions.jpa.tag.TagHistoryEntity;
import ee.functions.jpa.tag.TagHistoryRepository;
import ee.functions.jpa.tag.TagRepository;
import ee.functions.jpa.tag.TaggedVersionRow;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.jpa.version.VersionStatus;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tags and their history do on every database. */
abstract class TagRepositoryContract {

    private final TestDatabase database;
    private UUID functionId;
    private UUID first;
    private UUID second;

    TagRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void storeAFunctionWithTwoVersions() {
        database.clear();
        functionId = Samples.storedFunction(database, "s", "f").getId();
        first = version(1, VersionStatus.ACTIVE);
        second = version(2, VersionStatus.ACTIVE);
    }

    @Test
    void addStoresEveryAttribute() {
        TagEntity tag = Samples.tag(functionId, "stable", first);
        add(tag);
        assertThat(find("stable"))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("_persistence.*")
                .isEqualTo(tag);
    }

    @Test
    void addRefusesWhenTheFunctionHasATagOfThatName() {
        add(Samples.tag(functionId, "stable", first));
        assertThatThrownBy(() -> add(Samples.tag(functionId, "stable", second)))
                .isInstanceOf(PersistenceException.class);
        UUID other = Samples.storedFunction(database, "s", "g").getId();
        add(Samples.tag(other, "stable", first));
        assertThat(database.count("tag")).isEqualTo(2);
    }

    @Test
    void aTagCanMoveAndBeRemovedWhileTheVersionsStay() {
        add(Samples.tag(functionId, "stable", first));
        database.run(entityManager -> new TagRepository(entityManager)
                .find(functionId, "stable")
                .orElseThrow()
                .setVersionId(second));
        assertThat(find("stable").getVersionId()).isEqualTo(second);
        database.run(entityManager -> {
            TagRepository tags = new TagRepository(entityManager);
            tags.remove(tags.find(functionId, "stable").orElseThrow());
        });
        assertThat(database.count("tag")).isZero();
        assertThat(database.count("function_version")).isEqualTo(2);
    }

    @Test
    void tagsAreListedByNameAndByVersion() {
        add(Samples.tag(functionId, "stable", first));
        add(Samples.tag(functionId, "beta", second));
        add(Samples.tag(functionId, "alpha", second));
        database.run(entityManager -> {
            TagRepository tags = new TagRepository(entityManager);
            assertThat(tags.list(functionId)).extracting(TagEntity::getName).containsExactly("alpha", "beta", "stable");
            assertThat(tags.names(List.of(first, second, UUID.randomUUID())))
                    .containsOnly(entry(first, List.of("stable")), entry(second, List.of("alpha", "beta")));
            assertThat(tags.names(List.of())).isEmpty();
        });
    }

    @Test
    void taggedVersionsComeWithTheirEngines() {
        add(Samples.tag(functionId, "stable", first));
        add(Samples.tag(functionId, "beta", second));
        UUID other = Samples.storedFunction(database, "s", "g").getId();
        add(Samples.tag(other, "stable", second));
        database.run(entityManager -> new ArtifactRepository(entityManager).put(Samples.artifact(first, "compiled")));
        database.run(entityManager -> {
            TagRepository tags = new TagRepository(entityManager);
            assertThat(tags.tagged(List.of(functionId)))
                    .containsExactlyInAnyOrder(
                            new TaggedVersionRow(functionId, "stable", first, "nashorn"),
                            new TaggedVersionRow(functionId, "beta", second, null));
            assertThat(tags.tagged(List.of(functionId, other))).hasSize(3);
            assertThat(tags.tagged(List.of())).isEmpty();
        });
    }

    @Test
    void aFunctionIsReadWithItsNewestBuiltVersion() {
        version(3, VersionStatus.CREATING);
        database.run(entityManager -> new ArtifactRepository(entityManager).put(Samples.artifact(second, "compiled")));
        UUID empty = Samples.storedFunction(database, "s", "g").getId();
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            OwnedFunction owned = functions.findOwned(functionId).orElseThrow();
            assertThat(owned.latestVersionId()).isEqualTo(second);
            assertThat(owned.latestEngine()).isEqualTo("nashorn");
            assertThat(functions.findOwned(empty).orElseThrow().latestVersionId())
                    .isNull();
            assertThat(new VersionRepository(entityManager).newestActive(functionId))
                    .map(VersionEntity::getId)
                    .contains(second);
            assertThat(new VersionRepository(entityManager).newestActive(empty)).isEmpty();
        });
    }

    @Test
    void removingAFunctionOrAVersionTakesTheTagsToo() {
        add(Samples.tag(functionId, "stable", first));
        add(Samples.tag(functionId, "beta", second));
        addEntry(Samples.tagHistory(functionId, "stable", first));
        database.run(entityManager -> {
            VersionRepository versions = new VersionRepository(entityManager);
            versions.remove(versions.findById(first).orElseThrow());
        });
        assertThat(database.count("tag")).isEqualTo(1);
        assertThat(database.count("tag_history")).isEqualTo(1);
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            functions.remove(functions.find(functionId).orElseThrow());
        });
        assertThat(database.count("tag")).isZero();
        assertThat(database.count("tag_history")).isZero();
    }

    @Test
    void theOpenEntryOfATagIsTheOneWithoutAnEnd() {
        TagHistoryEntity ended = Samples.tagHistory(functionId, "stable", first);
        ended.setEffectiveTo(NOON.plusHours(1));
        addEntry(ended);
        addEntry(Samples.tagHistory(functionId, "beta", first));
        assertThat(open("stable")).isNull();
        TagHistoryEntity next = Samples.tagHistory(functionId, "stable", second);
        next.setEffectiveFrom(NOON.plusHours(1));
        addEntry(next);
        assertThat(open("stable"))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("_persistence.*")
                .ignoringFields("ordinal")
                .isEqualTo(next);
    }

    @Test
    void theHistoryIsPagedNewestFirst() {
        for (String tag : List.of("stable", "beta", "stable")) {
            addEntry(Samples.tagHistory(functionId, tag, first));
        }
        addEntry(Samples.tagHistory(functionId, "gamma", second));
        List<TagHistoryEntity> page = history(null, null);
        assertThat(page).extracting(TagHistoryEntity::getTag).containsExactly("gamma", "stable");
        assertThat(history(null, page.get(1).getOrdinal()))
                .extracting(TagHistoryEntity::getTag)
                .containsExactly("beta", "stable");
        assertThat(history("stable", null)).hasSize(2);
    }

    @Test
    void theLastEndTellsSinceWhenAVersionHasNoTag() {
        OffsetDateTime later = NOON.plusHours(2);
        TagHistoryEntity early = Samples.tagHistory(functionId, "stable", first);
        early.setEffectiveTo(NOON.plusHours(1));
        TagHistoryEntity late = Samples.tagHistory(functionId, "$current", first);
        late.setEffectiveTo(later);
        List.of(early, late, Samples.tagHistory(functionId, "beta", second)).forEach(this::addEntry);
        database.run(entityManager -> {
            TagHistoryRepository history = new TagHistoryRepository(entityManager);
            assertThat(history.lastEnds(List.of(first, second))).containsOnly(entry(first, later));
            assertThat(history.lastEnds(List.of())).isEmpty();
        });
    }

    @Test
    void theHistoryOfTheTimeBeforeTagsIsMadeFromDeploymentsAndVersions() {
        for (UUID versionId : List.of(second, first)) {
            DeploymentEntity deployment = Samples.deployment(functionId, versionId);
            deployment.setDeployedAt(NOON.plusHours(versionId.equals(second) ? 1 : 2));
            database.run(entityManager -> new DeploymentRepository(entityManager).add(deployment));
        }
        version(3, VersionStatus.CREATING);
        database.run(
                entityManager -> entityManager.createNativeQuery(backfill()).executeUpdate());
        assertThat(open("$current").getVersionId()).isEqualTo(first);
        assertThat(open("$latest").getVersionId()).isEqualTo(second);
        List<TagHistoryEntity> current = history("$current", null);
        assertThat(current).extracting(TagHistoryEntity::getVersionId).containsExactly(first, second);
        assertThat(current.get(1).getEffectiveTo()).isEqualTo(current.get(0).getEffectiveFrom());
        assertThat(history("$latest", null))
                .extracting(TagHistoryEntity::getVersionId)
                .containsExactlyInAnyOrder(first, second);
        assertThat(database.count("tag_history")).isEqualTo(4);
    }

    /** The statement of the script that fills the history. */
    private static String backfill() {
        try (InputStream script = SchemaMigration.class.getResourceAsStream("V13__tags.sql")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            int begin = text.indexOf("INSERT INTO tag_history");
            return text.substring(begin, text.indexOf(';', begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void unusedVersionsAreThoseWithoutATagForAWhile() {
        TagHistoryEntity ended = Samples.tagHistory(functionId, "stable", first);
        ended.setEffectiveTo(NOON.plusHours(2));
        addEntry(ended);
        addEntry(Samples.tagHistory(functionId, "beta", second));
        UUID never = version(3, VersionStatus.ACTIVE);
        version(4, VersionStatus.CREATING);
        assertThat(unused(NOON)).isEmpty();
        assertThat(unused(NOON.plusHours(1))).containsExactly(never);
        assertThat(unused(NOON.plusHours(3))).containsExactlyInAnyOrder(first, never);
    }

    private List<UUID> unused(OffsetDateTime since) {
        return database.call(entityManager -> new VersionRepository(entityManager).listUnused(since, 10));
    }

    private UUID version(int sequenceNumber, VersionStatus status) {
        VersionEntity version = Samples.version(functionId, sequenceNumber, status);
        database.run(entityManager -> new VersionRepository(entityManager).add(version));
        return version.getId();
    }

    private void add(TagEntity tag) {
        database.run(entityManager -> new TagRepository(entityManager).add(tag));
    }

    private void addEntry(TagHistoryEntity entry) {
        database.run(entityManager -> new TagHistoryRepository(entityManager).add(entry));
    }

    private TagEntity find(String name) {
        return database.call(entityManager ->
                new TagRepository(entityManager).find(functionId, name).orElseThrow());
    }

    private TagHistoryEntity open(String tag) {
        return database.call(entityManager ->
                new TagHistoryRepository(entityManager).open(functionId, tag).orElse(null));
    }

    private List<TagHistoryEntity> history(String tag, Long before) {
        return database.call(entityManager -> new TagHistoryRepository(entityManager).page(functionId, tag, before, 2));
    }
}
