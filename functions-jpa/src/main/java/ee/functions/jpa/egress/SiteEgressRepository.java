// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.egress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/**
 * The stored egress rules of sites. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class SiteEgressRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public SiteEgressRepository() {}

    /** For callers without a container. */
    public SiteEgressRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Finds the rules of a site, empty if none were ever set. */
    public Optional<SiteEgressEntity> find(String siteId) {
        return Optional.ofNullable(entityManager.find(SiteEgressEntity.class, siteId));
    }

    /** Stores the rules of a site in place of those it had; the site must be stored. */
    public void put(SiteEgressEntity rules) {
        entityManager.merge(rules);
        entityManager.flush();
    }
}
