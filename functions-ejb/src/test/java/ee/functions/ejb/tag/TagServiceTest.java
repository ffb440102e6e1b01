// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

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
import ee.functions.ejb.version.PageQuery;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionStatus;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class TagServiceTest {
    private final FakeDatabase database = new FakeDatabase();
    private final Fired<TagsChanged> changed = new Fired<>();
    private final MovingClock clock = new MovingClock();
    private final TagService service = service();
    private final FunctionEntity function = function();
    private final UUID id = function.getId();
    private final UUID first = version(1, VersionStatus.ACTIVE);
    private final UUID second = version(2, VersionStatus.ACTIVE);

    private TagService service() {
        AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
        TagService wired = Beans.wire(new TagService(), database.repositories());
        return Beans.wire(
                wired,
                audit,
                clock,
                changed,
                TestSettings.with(Setting.FUNCTION_TAGS, "2").build());
    }

    @Test
    void setLetsATagPointToAVersionAndThenToAnother() {
        OffsetDateTime noon = OffsetDateTime.now(clock);
        assertThat(service.set(Callers.all(), id, "beta", first)).isEqualTo(new TagValue("beta", first, noon));
        clock.advance(Duration.ofHours(1));
        assertThat(service.set(Callers.all(), id, "beta", second))
                .isEqualTo(new TagValue("beta", second, noon.plusHours(1)));
        assertThat(database.tags).hasSize(1);
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getAction, AuditRecordEntity::getVersionId, AuditRecordEntity::getReason)
                .containsExactly(Tuple.tuple("TAG_SET", first, "tag beta"), Tuple.tuple("TAG_SET", second, "tag beta"));
        TagsChanged event = new TagsChanged(id, function.getIntegrationId());
        assertThat(changed.events).containsExactly(event, event);
        assertThat(service.history(Callers.all(), id, null, new PageQuery(50, false, null))
                        .items())
                .containsExactly(
                        new TagHistoryValue(id, "beta", second, noon.plusHours(1), null),
                        new TagHistoryValue(id, "beta", first, noon, noon.plusHours(1)));
    }

    @Test
    void setOfWhatIsSetAlreadyChangesNothing() {
        TagValue before = service.set(Callers.all(), id, "beta", first);
        clock.advance(Duration.ofHours(1));
        assertThat(service.set(Callers.all(), id, "beta", first)).isEqualTo(before);
        assertThat(database.audit).hasSize(1);
        assertThat(changed.events).hasSize(1);
    }

    @Test
    void listShowsTheTagsOfEveryFunctionFirst() {
        assertThat(service.list(Callers.all(), id)).containsExactly(new TagValue("$latest", second, null));
        function.setCurrentVersionId(first);
        service.set(Callers.all(), id, "stable", first);
        service.set(Callers.all(), id, "beta", second);
        assertThat(service.list(Callers.all(), id))
                .extracting(TagValue::name, TagValue::versionId)
                .containsExactly(
                        Tuple.tuple("$current", first),
                        Tuple.tuple("$latest", second),
                        Tuple.tuple("beta", second),
                        Tuple.tuple("stable", first));
    }

    @Test
    void removeLeavesTheVersion() {
        service.set(Callers.all(), id, "beta", first);
        service.remove(Callers.all(), id, "beta");
        assertThat(database.tags).isEmpty();
        assertThat(database.versions).containsKey(first);
        assertThat(database.tagHistory)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getEffectiveTo()).isNotNull());
        assertThat(database.audit).extracting(AuditRecordEntity::getAction).containsExactly("TAG_SET", "TAG_REMOVED");
        assertThat(changed.events).hasSize(2);
        assertRefused(ErrorCode.TAG_NOT_FOUND, () -> service.remove(Callers.all(), id, "beta"));
    }

    @Test
    void tagsThatEveryFunctionHasAreNeitherSetNorRemoved() {
        for (String reserved : new String[] {"$current", "$latest"}) {
            assertRefused(ErrorCode.VALIDATION_FAILED, () -> service.set(Callers.all(), id, reserved, first));
            assertRefused(ErrorCode.VALIDATION_FAILED, () -> service.remove(Callers.all(), id, reserved));
        }
        assertRefused(ErrorCode.VALIDATION_FAILED, () -> service.set(Callers.all(), id, "Beta", first));
    }

    @Test
    void setRefusesWhatIsNoFinishedVersionOfThisFunction() {
        UUID unfinished = version(3, VersionStatus.CREATING);
        assertRefused(ErrorCode.VALIDATION_FAILED, () -> service.set(Callers.all(), id, "beta", unfinished));
        assertRefused(ErrorCode.VALIDATION_FAILED, () -> service.set(Callers.all(), id, "beta", UUID.randomUUID()));
        database.versions.get(first).setFunctionId(UUID.randomUUID());
        assertRefused(ErrorCode.VALIDATION_FAILED, () -> service.set(Callers.all(), id, "beta", first));
        assertThat(database.tags).isEmpty();
    }

    @Test
    void tagsAreLimitedButMovingOneIsNot() {
        service.set(Callers.all(), id, "a", first);
        service.set(Callers.all(), id, "b", first);
        assertRefused(ErrorCode.TAG_LIMIT_REACHED, () -> service.set(Callers.all(), id, "c", first));
        assertThat(service.set(Callers.all(), id, "b", second).versionId()).isEqualTo(second);
    }

    @Test
    void functionsOfAnotherSiteAreNotFoundAndPermissionsAreAskedFor() {
        assertRefused(ErrorCode.NOT_FOUND, () -> service.set(Callers.ofOtherSite(), id, "beta", first));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.remove(Callers.ofOtherSite(), id, "beta"));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.list(Callers.ofOtherSite(), id));
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> service.history(Callers.ofOtherSite(), id, null, new PageQuery(50, false, null)));
        assertRefused(
                ErrorCode.PERMISSION_DENIED,
                () -> service.set(Callers.with(Permission.FUNCTIONS_READ), id, "beta", first));
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.list(Callers.with(Permission.FUNCTIONS_UPDATE), id));
    }

    @Test
    void historyIsThatOfOneTagIfItIsNamed() {
        service.set(Callers.all(), id, "a", first);
        service.set(Callers.all(), id, "b", first);
        assertThat(service.history(Callers.all(), id, "a", new PageQuery(50, false, null))
                        .items())
                .extracting(TagHistoryValue::tag)
                .containsExactly("a");
        assertRefused(
                ErrorCode.VALIDATION_FAILED,
                () -> service.history(Callers.all(), id, "no tag", new PageQuery(50, false, null)));
    }

    private FunctionEntity function() {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId(Callers.SITE);
        entity.setIntegrationId(UUID.randomUUID());
        database.functions.put(entity.getId(), entity);
        return entity;
    }

    private UUID version(int sequenceNumber, VersionStatus status) {
        VersionEntity version = new VersionEntity();
        version.setId(UUID.randomUUID());
        version.setFunctionId(function.getId());
        version.setSequenceNumber(sequenceNumber);
        version.setStatus(status);
        database.versions.put(version.getId(), version);
        return version.getId();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
