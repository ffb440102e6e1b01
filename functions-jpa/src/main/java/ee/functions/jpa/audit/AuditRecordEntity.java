// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who changed what, when. It has no tie to the function, so that it outlives it. */
@Entity
@Table(name = "audit_record")
public class AuditRecordEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "site_id", nullable = false, length = 64, updatable = false)
    private String siteId;

    @Column(name = "function_id", updatable = false)
    private @Nullable UUID functionId;

    @Column(name = "action", nullable = false, length = 48, updatable = false)
    private String action;

    @Column(name = "actor", nullable = false, length = 255, updatable = false)
    private String actor;

    @Column(name = "version_id", updatable = false)
    private @Nullable UUID versionId;

    @Column(name = "code_changed", nullable = false, updatable = false)
    private boolean codeChanged;

    @Column(name = "environment_changed", nullable = false, updatable = false)
    private boolean environmentChanged;

    @Column(name = "reason", length = 500, updatable = false)
    private @Nullable String reason;

    @Column(name = "request_id", nullable = false, length = 255, updatable = false)
    private String requestId;

    @Column(name = "source_address", nullable = false, length = 255, updatable = false)
    private String sourceAddress;

    @Column(name = "recorded_at", nullable = false, updatable = false)
    private OffsetDateTime recordedAt;

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

    /** The function that was changed, null if the whole site was. */
    public @Nullable UUID getFunctionId() {
        return functionId;
    }

    public void setFunctionId(@Nullable UUID functionId) {
        this.functionId = functionId;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }

    public String getActor() {
        return actor;
    }

    public void setActor(String actor) {
        this.actor = actor;
    }

    public @Nullable UUID getVersionId() {
        return versionId;
    }

    public void setVersionId(@Nullable UUID versionId) {
        this.versionId = versionId;
    }

    public boolean isCodeChanged() {
        return codeChanged;
    }

    public void setCodeChanged(boolean codeChanged) {
        this.codeChanged = codeChanged;
    }

    public boolean isEnvironmentChanged() {
        return environmentChanged;
    }

    public void setEnvironmentChanged(boolean environmentChanged) {
        this.environmentChanged = environmentChanged;
    }

    /** The reason that was given, null if the action needs none. */
    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public String getRequestId() {
        return requestId;
    }

    public void setRequestId(String requestId) {
        this.requestId = requestId;
    }

    public String getSourceAddress() {
        return sourceAddress;
    }

    public void setSourceAddress(String sourceAddress) {
        this.sourceAddress = sourceAddress;
    }

    public OffsetDateTime getRecordedAt() {
        return recordedAt;
    }

    public void setRecordedAt(OffsetDateTime recordedAt) {
        this.recordedAt = recordedAt;
    }
}
