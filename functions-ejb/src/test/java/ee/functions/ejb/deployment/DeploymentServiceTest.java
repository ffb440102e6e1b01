// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.deployment;

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
import ee.functions.ejb.version.EnvironmentVault;
import ee.functions.ejb.version.PageQuery;
import ee.functions.ejb.version.VersionComparison;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.tag.TagHistoryEntity;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionStatus;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class DeploymentServiceTest {
    private final FakeDatabase database = new FakeDatabase();
    private final Fired<VersionDeployed> deployed = new Fired<>();
    private final EnvironmentVault vault = Beans.wire(new EnvironmentVault(), TestSettings.defaults());
    private final DeploymentService service = service();
    private final FunctionEntity function = function();

    private DeploymentService service() {
        MovingClock clock = new MovingClock();
        AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
        DeploymentService wired = Beans.wire(new DeploymentService(), database.repositories());
        return Beans.wire(wired, Beans.wire(new VersionComparison(), vault), audit, clock, deployed);
    }

    @Test
    void deployMakesTheVersionCurrentAndTellsWhatWasBefore() {
        UUID first = version("code 1", VersionStatus.ACTIVE);
        UUID second = version("code 2", VersionStatus.ACTIVE);
        assertThat(service.deploy(Callers.all(), function.getId(), first).previousVersionId())
                .isNull();
        DeploymentValue deployment = service.deploy(Callers.all(), function.getId(), second);
        assertThat(deployment.previousVersionId()).isEqualTo(first);
        assertThat(deployment.integrationId()).isEqualTo(function.getIntegrationId());
        assertThat(function.getCurrentVersionId()).isEqualTo(second);
        assertThat(database.tagHistory)
                .extracting(TagHistoryEntity::getTag, TagHistoryEntity::getVersionId, TagHistoryEntity::getEffectiveTo)
                .containsExactly(
                        Tuple.tuple("$current", second, null), Tuple.tuple("$current", first, deployment.deployedAt()));
        assertThat(deployed.events)
                .containsExactly(
                        new VersionDeployed(function.getId(), function.getIntegrationId(), first, null),
                        new VersionDeployed(function.getId(), function.getIntegrationId(), second, first));
    }

    @Test
    void deployOfAnOlderVersionIsARollBackAndIsAudited() {
        UUID first = version("code 1", VersionStatus.ACTIVE);
        UUID second = version("code 2", VersionStatus.ACTIVE);
        service.deploy(Callers.all(), function.getId(), second);
        service.deploy(Callers.all(), function.getId(), first);
        assertThat(function.getCurrentVersionId()).isEqualTo(first);
        assertThat(database.audit)
                .extracting(
                        AuditRecordEntity::getAction,
                        AuditRecordEntity::getVersionId,
                        AuditRecordEntity::isCodeChanged,
                        AuditRecordEntity::isEnvironmentChanged)
                .containsExactly(
                        Tuple.tuple("VERSION_DEPLOYED", second, true, false),
                        Tuple.tuple("VERSION_DEPLOYED", first, true, false));
    }

    @Test
    void deployRefusesWhatIsNoFinishedVersionOfThisFunction() {
        UUID unfinished = version("code", VersionStatus.CREATING);
        assertRefused(() -> service.deploy(Callers.all(), function.getId(), unfinished));
        assertRefused(() -> service.deploy(Callers.all(), function.getId(), UUID.randomUUID()));
        VersionEntity foreign = database.versions.get(version("code", VersionStatus.ACTIVE));
        foreign.setFunctionId(UUID.randomUUID());
        assertRefused(() -> service.deploy(Callers.all(), function.getId(), foreign.getId()));
        assertThat(function.getCurrentVersionId()).isNull();
        assertThat(deployed.events).isEmpty();
    }

    @Test
    void deployInAnotherSiteIsNotFound() {
        UUID version = version("code", VersionStatus.ACTIVE);
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.deploy(Callers.ofOtherSite(), function.getId(), version))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void listIsNewestFirstOnly() {
        service.deploy(Callers.all(), function.getId(), version("code", VersionStatus.ACTIVE));
        assertThat(service.list(Callers.all(), function.getId(), new PageQuery(50, false, null))
                        .items())
                .hasSize(1);
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.list(Callers.all(), function.getId(), new PageQuery(50, true, null)));
    }

    private FunctionEntity function() {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId(Callers.SITE);
        entity.setIntegrationId(UUID.randomUUID());
        database.functions.put(entity.getId(), entity);
        return entity;
    }

    private UUID version(String code, VersionStatus status) {
        VersionEntity version = new VersionEntity();
        version.setEngine("nashorn");
        version.setId(UUID.randomUUID());
        version.setFunctionId(function.getId());
        version.setFileName("function.js");
        version.setSource(code);
        version.setStatus(status);
        vault.put(version, Map.of());
        database.versions.put(version.getId(), version);
        return version.getId();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
            assertThat(refusal.details())
                    .extracting(FunctionsException.Detail::attribute)
                    .containsExactly("version_id");
        });
    }
}
