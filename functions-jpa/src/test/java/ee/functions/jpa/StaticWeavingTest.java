// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.deployment.DeploymentEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.idempotency.IdempotentRequestEntity;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.kv.KvItemEntity;
import ee.functions.jpa.log.LogEntryEntity;
import ee.functions.jpa.outbox.OutboxEntity;
import ee.functions.jpa.scaling.ScalingPolicyEntity;
import ee.functions.jpa.server.ServerEntity;
import ee.functions.jpa.site.SiteEntity;
import ee.functions.jpa.statistics.InvocationCountEntity;
import ee.functions.jpa.task.TaskEntity;
import ee.functions.jpa.version.VersionEntity;
import org.eclipse.persistence.descriptors.changetracking.ChangeTracker;
import org.eclipse.persistence.internal.weaving.PersistenceWeaved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build weaves the entities: no server needs an agent for it. */
class StaticWeavingTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                ArtifactEntity.class,
                AuditRecordEntity.class,
                DeploymentEntity.class,
                FunctionEntity.class,
                IdempotentRequestEntity.class,
                InvocationCountEntity.class,
                InvocationRecordEntity.class,
                KvItemEntity.class,
                LogEntryEntity.class,
                OutboxEntity.class,
                ScalingPolicyEntity.class,
                ServerEntity.class,
                SiteEntity.class,
                TaskEntity.class,
                VersionEntity.class
            })
    void entityIsWovenByTheBuild(Class<?> entity) {
        assertThat(PersistenceWeaved.class).isAssignableFrom(entity);
        assertThat(ChangeTracker.class).isAssignableFrom(entity);
    }

    @Test
    void entityNeedsNoClassOfTheRestPart() {
        assertThat(FunctionEntity.class.getInterfaces())
                .extracting(Class::getName)
                .noneMatch(name -> name.contains("Rest"));
    }
}
