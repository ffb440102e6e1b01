// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.function;

import ee.functions.jpa.suspension.Suspension;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A function: the named thing that has versions and at most one current deployment. Two callers who change it at the
 * same time collide on {@code lock_version}.
 */
@Entity
@Table(name = "function_definition")
public class FunctionEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "site_id", nullable = false, length = 64, updatable = false)
    private String siteId;

    @Column(name = "integration_id", nullable = false, updatable = false)
    private UUID integrationId;

    @Column(name = "name", nullable = false, length = 255)
    private String name;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Column(name = "warm_instances", nullable = false)
    private int warmInstances;

    @Column(name = "current_version_id")
    private @Nullable UUID currentVersionId;

    @Column(name = "created_by", length = 255, updatable = false)
    private @Nullable String createdBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at", nullable = false)
    private OffsetDateTime updatedAt;

    @Embedded
    private @Nullable Suspension suspension;

    @Column(name = "cors", length = 8000)
    private @Nullable String cors;

    @Version
    @Column(name = "lock_version", nullable = false)
    private long lockVersion;

    public UUID getId() {
        return id;
    }

    public void setId(UUID id) {
        this.id = id;
    }

    public String getSiteId() {
        return siteId;
    }

    public void setSiteId(String siteId) {
        this.siteId = siteId;
    }

    public UUID getIntegrationId() {
        return integrationId;
    }

    public void setIntegrationId(UUID integrationId) {
        this.integrationId = integrationId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = description;
    }

    public int getWarmInstances() {
        return warmInstances;
    }

    public void setWarmInstances(int warmInstances) {
        this.warmInstances = warmInstances;
    }

    public @Nullable UUID getCurrentVersionId() {
        return currentVersionId;
    }

    public void setCurrentVersionId(@Nullable UUID currentVersionId) {
        this.currentVersionId = currentVersionId;
    }

    /** Who created the function, null if nobody has noted it. */
    public @Nullable String getCreatedBy() {
        return createdBy;
    }

    public void setCreatedBy(@Nullable String createdBy) {
        this.createdBy = createdBy;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(OffsetDateTime createdAt) {
        this.createdAt = createdAt;
    }

    public OffsetDateTime getUpdatedAt() {
        return updatedAt;
    }

    public void setUpdatedAt(OffsetDateTime updatedAt) {
        this.updatedAt = updatedAt;
    }

    /** The suspension as it was stored last, null if there is none; its end may have come. */
    public @Nullable Suspension getSuspension() {
        return suspension;
    }

    public void setSuspension(@Nullable Suspension suspension) {
        this.suspension = suspension;
    }

    /** Which web pages may invoke the function, null if the rule of the server counts. */
    public @Nullable String getCors() {
        return cors;
    }

    public void setCors(@Nullable String cors) {
        this.cors = cors;
    }

    /** The number of changes so far; a caller who knows an older one has read an older state. */
    public long getLockVersion() {
        return lockVersion;
    }
}
