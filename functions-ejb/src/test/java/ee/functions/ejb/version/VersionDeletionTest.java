// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.audit.AuditRecorder;
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
import ee.functions.ejb.tag.TagHistory;
import ee.functions.ejb.tag.TagsChanged;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.tag.TagEntity;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Which versions are obsolete, and which may be deleted. */
class VersionDeletionTest {
    private final FakeDatabase database = new FakeDatabase();
    private final Fired<TagsChanged> changed = new Fired<>();
    private final MovingClock clock = new MovingClock();
    private final Settings settings = TestSettings.with(Setting.VERSION_OBSOLETE_AFTER_DAYS, "30")
            .and(Setting.VERSION_OBSOLETE_DELETE, "on")
            .build();
    private final AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
    private final TagHistory history = Beans.wire(new TagHistory(), database.repositories());
    private final EnvironmentVault vault = Beans.wire(new EnvironmentVault(), TestSettings.defaults());
    private final VersionPointers pointers =
            Beans.wire(Beans.wire(new VersionPointers(), database.repositories()), settings, clock);
    private final VersionDeletion deletion =
            Beans.wire(Beans.wire(new VersionDeletion(), database.repositories()), history, audit, changed, clock);
    private final VersionService service = Beans.wire(
            Beans.wire(new VersionService(), database.repositories()), pointers, deletion, vault, settings, clock);
    private final FunctionEntity function = function();
    private final UUID id = function.getId();
    private final UUID first = version(1);
    private final UUID second = version(2);
    private final UUID third = version(3);

    @Test
    void aVersionNamesItsTags() {
        function.setCurrentVersionId(second);
        tag("stable", second);
        tag("beta", third);
        assertThat(service.get(Callers.all(), id, second).tags()).containsExactly("$current", "stable");
        assertThat(service.list(Callers.all(), id, new PageQuery(50, true, null))
                        .items())
                .extracting(VersionValue::tags)
                .containsExactly(List.of(), List.of("$current", "stable"), List.of("$latest", "beta"));
    }

    @Test
    void aVersionWithoutATagBecomesObsoleteAfterAWhile() {
        tag("stable", second);
        assertThat(statuses()).containsOnly(ee.functions.ejb.version.VersionStatus.ACTIVE);
        clock.advance(Duration.ofDays(31));
        assertThat(statuses())
                .containsExactly(
                        ee.functions.ejb.version.VersionStatus.OBSOLETE,
                        ee.functions.ejb.version.VersionStatus.ACTIVE,
                        ee.functions.ejb.version.VersionStatus.ACTIVE);
        database.tags.clear();
        history.removed(id, "stable", OffsetDateTime.now(clock));
        assertThat(statuses())
                .as("the time without a tag counts from the end of the last one")
                .element(1)
                .isEqualTo(ee.functions.ejb.version.VersionStatus.ACTIVE);
        tag("old", first);
        assertThat(statuses())
                .as("a tag makes it active again")
                .containsOnly(ee.functions.ejb.version.VersionStatus.ACTIVE);
    }

    @Test
    void aVersionWithoutATagIsDeletedAndAudited() {
        service.delete(Callers.all(), id, first, false);
        assertThat(database.versions).containsOnlyKeys(second, third);
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getAction, AuditRecordEntity::getVersionId, AuditRecordEntity::getActor)
                .containsExactly(Tuple.tuple("VERSION_DELETED", first, "alice"));
        assertThat(changed.events).containsExactly(new TagsChanged(id, function.getIntegrationId()));
    }

    @Test
    void theCurrentAndTheNewestVersionStayWhateverIsSaid() {
        function.setCurrentVersionId(first);
        for (UUID kept : List.of(first, third)) {
            assertRefused(ErrorCode.INVALID_STATE, () -> service.delete(Callers.all(), id, kept, true));
        }
        assertThat(database.versions).hasSize(3);
        assertThat(database.audit).isEmpty();
    }

    @Test
    void aTaggedVersionIsDeletedOnlyByForceAndThenWithItsTags() {
        tag("beta", first);
        tag("stable", second);
        assertRefused(ErrorCode.INVALID_STATE, () -> service.delete(Callers.all(), id, first, false));
        service.delete(Callers.all(), id, first, true);
        assertThat(database.tags).extracting(TagEntity::getName).containsExactly("stable");
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getAction)
                .containsExactly("TAG_REMOVED", "VERSION_DELETED");
        assertThat(database.tagHistoryRepository.open(id, "beta")).isEmpty();
    }

    @Test
    void deletionNeedsThePermissionAndAVersionOfTheSite() {
        assertRefused(
                ErrorCode.PERMISSION_DENIED,
                () -> service.delete(Callers.with(Permission.FUNCTIONS_READ), id, first, false));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.delete(Callers.ofOtherSite(), id, first, false));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.delete(Callers.all(), id, UUID.randomUUID(), false));
        database.versions.get(first).setStatus(VersionStatus.CREATING);
        assertRefused(ErrorCode.NOT_FOUND, () -> service.delete(Callers.all(), id, first, false));
    }

    @Test
    void retentionDeletesWhatIsObsoleteAndNothingElse() {
        ObsoleteVersions obsolete =
                Beans.wire(Beans.wire(new ObsoleteVersions(), database.repositories()), pointers, deletion);
        tag("stable", second);
        clock.advance(Duration.ofDays(31));
        List.of(first, second, third, UUID.randomUUID()).forEach(obsolete::delete);
        assertThat(database.versions).containsOnlyKeys(second, third);
        assertThat(database.audit).singleElement().satisfies(record -> {
            assertThat(record.getAction()).isEqualTo("VERSION_DELETED");
            assertThat(record.getActor()).isEqualTo("system");
        });
    }

    @Test
    void retentionGoesOnAfterAVersionThatCannotBeDeleted() {
        List<UUID> asked = new ArrayList<>();
        ObsoleteVersions obsolete = new ObsoleteVersions() {
            @Override
            public List<UUID> some(int limit) {
                return List.of(first, second);
            }

            @Override
            public void delete(UUID versionId) {
                asked.add(versionId);
                throw new IllegalStateException("locked");
            }
        };
        Beans.wire(new VersionRetention(), obsolete, settings).deleteSome();
        assertThat(asked).containsExactly(first, second);
    }

    private List<ee.functions.ejb.version.VersionStatus> statuses() {
        return service.list(Callers.all(), id, new PageQuery(50, true, null)).items().stream()
                .map(VersionValue::status)
                .toList();
    }

    private void tag(String name, UUID versionId) {
        TagEntity tag = new TagEntity();
        tag.setId(UUID.randomUUID());
        tag.setFunctionId(id);
        tag.setName(name);
        tag.setVersionId(versionId);
        database.tags.add(tag);
        history.moved(id, name, versionId, OffsetDateTime.now(clock));
    }

    private FunctionEntity function() {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId(Callers.SITE);
        entity.setIntegrationId(UUID.randomUUID());
        database.functions.put(entity.getId(), entity);
        return entity;
    }

    private UUID version(int sequenceNumber) {
        VersionEntity version = new VersionEntity();
        version.setId(UUID.randomUUID());
        version.setFunctionId(id);
        version.setSequenceNumber(sequenceNumber);
        version.setStatus(VersionStatus.ACTIVE);
        version.setCompatibilityDate(LocalDate.of(2026, 1, 1));
        version.setEngine("nashorn");
        version.setCreatedAt(OffsetDateTime.now(clock));
        vault.put(version, Map.of());
        database.versions.put(version.getId(), version);
        return version.getId();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
