// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored deployments; they are added and read, never changed. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class DeploymentRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public DeploymentRepository() {}

    /** For callers without a container. */
    public DeploymentRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds a deployment to the end of the history; the caller has locked the function. */
    public void add(DeploymentEntity deployment) {
        entityManager.persist(deployment);
        entityManager.flush();
        entityManager.refresh(deployment); // the database has given the ordinal
    }

    /**
     * One page of a function's deployments, newest first.
     *
     * @param beforeOrdinal the ordinal of the last deployment of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<DeploymentEntity> page(UUID functionId, @Nullable Long beforeOrdinal, int limit) {
        return entityManager
                .createQuery(
                        "SELECT d FROM DeploymentEntity d WHERE d.functionId = :functionId AND d.ordinal < :before"
                                + " ORDER BY d.ordinal DESC",
                        DeploymentEntity.class)
                .setParameter("functionId", functionId)
                .setParameter("before", beforeOrdinal == null ? Long.MAX_VALUE : beforeOrdinal)
                .setMaxResults(limit)
                .getResultList();
    }
}
