// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A message that the broker does not have yet. Written by the statements of {@link OutboxRepository} only. */
@Entity
@Table(name = "event_outbox")
public class OutboxEntity {

    @Id
    @Column(name = "position", nullable = false)
    private Long position;

    @Column(name = "message_id", nullable = false, length = 64)
    private String messageId;

    @Column(name = "partition_key", nullable = false, length = 64)
    private String partitionKey;

    @Column(name = "site_id", nullable = false, length = 64)
    private String siteId;

    @Column(name = "type", nullable = false, length = 64)
    private String type;

    @Column(name = "status", nullable = false, length = 32)
    private String status;

    @Column(name = "payload", nullable = false)
    private String payload;

    @Column(name = "stored_at", nullable = false)
    private OffsetDateTime storedAt;

    /** Its place in the order of all messages; given by the database. */
    public Long getPosition() {
        return position;
    }

    /** What stays the same however often it is published. */
    public String getMessageId() {
        return messageId;
    }

    /** What messages must have in common for their order to count. */
    public String getPartitionKey() {
        return partitionKey;
    }

    public String getSiteId() {
        return siteId;
    }

    public String getType() {
        return type;
    }

    public String getStatus() {
        return status;
    }

    public String getPayload() {
        return payload;
    }

    public OffsetDateTime getStoredAt() {
        return storedAt;
    }
}
