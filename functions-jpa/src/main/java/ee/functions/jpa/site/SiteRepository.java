// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The stored sites. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class SiteRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public SiteRepository() {}

    /** For callers without a container. */
    public SiteRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Stores the site unless it is there already; safe when many callers do it at once. */
    public void ensure(String siteId, OffsetDateTime now) {
        entityManager
                .createNativeQuery("INSERT INTO site (id, created_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                .setParameter(1, siteId)
                .setParameter(2, now)
                .executeUpdate();
    }

    /** The site of that id. */
    public Optional<SiteEntity> find(String siteId) {
        return Optional.ofNullable(entityManager.find(SiteEntity.class, siteId));
    }

    /**
     * Locks the site until the transaction ends: callers who count before they add take turns.
     *
     * @throws EntityNotFoundException when there is no such site
     */
    public SiteEntity lock(String siteId) {
        SiteEntity site = entityManager.find(SiteEntity.class, siteId, LockModeType.PESSIMISTIC_WRITE);
        if (site == null) {
            throw new EntityNotFoundException("There is no site " + siteId + ".");
        }
        return site;
    }
}
