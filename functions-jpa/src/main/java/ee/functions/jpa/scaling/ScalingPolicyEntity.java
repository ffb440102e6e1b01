// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.scaling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** How far the invocations of a function by one tag may scale on each server. */
@Entity
@IdClass(ScalingPolicyKey.class)
@Table(name = "scaling_policy")
public class ScalingPolicyEntity {

    @Id
    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Id
    @Column(name = "tag", nullable = false, length = 64, updatable = false)
    private String tag;

    @Column(name = "zone_instances_limit", nullable = false)
    private int zoneInstancesLimit;

    @Column(name = "zone_requests_limit", nullable = false)
    private int zoneRequestsLimit;

    @Column(name = "provisioned_instances_count", nullable = false)
    private int provisionedInstancesCount;

    @Column(name = "updated_at", nullable = false)
    private OffsetDateTime updatedAt;

    public UUID getFunctionId() {
        return functionId;
    }

    public void setFunctionId(UUID functionId) {
        this.functionId = functionId;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }

    /** How many instances work at the same time, 0 for no limit of its own. */
    public int getZoneInstancesLimit() {
        return zoneInstancesLimit;
    }

    public void setZoneInstancesLimit(int zoneInstancesLimit) {
        this.zoneInstancesLimit = zoneInstancesLimit;
    }

    /** How many invocations are in progress at the same time, 0 for no limit of its own. */
    public int getZoneRequestsLimit() {
        return zoneRequestsLimit;
    }

    public void setZoneRequestsLimit(int zoneRequestsLimit) {
        this.zoneRequestsLimit = zoneRequestsLimit;
    }

    /** How many instances are kept ready; of the current version always 0 here, because its function has that number. */
    public int getProvisionedInstancesCount() {
        return provisionedInstancesCount;
    }

    public void setProvisionedInstancesCount(int provisionedInstancesCount) {
        this.provisionedInstancesCount = provisionedInstancesCount;
    }

    public OffsetDateTime getUpdatedAt() {
        return updatedAt;
    }

    public void setUpdatedAt(OffsetDateTime updatedAt) {
        this.updatedAt = updatedAt;
    }
}
