// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deployment: the append-only record that made a version current. */
@Entity
@Table(name = "deployment")
public class DeploymentEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "version_id", nullable = false, updatable = false)
    private UUID versionId;

    @Column(name = "previous_version_id", updatable = false)
    private @Nullable UUID previousVersionId;

    @Column(name = "deployed_by", nullable = false, length = 255, updatable = false)
    private String deployedBy;

    @Column(name = "deployed_at", nullable = false, updatable = false)
    private OffsetDateTime deployedAt;

    @Column(name = "ordinal", nullable = false, insertable = false, updatable = false)
    private long ordinal;

    public UUID getId() {
        return id;
    }

    public void setId(UUID id) {
        this.id = id;
    }

    public UUID getFunctionId() {
        return functionId;
    }

    public void setFunctionId(UUID functionId) {
        this.functionId = functionId;
    }

    public UUID getVersionId() {
        return versionId;
    }

    public void setVersionId(UUID versionId) {
        this.versionId = versionId;
    }

    public @Nullable UUID getPreviousVersionId() {
        return previousVersionId;
    }

    public void setPreviousVersionId(@Nullable UUID previousVersionId) {
        this.previousVersionId = previousVersionId;
    }

    public String getDeployedBy() {
        return deployedBy;
    }

    public void setDeployedBy(String deployedBy) {
        this.deployedBy = deployedBy;
    }

    public OffsetDateTime getDeployedAt() {
        return deployedAt;
    }

    public void setDeployedAt(OffsetDateTime deployedAt) {
        this.deployedAt = deployedAt;
    }

    /** The place in the history of all deployments, given by the database: a later deployment has a greater one. */
    public long getOrdinal() {
        return ordinal;
    }
}
