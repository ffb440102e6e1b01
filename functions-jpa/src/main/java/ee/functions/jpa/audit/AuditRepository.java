// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The stored audit records; they are added, never changed. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class AuditRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public AuditRepository() {}

    /** For callers without a container. */
    public AuditRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds a record in the transaction of the change that it tells of. */
    public void add(AuditRecordEntity record) {
        entityManager.persist(record);
        entityManager.flush();
    }
}
