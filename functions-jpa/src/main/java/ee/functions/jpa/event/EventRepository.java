// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The posted events and their deliveries. Joins the transaction of its caller and never begins one. */
@ApplicationScoped
public class EventRepository {
    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public EventRepository() {}

    /** For callers without a container. */
    public EventRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds an event with its deliveries. */
    public void add(EventEntity event, List<EventDeliveryEntity> deliveries) {
        entityManager.persist(event);
        entityManager.flush(); // a delivery refers to its event, which therefore has to be there first
        deliveries.forEach(entityManager::persist);
        entityManager.flush();
    }

    /** The event of that id, if it belongs to that site. */
    public Optional<EventEntity> find(String siteId, UUID id) {
        return Optional.ofNullable(entityManager.find(EventEntity.class, id))
                .filter(event -> event.getSiteId().equals(siteId));
    }

    /** The event of that id, whatever site it belongs to. */
    public Optional<EventEntity> find(UUID id) {
        return Optional.ofNullable(entityManager.find(EventEntity.class, id));
    }

    /**
     * One page of the events of a site, newest first.
     *
     * @param after the position of the last event of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<EventEntity> page(EventCriteria criteria, @Nullable EventPosition after, int limit) {
        String source = criteria.source();
        TypedQuery<EventEntity> query = entityManager
                .createQuery(
                        "SELECT e FROM EventEntity e WHERE e.siteId = :siteId"
                                + " AND e.occurredAt >= :from AND e.occurredAt < :to"
                                + (criteria.types().isEmpty() ? "" : " AND e.eventType IN :types")
                                + (criteria.statuses().isEmpty() ? "" : " AND e.status IN :statuses")
                                + (source == null ? "" : " AND e.source = :source")
                                + (after == null
                                        ? ""
                                        : " AND e.occurredAt <= :at AND (e.occurredAt < :at OR e.id < :id)")
                                + " ORDER BY e.occurredAt DESC, e.id DESC",
                        EventEntity.class)
                .setParameter("siteId", criteria.siteId())
                .setParameter("from", criteria.from())
                .setParameter("to", criteria.to());
        if (!criteria.types().isEmpty()) {
            query.setParameter("types", criteria.types());
        }
        if (!criteria.statuses().isEmpty()) {
            query.setParameter("statuses", criteria.statuses());
        }
        if (source != null) {
            query.setParameter("source", source);
        }
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** The deliveries of these events, in no particular order of the events. */
    public List<EventDeliveryEntity> deliveries(Collection<UUID> eventIds) {
        return eventIds.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(
                                "SELECT d FROM EventDeliveryEntity d WHERE d.eventId IN :ids ORDER BY d.id",
                                EventDeliveryEntity.class)
                        .setParameter("ids", eventIds)
                        .getResultList();
    }

    /** The delivery of that id, whatever site it belongs to. */
    public Optional<EventDeliveryEntity> delivery(UUID id) {
        return Optional.ofNullable(entityManager.find(EventDeliveryEntity.class, id));
    }

    /** The deliveries to a function that have this status. */
    public List<EventDeliveryEntity> deliveriesTo(UUID functionId, String status) {
        return entityManager
                .createQuery(
                        "SELECT d FROM EventDeliveryEntity d WHERE d.functionId = :functionId AND d.status = :status"
                                + " ORDER BY d.eventId, d.id",
                        EventDeliveryEntity.class)
                .setParameter("functionId", functionId)
                .setParameter("status", status)
                .getResultList();
    }

    /**
     * The event of that id in its newest state, locked until the transaction ends. Of deliveries that end at the same time the
     * later one therefore sees the end of the other, if it locks the event before it looks at them.
     */
    public Optional<EventEntity> lock(UUID id) {
        EventEntity event = entityManager.find(EventEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (event != null) {
            entityManager.refresh(event);
        }
        return Optional.ofNullable(event);
    }

    /** Reads a delivery again, in its newest state; what was changed in it and not written is lost. */
    public void refresh(EventDeliveryEntity delivery) {
        entityManager.refresh(delivery);
    }

    /** Writes what was changed in entities that this repository has given out. */
    public void changed() {
        entityManager.flush();
    }

    /**
     * Deletes the oldest events posted before a moment, with their deliveries; called again and again in transactions of their
     * own, it never locks much.
     *
     * @param limit at most this many, at least 1
     * @return the number of deleted events; less than the limit when none is left
     */
    public int deleteBefore(OffsetDateTime moment, int limit) {
        return entityManager
                .createNativeQuery("DELETE FROM event WHERE id IN"
                        + " (SELECT id FROM event WHERE posted_at < ?1 ORDER BY posted_at LIMIT ?2)")
                .setParameter(1, moment)
                .setParameter(2, limit)
                .executeUpdate();
    }
}
