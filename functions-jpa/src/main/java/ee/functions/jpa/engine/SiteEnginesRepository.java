// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/**
 * The stored policies on the engines of sites. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class SiteEnginesRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public SiteEnginesRepository() {}

    /** For callers without a container. */
    public SiteEnginesRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Finds the policy of a site, empty if it has none. */
    public Optional<SiteEnginesEntity> find(String siteId) {
        return Optional.ofNullable(entityManager.find(SiteEnginesEntity.class, siteId));
    }

    /** Stores the policy of a site in place of the one it had; the site must be stored. */
    public void put(SiteEnginesEntity policy) {
        entityManager.merge(policy);
        entityManager.flush();
    }

    /** Removes the policy of a site if it has one. */
    public void remove(String siteId) {
        find(siteId).ifPresent(entityManager::remove);
        entityManager.flush();
    }
}
