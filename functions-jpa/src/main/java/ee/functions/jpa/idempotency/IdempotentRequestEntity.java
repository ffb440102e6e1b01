// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that came with an idempotency key. Written by the statements of {@link IdempotentRequestRepository} only. */
@Entity
@Table(name = "idempotent_request")
public class IdempotentRequestEntity {

    @Id
    @Column(name = "key_hash", nullable = false, length = 64)
    private String keyHash;

    @Column(name = "payload_hash", nullable = false, length = 64)
    private String payloadHash;

    @Column(name = "claim_id", nullable = false)
    private UUID claimId;

    @Column(name = "lease_ends_at", nullable = false)
    private OffsetDateTime leaseEndsAt;

    @Column(name = "expires_at", nullable = false)
    private OffsetDateTime expiresAt;

    @Column(name = "answer_status")
    private @Nullable Integer answerStatus;

    @Column(name = "answer_type", length = 255)
    private @Nullable String answerType;

    @Column(name = "answer_body")
    private byte @Nullable [] answerBody;

    public String getPayloadHash() {
        return payloadHash;
    }

    /** Who works on the request, or has answered it. */
    public UUID getClaimId() {
        return claimId;
    }

    /** When whoever works on the request counts as gone. */
    public OffsetDateTime getLeaseEndsAt() {
        return leaseEndsAt;
    }

    /** When the request counts as never seen. */
    public OffsetDateTime getExpiresAt() {
        return expiresAt;
    }

    /** The status of the answer, null while there is none. */
    public @Nullable Integer getAnswerStatus() {
        return answerStatus;
    }

    /** The media type of the answer, null if it has no body. */
    public @Nullable String getAnswerType() {
        return answerType;
    }

    /** The body of the answer, null if it was too large to keep. */
    public byte @Nullable [] getAnswerBody() {
        return answerBody;
    }
}
