// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the ticks of triggers. Joins the transaction of its caller and never begins one. */
@ApplicationScoped
public class ScheduledRunRepository {

    /** The outcome of a run that has no end yet. */
    public static final String RUNNING = "RUNNING";
    /** The outcome of a run whose server ended before it. */
    public static final String LOST = "LOST";
    /** The outcome of ticks that passed without a run. */
    public static final String MISSED = "MISSED";

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public ScheduledRunRepository() {}

    /** For callers without a container. */
    public ScheduledRunRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Notes that a run begins, unless its tick has a row already.
     *
     * @param leaseUntil when it counts as lost
     * @return whether it was noted; false if the tick has run before
     */
    public boolean begin(
            UUID id, UUID triggerId, OffsetDateTime scheduledFor, OffsetDateTime now, OffsetDateTime leaseUntil) {
        return entityManager
                        .createNativeQuery("INSERT INTO scheduled_run"
                                + " (id, trigger_id, scheduled_for, started_at, lease_until, outcome, missed_ticks)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, '" + RUNNING + "', 0) ON CONFLICT DO NOTHING")
                        .setParameter(1, id)
                        .setParameter(2, triggerId)
                        .setParameter(3, scheduledFor)
                        .setParameter(4, now)
                        .setParameter(5, leaseUntil)
                        .executeUpdate()
                == 1;
    }

    /** Notes that ticks were missed, in one row; none if the first of them has a row already. */
    public void addMissed(UUID id, UUID triggerId, OffsetDateTime first, int ticks, OffsetDateTime now) {
        entityManager
                .createNativeQuery("INSERT INTO scheduled_run"
                        + " (id, trigger_id, scheduled_for, finished_at, outcome, missed_ticks)"
                        + " VALUES (?1, ?2, ?3, ?4, '" + MISSED + "', ?5) ON CONFLICT DO NOTHING")
                .setParameter(1, id)
                .setParameter(2, triggerId)
                .setParameter(3, first)
                .setParameter(4, now)
                .setParameter(5, ticks)
                .executeUpdate();
    }

    /** Notes how a run ended, also one that was given up as lost; nothing if its trigger is gone. */
    public void finish(
            UUID id, String outcome, @Nullable Integer status, @Nullable String errorCode, OffsetDateTime now) {
        ScheduledRunEntity run = entityManager.find(ScheduledRunEntity.class, id);
        if (run != null) {
            run.setOutcome(outcome);
            run.setStatus(status);
            run.setErrorCode(errorCode);
            run.setFinishedAt(now);
            run.setLeaseUntil(null);
            entityManager.flush();
        }
    }

    /** Gives up the runs whose lease has ended; returns how many. */
    public int giveUpLost(OffsetDateTime now) {
        return entityManager
                .createQuery("UPDATE ScheduledRunEntity r SET r.outcome = '" + LOST
                        + "', r.finishedAt = :now, r.leaseUntil = NULL WHERE r.leaseUntil < :now")
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * One page of the runs of a trigger, newest first.
     *
     * @param after the position of the last run of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<ScheduledRunEntity> page(UUID triggerId, @Nullable SchedulePosition after, int limit) {
        TypedQuery<ScheduledRunEntity> query = entityManager
                .createQuery(
                        "SELECT r FROM ScheduledRunEntity r WHERE r.triggerId = :triggerId"
                                + (after == null
                                        ? ""
                                        : " AND r.scheduledFor <= :at AND (r.scheduledFor < :at OR r.id < :id)")
                                + " ORDER BY r.scheduledFor DESC, r.id DESC",
                        ScheduledRunEntity.class)
                .setParameter("triggerId", triggerId);
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** The newest run of each trigger that has one. */
    public Map<UUID, ScheduledRunEntity> latest(Collection<UUID> triggerIds) {
        Map<UUID, ScheduledRunEntity> latest = new HashMap<>();
        if (!triggerIds.isEmpty()) {
            entityManager
                    .createQuery(
                            "SELECT r FROM ScheduledRunEntity r WHERE r.triggerId IN :ids AND r.scheduledFor ="
                                    + " (SELECT MAX(n.scheduledFor) FROM ScheduledRunEntity n"
                                    + " WHERE n.triggerId = r.triggerId)",
                            ScheduledRunEntity.class)
                    .setParameter("ids", triggerIds)
                    .getResultList()
                    .forEach(run -> latest.put(run.getTriggerId(), run));
        }
        return latest;
    }

    /**
     * Deletes the oldest rows for ticks before a moment; called again and again in transactions of their own, it never locks much.
     *
     * @param limit at most this many, at least 1
     * @return the number of deleted rows; less than the limit when none is left
     */
    public int deleteBefore(OffsetDateTime moment, int limit) {
        return entityManager
                .createNativeQuery("DELETE FROM scheduled_run WHERE id IN"
                        + " (SELECT id FROM scheduled_run WHERE scheduled_for < ?1 ORDER BY scheduled_for LIMIT ?2)")
                .setParameter(1, moment)
                .setParameter(2, limit)
                .executeUpdate();
    }
}
