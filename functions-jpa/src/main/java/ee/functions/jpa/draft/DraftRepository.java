// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The stored drafts; they go with their functions. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class DraftRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public DraftRepository() {}

    /** For callers without a container. */
    public DraftRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Finds the draft of a function, empty if it has none. */
    public Optional<DraftEntity> find(UUID functionId) {
        return Optional.ofNullable(entityManager.find(DraftEntity.class, functionId));
    }

    /** Returns the drafts of all functions of a site, in no order. */
    public List<DraftEntity> listBySite(String siteId) {
        return entityManager
                .createQuery(
                        "SELECT d FROM DraftEntity d JOIN FunctionEntity f ON f.id = d.functionId"
                                + " WHERE f.siteId = :siteId",
                        DraftEntity.class)
                .setParameter("siteId", siteId)
                .getResultList();
    }

    /** Stores the draft of a function that is stored, in place of the one it had. */
    public void put(DraftEntity draft) {
        entityManager.merge(draft);
        entityManager.flush();
    }
}
