// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.async;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to asynchronous invocations of a function by one of its tags. */
@Entity
@Table(name = "async_policy")
public class AsyncPolicyEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "tag", nullable = false, updatable = false)
    private String tag;

    @Column(name = "retries_count", nullable = false)
    private int retriesCount;

    @Column(name = "success_target")
    private @Nullable String successTarget;

    @Column(name = "failure_target")
    private @Nullable String failureTarget;

    @Column(name = "updated_at", nullable = false)
    private OffsetDateTime updatedAt;

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

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }

    /** How often a call is repeated after its first attempt has failed. */
    public int getRetriesCount() {
        return retriesCount;
    }

    public void setRetriesCount(int retriesCount) {
        this.retriesCount = retriesCount;
    }

    /** Where the answer goes, null for nowhere. */
    public @Nullable String getSuccessTarget() {
        return successTarget;
    }

    public void setSuccessTarget(@Nullable String successTarget) {
        this.successTarget = successTarget;
    }

    /** Where a call goes that has failed for good, null for nowhere. */
    public @Nullable String getFailureTarget() {
        return failureTarget;
    }

    public void setFailureTarget(@Nullable String failureTarget) {
        this.failureTarget = failureTarget;
    }

    public OffsetDateTime getUpdatedAt() {
        return updatedAt;
    }

    public void setUpdatedAt(OffsetDateTime updatedAt) {
        this.updatedAt = updatedAt;
    }
}
