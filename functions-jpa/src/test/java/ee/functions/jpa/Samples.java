// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.deployment.DeploymentEntity;
import ee.functions.jpa.engine.SiteEnginesEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.log.LogEntryEntity;
import ee.functions.jpa.site.SiteRepository;
import ee.functions.jpa.suspension.Suspension;
import ee.functions.jpa.tag.TagEntity;
import ee.functions.jpa.tag.TagHistoryEntity;
import ee.functions.jpa.task.TaskEntity;
import ee.functions.jpa.task.TaskStatus;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionStatus;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entities as callers make them. */
final class Samples {

    static final String SITE = "site-1";
    static final OffsetDateTime NOON = OffsetDateTime.parse("2026-07-01T12:00:00.123456Z");

    private Samples() {}

    static FunctionEntity function(String siteId, String name) {
        FunctionEntity function = new FunctionEntity();
        function.setId(UUID.randomUUID());
        function.setSiteId(siteId);
        function.setIntegrationId(UUID.randomUUID());
        function.setName(name);
        function.setCreatedAt(NOON);
        function.setUpdatedAt(NOON);
        return function;
    }

    static FunctionEntity storedFunction(TestDatabase database, String siteId, String name) {
        return database.call(entityManager -> {
            new SiteRepository(entityManager).ensure(siteId, NOON);
            FunctionEntity function = function(siteId, name);
            new FunctionRepository(entityManager).add(function);
            return function;
        });
    }

    static Suspension suspension(@Nullable OffsetDateTime until) {
        return new Suspension("too much", "RULE", NOON, until);
    }

    static SiteEnginesEntity siteEngines(String siteId, String allowed) {
        SiteEnginesEntity engines = new SiteEnginesEntity();
        engines.setSiteId(siteId);
        engines.setAllowed(allowed);
        engines.setUpdatedBy("administrator");
        engines.setUpdatedAt(NOON);
        return engines;
    }

    static VersionEntity version(UUID functionId, int sequenceNumber, VersionStatus status) {
        VersionEntity version = new VersionEntity();
        version.setId(UUID.randomUUID());
        version.setFunctionId(functionId);
        version.setSequenceNumber(sequenceNumber);
        version.setStatus(status);
        version.setCompatibilityDate(LocalDate.of(2026, 3, 29));
        version.setFileName("function.js");
        version.setSource("export function onInvoke() {}");
        version.setEnvironmentNames("[]");
        version.setEngine("nashorn");
        version.setCreatedBy("author");
        version.setCreatedAt(NOON);
        return version;
    }

    static ArtifactEntity artifact(UUID versionId, String script) {
        ArtifactEntity artifact = new ArtifactEntity();
        artifact.setVersionId(versionId);
        artifact.setEngine("nashorn");
        artifact.setPipelineId("pipeline-1");
        artifact.setScript(script);
        artifact.setSourceMap("{}");
        artifact.setBuiltAt(NOON);
        return artifact;
    }

    static TaskEntity task(UUID functionId, TaskStatus status, OffsetDateTime createdAt) {
        TaskEntity task = new TaskEntity();
        task.setId(UUID.randomUUID());
        task.setFunctionId(functionId);
        task.setStatus(status);
        task.setCreatedAt(createdAt);
        return task;
    }

    static DeploymentEntity deployment(UUID functionId, UUID versionId) {
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.setId(UUID.randomUUID());
        deployment.setFunctionId(functionId);
        deployment.setVersionId(versionId);
        deployment.setDeployedBy("author");
        deployment.setDeployedAt(NOON);
        return deployment;
    }

    static TagEntity tag(UUID functionId, String name, UUID versionId) {
        TagEntity tag = new TagEntity();
        tag.setId(UUID.randomUUID());
        tag.setFunctionId(functionId);
        tag.setName(name);
        tag.setVersionId(versionId);
        tag.setSetBy("author");
        tag.setSetAt(NOON);
        return tag;
    }

    static TagHistoryEntity tagHistory(UUID functionId, String tag, UUID versionId) {
        TagHistoryEntity entry = new TagHistoryEntity();
        entry.setId(UUID.randomUUID());
        entry.setFunctionId(functionId);
        entry.setTag(tag);
        entry.setVersionId(versionId);
        entry.setEffectiveFrom(NOON);
        return entry;
    }

    static LogEntryEntity logEntry(UUID functionId, OffsetDateTime loggedAt, String message) {
        LogEntryEntity entry = new LogEntryEntity();
        entry.setSiteId(SITE);
        entry.setFunctionId(functionId);
        entry.setVersionId(UUID.randomUUID());
        entry.setInvocationId(UUID.randomUUID());
        entry.setLoggedAt(loggedAt);
        entry.setLevel("INFO");
        entry.setMessage(message);
        return entry;
    }

    static InvocationRecordEntity invocationRecord(UUID functionId, OffsetDateTime startedAt) {
        InvocationRecordEntity record = new InvocationRecordEntity();
        record.setId(UUID.randomUUID());
        record.setSiteId(SITE);
        record.setFunctionId(functionId);
        record.setOutcome("REFUSED");
        record.setStatus(429);
        record.setStartedAt(startedAt);
        return record;
    }

    static AuditRecordEntity auditRecord(UUID functionId) {
        AuditRecordEntity record = new AuditRecordEntity();
        record.setId(UUID.randomUUID());
        record.setSiteId(SITE);
        record.setFunctionId(functionId);
        record.setAction("FUNCTION_DELETED");
        record.setActor("author");
        record.setRequestId("request-1");
        record.setSourceAddress("192.0.2.1");
        record.setRecordedAt(NOON);
        return record;
    }
}
