// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The stored invocation records. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class InvocationRecordRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public InvocationRecordRepository() {}

    /** For callers without a container. */
    public InvocationRecordRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds records in few round trips. */
    public void addAll(List<InvocationRecordEntity> records) {
        records.forEach(entityManager::persist);
        entityManager.flush();
    }

    /**
     * Deletes the oldest records of invocations that started before a moment; called again and again in transactions of
     * their own, it never locks much.
     *
     * @param limit at most this many, at least 1
     * @return the number of deleted records; less than the limit when none is left
     */
    public int deleteBefore(OffsetDateTime moment, int limit) {
        return entityManager
                .createNativeQuery("DELETE FROM invocation_record WHERE id IN"
                        + " (SELECT id FROM invocation_record WHERE started_at < ?1 ORDER BY started_at LIMIT ?2)")
                .setParameter(1, moment)
                .setParameter(2, limit)
                .executeUpdate();
    }
}
