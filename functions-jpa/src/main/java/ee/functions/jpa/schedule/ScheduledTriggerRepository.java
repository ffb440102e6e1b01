// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored triggers. Joins the transaction of its caller and never begins one. */
@ApplicationScoped
public class ScheduledTriggerRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public ScheduledTriggerRepository() {}

    /** For callers without a container. */
    public ScheduledTriggerRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds a trigger of a site and a function that exist. */
    public void add(ScheduledTriggerEntity trigger) {
        entityManager.persist(trigger);
        entityManager.flush();
    }

    /** The trigger of that id, if it belongs to that site. */
    public Optional<ScheduledTriggerEntity> find(String siteId, UUID id) {
        return Optional.ofNullable(entityManager.find(ScheduledTriggerEntity.class, id))
                .filter(trigger -> trigger.getSiteId().equals(siteId));
    }

    /** The same, locked until the transaction ends, in its newest state. */
    public Optional<ScheduledTriggerEntity> lock(String siteId, UUID id) {
        return Optional.ofNullable(entityManager.find(ScheduledTriggerEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(trigger -> trigger.getSiteId().equals(siteId));
    }

    /** The number of triggers of a site; exact for a caller who has locked the site. */
    public long countBySite(String siteId) {
        return entityManager
                .createQuery("SELECT COUNT(t) FROM ScheduledTriggerEntity t WHERE t.siteId = :siteId", Long.class)
                .setParameter("siteId", siteId)
                .getSingleResult();
    }

    /**
     * One page of the triggers of a site, oldest first.
     *
     * @param functionId the function whose triggers are wanted, null for those of all
     * @param after the position of the last trigger of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<ScheduledTriggerEntity> page(
            String siteId, @Nullable UUID functionId, @Nullable SchedulePosition after, int limit) {
        TypedQuery<ScheduledTriggerEntity> query = entityManager
                .createQuery(
                        "SELECT t FROM ScheduledTriggerEntity t WHERE t.siteId = :siteId"
                                + (functionId == null ? "" : " AND t.functionId = :functionId")
                                + (after == null ? "" : " AND t.createdAt >= :at AND (t.createdAt > :at OR t.id > :id)")
                                + " ORDER BY t.createdAt, t.id",
                        ScheduledTriggerEntity.class)
                .setParameter("siteId", siteId);
        if (functionId != null) {
            query.setParameter("functionId", functionId);
        }
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Removes a trigger with its runs. */
    public void remove(ScheduledTriggerEntity trigger) {
        entityManager.remove(trigger);
        entityManager.flush();
    }

    /**
     * Triggers whose tick has come, the most overdue first, locked until the transaction ends; those that another transaction has
     * locked are left out.
     *
     * @param limit at most this many, at least 1
     */
    @SuppressWarnings("unchecked") // a native query with a result class gives a list without a type
    public List<ScheduledTriggerEntity> due(OffsetDateTime now, int limit) {
        return entityManager
                .createNativeQuery(
                        "SELECT * FROM scheduled_trigger WHERE next_run_at <= ?1 AND enabled"
                                + " ORDER BY next_run_at, id LIMIT ?2 FOR UPDATE SKIP LOCKED",
                        ScheduledTriggerEntity.class)
                .setParameter(1, now)
                .setParameter(2, limit)
                .getResultList();
    }

    /**
     * Takes a tick: moves the trigger on to the next one, unless it has been changed since it was read.
     *
     * @param expected the tick that the caller has read
     * @param next the tick after it, null if there is none
     * @return whether the tick is the caller's, and nobody else's
     */
    public boolean advance(UUID id, OffsetDateTime expected, @Nullable OffsetDateTime next) {
        Query update = entityManager.createQuery("UPDATE ScheduledTriggerEntity t SET t.nextRunAt = "
                + (next == null ? "NULL" : ":next")
                + " WHERE t.id = :id AND t.nextRunAt = :expected AND t.enabled = TRUE");
        update.setParameter("id", id).setParameter("expected", expected);
        if (next != null) {
            update.setParameter("next", next);
        }
        return update.executeUpdate() == 1;
    }

    /** The earliest tick of all triggers, empty if none has one. */
    public Optional<OffsetDateTime> earliest() {
        return entityManager
                .createQuery(
                        "SELECT t.nextRunAt FROM ScheduledTriggerEntity t WHERE t.nextRunAt IS NOT NULL"
                                + " ORDER BY t.nextRunAt",
                        OffsetDateTime.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
