// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.sessions.Session;
import org.jspecify.annotations.Nullable;

/**
 * The stored requests with an idempotency key. Joins the transaction of its caller and never begins one; under READ COMMITTED
 * exactly one of many callers gets a claim.
 */
@ApplicationScoped
public class IdempotentRequestRepository {

    private static final String EXPIRED =
            "SELECT key_hash FROM idempotent_request WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2";

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public IdempotentRequestRepository() {}

    /** For callers without a container. */
    public IdempotentRequestRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A claim as it is written. */
    public record Claim(
            String keyHash, String payloadHash, UUID claimId, OffsetDateTime leaseEndsAt, OffsetDateTime expiresAt) {}

    /** Stores a claim unless there is a row of its key; waits for a transaction that is writing one. Returns whether it did. */
    public boolean insert(Claim claim) {
        return entityManager
                        .createNativeQuery("INSERT INTO idempotent_request"
                                + " (key_hash, payload_hash, claim_id, lease_ends_at, expires_at)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")
                        .setParameter(1, claim.keyHash())
                        .setParameter(2, claim.payloadHash())
                        .setParameter(3, claim.claimId())
                        .setParameter(4, claim.leaseEndsAt())
                        .setParameter(5, claim.expiresAt())
                        .executeUpdate()
                == 1;
    }

    /** The row of that key as it is stored now, expired or not. */
    public Optional<IdempotentRequestEntity> find(String keyHash) {
        IdempotentRequestEntity found = entityManager.find(IdempotentRequestEntity.class, keyHash);
        if (found != null) {
            // the persistence context does not hear of the statements that change rows
            entityManager.detach(found);
        }
        return Optional.ofNullable(found);
    }

    /**
     * Puts a claim in the place of one whose row has expired, or whose lease has ended without an answer.
     *
     * @param claimBefore the claim that was found, so that of many callers one succeeds
     * @return whether it did
     */
    public boolean takeOver(UUID claimBefore, Claim claim, OffsetDateTime now) {
        return entityManager
                        .createNativeQuery("UPDATE idempotent_request SET payload_hash = ?1, claim_id = ?2,"
                                + " lease_ends_at = ?3, expires_at = ?4, answer_status = NULL, answer_type = NULL,"
                                + " answer_body = NULL WHERE key_hash = ?5 AND claim_id = ?6"
                                + " AND (expires_at <= ?7 OR (answer_status IS NULL AND lease_ends_at <= ?7))")
                        .setParameter(1, claim.payloadHash())
                        .setParameter(2, claim.claimId())
                        .setParameter(3, claim.leaseEndsAt())
                        .setParameter(4, claim.expiresAt())
                        .setParameter(5, claim.keyHash())
                        .setParameter(6, claimBefore)
                        .setParameter(7, now)
                        .executeUpdate()
                == 1;
    }

    /**
     * Stores the answer of a claim.
     *
     * @param type the media type, null without a body
     * @param body null if it is too large to keep
     * @return whether the claim was still there and not taken over
     */
    public boolean answer(String keyHash, UUID claimId, int status, @Nullable String type, byte @Nullable [] body) {
        // A null has no type that both databases accept for every column, so what is null is left out.
        String sql = "UPDATE idempotent_request SET answer_status = ?1" + (type == null ? "" : ", answer_type = ?4")
                + (body == null ? "" : ", answer_body = ?5") + " WHERE key_hash = ?2 AND claim_id = ?3";
        var query = entityManager
                .createNativeQuery(sql)
                .setParameter(1, status)
                .setParameter(2, keyHash)
                .setParameter(3, claimId);
        if (type != null) {
            query.setParameter(4, type);
        }
        if (body != null) {
            query.setParameter(5, body);
        }
        return query.executeUpdate() == 1;
    }

    /** Removes a claim that has no answer, so that the request may be repeated. */
    public void remove(String keyHash, UUID claimId) {
        entityManager
                .createNativeQuery("DELETE FROM idempotent_request WHERE key_hash = ?1 AND claim_id = ?2"
                        + " AND answer_status IS NULL")
                .setParameter(1, keyHash)
                .setParameter(2, claimId)
                .executeUpdate();
    }

    /** Deletes expired rows, at most so many, and passes over those that others are writing. Returns how many. */
    public int deleteExpired(OffsetDateTime now, int limit) {
        return entityManager
                .createNativeQuery(deleteExpired())
                .setParameter(1, now)
                .setParameter(2, limit)
                .executeUpdate();
    }

    /** H2 cannot pass over locked rows; there the outer condition spares a row that is claimed anew meanwhile. */
    private String deleteExpired() {
        return entityManager.unwrap(Session.class).getPlatform().isH2()
                ? "DELETE FROM idempotent_request WHERE expires_at <= ?1 AND key_hash IN (" + EXPIRED + ")"
                : "WITH doomed AS MATERIALIZED (" + EXPIRED + " FOR UPDATE SKIP LOCKED)"
                        + " DELETE FROM idempotent_request WHERE key_hash IN (SELECT key_hash FROM doomed)";
    }
}
