// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored bindings of events to functions. Joins the transaction of its caller and never begins one. */
@ApplicationScoped
public class EventBindingRepository {
    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public EventBindingRepository() {}

    /** For callers without a container. */
    public EventBindingRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds a binding of a site and a function that exist. */
    public void add(EventBindingEntity binding) {
        entityManager.persist(binding);
        entityManager.flush();
    }

    /** The binding of that id, if it belongs to that site. */
    public Optional<EventBindingEntity> find(String siteId, UUID id) {
        return Optional.ofNullable(entityManager.find(EventBindingEntity.class, id))
                .filter(binding -> binding.getSiteId().equals(siteId));
    }

    /** The same, locked until the transaction ends, in its newest state. */
    public Optional<EventBindingEntity> lock(String siteId, UUID id) {
        return Optional.ofNullable(entityManager.find(EventBindingEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(binding -> binding.getSiteId().equals(siteId));
    }

    /** The number of bindings of a site; exact for a caller who has locked the site. */
    public long countBySite(String siteId) {
        return entityManager
                .createQuery("SELECT COUNT(b) FROM EventBindingEntity b WHERE b.siteId = :siteId", Long.class)
                .setParameter("siteId", siteId)
                .getSingleResult();
    }

    /**
     * One page of the bindings of a site, oldest first.
     *
     * @param functionId the function whose bindings are wanted, null for those of all
     * @param after the position of the last binding of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<EventBindingEntity> page(
            String siteId, @Nullable UUID functionId, @Nullable EventPosition after, int limit) {
        TypedQuery<EventBindingEntity> query = entityManager
                .createQuery(
                        "SELECT b FROM EventBindingEntity b WHERE b.siteId = :siteId"
                                + (functionId == null ? "" : " AND b.functionId = :functionId")
                                + (after == null ? "" : " AND b.createdAt >= :at AND (b.createdAt > :at OR b.id > :id)")
                                + " ORDER BY b.createdAt, b.id",
                        EventBindingEntity.class)
                .setParameter("siteId", siteId);
        if (functionId != null) {
            query.setParameter("functionId", functionId);
        }
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** The bindings that an event of this type and source has to be delivered by, oldest first. */
    public List<EventBindingEntity> matching(String siteId, String eventType, String source) {
        return entityManager
                .createQuery(
                        "SELECT b FROM EventBindingEntity b WHERE b.siteId = :siteId AND b.eventType = :eventType"
                                + " AND b.enabled = TRUE AND (b.source IS NULL OR b.source = :source)"
                                + " ORDER BY b.createdAt, b.id",
                        EventBindingEntity.class)
                .setParameter("siteId", siteId)
                .setParameter("eventType", eventType)
                .setParameter("source", source)
                .getResultList();
    }

    /** Removes a binding; deliveries that it has begun go on. */
    public void remove(EventBindingEntity binding) {
        entityManager.remove(binding);
        entityManager.flush();
    }
}
