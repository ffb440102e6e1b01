// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.deployment;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.tag.TagHistory;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.version.PageQuery;
import ee.functions.ejb.version.VersionComparison;
import ee.functions.jpa.deployment.DeploymentEntity;
import ee.functions.jpa.deployment.DeploymentRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.jpa.version.VersionStatus;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Which version of a function answers. A deployment of an older version is a roll-back; the history is only added to. */
@Stateless
@PermitAll
public class DeploymentService {
    private static final String TOKEN_KIND = "d";

    @Inject
    FunctionRepository functions;

    @Inject
    VersionRepository versions;

    @Inject
    DeploymentRepository deployments;

    @Inject
    VersionComparison comparison;

    @Inject
    TagHistory tagHistory;

    @Inject
    AuditRecorder audit;

    @Inject
    Clock clock;

    @Inject
    Event<VersionDeployed> deployed;

    /**
     * Makes a version the current one. This server answers with it from the end of the transaction on, every other one
     * after at most {@code functions.deployment.recheck-interval-ms}.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED} on {@code version_id} unless it is a finished version of this
     *     function
     */
    public DeploymentValue deploy(Caller caller, UUID functionId, UUID versionId) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        FunctionEntity function = SiteFunctions.lock(functions, functionId);
        VersionEntity version = versions.find(functionId, versionId)
                .filter(found -> found.getStatus() == VersionStatus.ACTIVE)
                .orElseThrow(() -> FunctionsException.invalid(
                        "version_id", "the id of a version of this function whose task has completed."));
        OffsetDateTime now = OffsetDateTime.now(clock);
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.setId(UUID.randomUUID());
        deployment.setFunctionId(functionId);
        deployment.setVersionId(version.getId());
        deployment.setPreviousVersionId(function.getCurrentVersionId());
        deployment.setDeployedBy(caller.subject());
        deployment.setDeployedAt(now);
        function.setCurrentVersionId(version.getId());
        function.setUpdatedAt(now);
        deployments.add(deployment);
        tagHistory.moved(functionId, TagName.CURRENT, version.getId(), now);
        UUID previousId = deployment.getPreviousVersionId();
        VersionEntity previous = previousId == null
                ? null
                : versions.find(functionId, previousId).orElse(null);
        audit.record(
                caller,
                AuditAction.VERSION_DEPLOYED,
                functionId,
                version.getId(),
                comparison.between(previous, version));
        deployed.fire(new VersionDeployed(functionId, function.getIntegrationId(), version.getId(), previousId));
        return value(function, deployment);
    }

    /** Lists the deployments of a function, newest first; no other order is kept. */
    public Page<DeploymentValue> list(Caller caller, UUID functionId, PageQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        if (query.ascending()) {
            throw FunctionsException.invalid("order", "desc, because deployments are listed newest first.");
        }
        FunctionEntity function = SiteFunctions.find(functions, caller.siteId(), functionId);
        String token = query.token();
        Long before = token == null ? null : (Long) PageToken.read(TOKEN_KIND, 1, token)[0];
        List<DeploymentEntity> rows = deployments.page(functionId, before, query.limit() + 1);
        return Page.of(
                rows, query.limit(), row -> value(function, row), row -> PageToken.write(TOKEN_KIND, row.getOrdinal()));
    }

    private static DeploymentValue value(FunctionEntity function, DeploymentEntity deployment) {
        return new DeploymentValue(
                deployment.getId(),
                deployment.getFunctionId(),
                function.getIntegrationId(),
                deployment.getVersionId(),
                deployment.getPreviousVersionId(),
                deployment.getDeployedBy(),
                deployment.getDeployedAt());
    }
}
