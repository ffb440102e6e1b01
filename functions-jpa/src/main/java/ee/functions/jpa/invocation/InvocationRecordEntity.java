// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.invocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of one invocation: when, for how long and how it ended. */
@Entity
@Table(name = "invocation_record")
public class InvocationRecordEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "site_id", nullable = false, length = 64, updatable = false)
    private String siteId;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "version_id", updatable = false)
    private @Nullable UUID versionId;

    @Column(name = "tag", length = 63, updatable = false)
    private @Nullable String tag;

    @Column(name = "outcome", nullable = false, length = 32, updatable = false)
    private String outcome;

    @Column(name = "status", nullable = false, updatable = false)
    private int status;

    @Column(name = "started_at", nullable = false, updatable = false)
    private OffsetDateTime startedAt;

    @Column(name = "duration_ms", nullable = false, updatable = false)
    private long durationMs;

    @Column(name = "cpu_time_ms", updatable = false)
    private @Nullable Long cpuTimeMs;

    @Column(name = "allocated_bytes", updatable = false)
    private @Nullable Long allocatedBytes;

    @Column(name = "caller", length = 255, updatable = false)
    private @Nullable String caller;

    @Column(name = "request_bytes", updatable = false)
    private @Nullable Long requestBytes;

    @Column(name = "response_bytes", updatable = false)
    private @Nullable Long responseBytes;

    @Column(name = "request_payload", updatable = false)
    private @Nullable String requestPayload;

    @Column(name = "response_payload", updatable = false)
    private @Nullable String responsePayload;

    @Column(name = "error", updatable = false)
    private @Nullable String error;

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

    public UUID getFunctionId() {
        return functionId;
    }

    public void setFunctionId(UUID functionId) {
        this.functionId = functionId;
    }

    public @Nullable UUID getVersionId() {
        return versionId;
    }

    public void setVersionId(@Nullable UUID versionId) {
        this.versionId = versionId;
    }

    /** The tag that the version was named by, null if it was the current one. */
    public @Nullable String getTag() {
        return tag;
    }

    public void setTag(@Nullable String tag) {
        this.tag = tag;
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(String outcome) {
        this.outcome = outcome;
    }

    public int getStatus() {
        return status;
    }

    public void setStatus(int status) {
        this.status = status;
    }

    public OffsetDateTime getStartedAt() {
        return startedAt;
    }

    public void setStartedAt(OffsetDateTime startedAt) {
        this.startedAt = startedAt;
    }

    public long getDurationMs() {
        return durationMs;
    }

    public void setDurationMs(long durationMs) {
        this.durationMs = durationMs;
    }

    public @Nullable Long getCpuTimeMs() {
        return cpuTimeMs;
    }

    public void setCpuTimeMs(@Nullable Long cpuTimeMs) {
        this.cpuTimeMs = cpuTimeMs;
    }

    public @Nullable Long getAllocatedBytes() {
        return allocatedBytes;
    }

    public void setAllocatedBytes(@Nullable Long allocatedBytes) {
        this.allocatedBytes = allocatedBytes;
    }

    public @Nullable String getCaller() {
        return caller;
    }

    public void setCaller(@Nullable String caller) {
        this.caller = caller;
    }

    public @Nullable Long getRequestBytes() {
        return requestBytes;
    }

    public void setRequestBytes(@Nullable Long requestBytes) {
        this.requestBytes = requestBytes;
    }

    public @Nullable Long getResponseBytes() {
        return responseBytes;
    }

    public void setResponseBytes(@Nullable Long responseBytes) {
        this.responseBytes = responseBytes;
    }

    public @Nullable String getRequestPayload() {
        return requestPayload;
    }

    public void setRequestPayload(@Nullable String requestPayload) {
        this.requestPayload = requestPayload;
    }

    public @Nullable String getResponsePayload() {
        return responsePayload;
    }

    public void setResponsePayload(@Nullable String responsePayload) {
        this.responsePayload = responsePayload;
    }

    public @Nullable String getError() {
        return error;
    }

    public void setError(@Nullable String error) {
        this.error = error;
    }
}
