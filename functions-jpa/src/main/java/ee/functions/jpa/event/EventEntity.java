// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that somebody has posted; invocations, which are events too, have a table of their own. */
@Entity
@Table(name = "event")
public class EventEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "site_id", nullable = false, length = 64, updatable = false)
    private String siteId;

    @Column(name = "event_type", nullable = false, length = 32, updatable = false)
    private String eventType;

    @Column(name = "status", nullable = false, length = 16)
    private String status;

    @Column(name = "source", nullable = false, length = 255, updatable = false)
    private String source;

    @Column(name = "posted_by", nullable = false, length = 255, updatable = false)
    private String postedBy;

    @Column(name = "occurred_at", nullable = false, updatable = false)
    private OffsetDateTime occurredAt;

    @Column(name = "posted_at", nullable = false, updatable = false)
    private OffsetDateTime postedAt;

    @Column(name = "payload", updatable = false)
    private @Nullable String payload;

    @Column(name = "payload_bytes", nullable = false, updatable = false)
    private long payloadBytes;

    @Column(name = "processing_ms")
    private @Nullable Long processingMs;

    @Column(name = "retry_count", nullable = false)
    private int retryCount;

    @Column(name = "error")
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

    public String getEventType() {
        return eventType;
    }

    public void setEventType(String eventType) {
        this.eventType = eventType;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public String getPostedBy() {
        return postedBy;
    }

    public void setPostedBy(String postedBy) {
        this.postedBy = postedBy;
    }

    /** When it happened, as whoever posted it says. */
    public OffsetDateTime getOccurredAt() {
        return occurredAt;
    }

    public void setOccurredAt(OffsetDateTime occurredAt) {
        this.occurredAt = occurredAt;
    }

    /** When it was posted. */
    public OffsetDateTime getPostedAt() {
        return postedAt;
    }

    public void setPostedAt(OffsetDateTime postedAt) {
        this.postedAt = postedAt;
    }

    /** Redacted, null if none was posted. */
    public @Nullable String getPayload() {
        return payload;
    }

    public void setPayload(@Nullable String payload) {
        this.payload = payload;
    }

    public long getPayloadBytes() {
        return payloadBytes;
    }

    public void setPayloadBytes(long payloadBytes) {
        this.payloadBytes = payloadBytes;
    }

    /** How long it took from the posting to the end of the last delivery, null before. */
    public @Nullable Long getProcessingMs() {
        return processingMs;
    }

    public void setProcessingMs(@Nullable Long processingMs) {
        this.processingMs = processingMs;
    }

    /** How often deliveries were repeated. */
    public int getRetryCount() {
        return retryCount;
    }

    public void setRetryCount(int retryCount) {
        this.retryCount = retryCount;
    }

    public @Nullable String getError() {
        return error;
    }

    public void setError(@Nullable String error) {
        this.error = error;
    }
}
