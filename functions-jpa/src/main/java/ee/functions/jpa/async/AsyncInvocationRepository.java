// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.async;

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

/** The calls that run later. Joins the transaction of its caller and never begins one. */
@ApplicationScoped
public class AsyncInvocationRepository {

    /** The status of a call whose next attempt is to come. */
    public static final String WAITING = "WAITING";
    /** The status of a call with an attempt under way; also the outcome of that attempt. */
    public static final String RUNNING = "RUNNING";
    /** The status of a call that the function has answered. */
    public static final String SUCCEEDED = "SUCCEEDED";
    /** The status of a call that is given up, kept as a dead letter. */
    public static final String DEAD = "DEAD";
    /** The outcome of an attempt whose server was gone before it ended. */
    public static final String LOST = "LOST";

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public AsyncInvocationRepository() {}

    /** For callers without a container. */
    public AsyncInvocationRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A call that waits, as far as it is needed to decide whether it is taken.
     *
     * @param nextAttemptAt as it was read; whoever finds it unchanged takes the call
     */
    public record DueCall(UUID id, String siteId, UUID functionId, OffsetDateTime nextAttemptAt) {}

    /**
     * Calls that are left out.
     *
     * @param sites those of these sites
     * @param functions those of these functions
     */
    public record PassedOver(Collection<String> sites, Collection<UUID> functions) {
        /** Leaves out none. */
        public static final PassedOver NONE = new PassedOver(List.of(), List.of());

        private String condition() {
            return (sites.isEmpty() ? "" : " AND c.siteId NOT IN :sites")
                    + (functions.isEmpty() ? "" : " AND c.functionId NOT IN :functions");
        }

        private <T> TypedQuery<T> set(TypedQuery<T> query) {
            if (!sites.isEmpty()) {
                query.setParameter("sites", sites);
            }
            if (!functions.isEmpty()) {
                query.setParameter("functions", functions);
            }
            return query;
        }
    }

    /** Adds a call of a site and a function that exist. */
    public void add(AsyncInvocationEntity call) {
        entityManager.persist(call);
        entityManager.flush();
    }

    /** The call of that id, if it belongs to that function. */
    public Optional<AsyncInvocationEntity> find(UUID functionId, UUID id) {
        return Optional.ofNullable(entityManager.find(AsyncInvocationEntity.class, id))
                .filter(call -> call.getFunctionId().equals(functionId));
    }

    /** The call of that id in its newest state, locked until the transaction ends. */
    public Optional<AsyncInvocationEntity> lock(UUID id) {
        return Optional.ofNullable(entityManager.find(AsyncInvocationEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** How many calls of a function have no end yet, counted no further than that limit. */
    public int unfinishedOfFunction(UUID functionId, int limit) {
        return unfinished("function_id", functionId, limit);
    }

    /** How many calls of a site have no end yet, counted no further than that limit. */
    public int unfinishedOfSite(String siteId, int limit) {
        return unfinished("site_id", siteId, limit);
    }

    /** How many calls of all sites have no end yet; reads two indexes. */
    public AsyncBacklog backlog() {
        return new AsyncBacklog(
                count("SELECT COUNT(c) FROM AsyncInvocationEntity c WHERE c.nextAttemptAt IS NOT NULL"),
                count("SELECT COUNT(c) FROM AsyncInvocationEntity c WHERE c.leaseUntil IS NOT NULL"));
    }

    private long count(String query) {
        return entityManager.createQuery(query, Long.class).getSingleResult();
    }

    private int unfinished(String column, Object value, int limit) {
        Object count = entityManager
                .createNativeQuery("SELECT COUNT(*) FROM (SELECT 1 AS hit FROM async_invocation WHERE " + column
                        + " = ?1 AND status IN ('" + WAITING + "', '" + RUNNING + "') LIMIT ?2) AS unfinished")
                .setParameter(1, value)
                .setParameter(2, limit)
                .getSingleResult();
        return ((Number) count).intValue();
    }

    /**
     * Calls whose next attempt is due, the most overdue first. Nothing is locked: several servers may read the same.
     *
     * @param limit at most this many, at least 1
     */
    public List<DueCall> due(OffsetDateTime now, PassedOver passedOver, int limit) {
        TypedQuery<Object[]> query = entityManager
                .createQuery(
                        "SELECT c.id, c.siteId, c.functionId, c.nextAttemptAt FROM AsyncInvocationEntity c"
                                + " WHERE c.nextAttemptAt <= :now" + passedOver.condition()
                                + " ORDER BY c.nextAttemptAt, c.id",
                        Object[].class)
                .setParameter("now", now);
        return passedOver
                .set(query)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new DueCall((UUID) row[0], (String) row[1], (UUID) row[2], (OffsetDateTime) row[3]))
                .toList();
    }

    /** When the earliest attempt to come is due, empty if no call waits. */
    public Optional<OffsetDateTime> earliest(PassedOver passedOver) {
        TypedQuery<OffsetDateTime> query = entityManager.createQuery(
                "SELECT c.nextAttemptAt FROM AsyncInvocationEntity c WHERE c.nextAttemptAt IS NOT NULL"
                        + passedOver.condition() + " ORDER BY c.nextAttemptAt",
                OffsetDateTime.class);
        return passedOver.set(query).setMaxResults(1).getResultStream().findFirst();
    }

    /**
     * A call that waits, locked until the transaction ends; empty if it is gone, or has been taken or changed since it was read.
     * Whoever notes in that transaction that an attempt begins is the only one.
     */
    public Optional<AsyncInvocationEntity> take(DueCall due) {
        return lock(due.id()).filter(call -> {
            OffsetDateTime next = call.getNextAttemptAt();
            return call.getStatus().equals(WAITING) && next != null && next.isEqual(due.nextAttemptAt());
        });
    }

    /** The ids of calls whose attempt counts as lost, the longest lost first. */
    public List<UUID> lost(OffsetDateTime now, int limit) {
        return entityManager
                .createQuery(
                        "SELECT c.id FROM AsyncInvocationEntity c WHERE c.leaseUntil < :now ORDER BY c.leaseUntil",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * One page of the calls of a function, newest first.
     *
     * @param status the status of the calls that are wanted, null for all
     * @param after the position of the last call of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<AsyncInvocationEntity> page(
            UUID functionId, @Nullable String status, @Nullable AsyncPosition after, int limit) {
        TypedQuery<AsyncInvocationEntity> query = entityManager
                .createQuery(
                        "SELECT c FROM AsyncInvocationEntity c WHERE c.functionId = :functionId"
                                + (status == null ? "" : " AND c.status = :status")
                                + (after == null
                                        ? ""
                                        : " AND c.acceptedAt <= :at AND (c.acceptedAt < :at OR c.id < :id)")
                                + " ORDER BY c.acceptedAt DESC, c.id DESC",
                        AsyncInvocationEntity.class)
                .setParameter("functionId", functionId);
        if (status != null) {
            query.setParameter("status", status);
        }
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Removes a call with its attempts. */
    public void remove(AsyncInvocationEntity call) {
        entityManager.remove(call);
        entityManager.flush();
    }

    /** Notes that an attempt begins. */
    public void addAttempt(AsyncAttemptEntity attempt) {
        entityManager.persist(attempt);
        entityManager.flush();
    }

    /** The attempt with that invocation. */
    public Optional<AsyncAttemptEntity> attempt(UUID invocationId) {
        return Optional.ofNullable(entityManager.find(AsyncAttemptEntity.class, invocationId));
    }

    /** The attempts of a call, newest first. */
    public List<AsyncAttemptEntity> attempts(UUID id, int limit) {
        return entityManager
                .createQuery(
                        "SELECT a FROM AsyncAttemptEntity a WHERE a.asyncInvocationId = :id"
                                + " ORDER BY a.startedAt DESC, a.attempt DESC",
                        AsyncAttemptEntity.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Forgets an attempt that does not count. */
    public void removeAttempt(UUID invocationId) {
        attempt(invocationId).ifPresent(entityManager::remove);
        entityManager.flush();
    }

    /**
     * Deletes the oldest calls of a status that ended before a moment; called again and again in transactions of their own, it never
     * locks much.
     *
     * @param limit at most this many, at least 1
     * @return the number of deleted rows; less than the limit when none is left
     */
    public int deleteFinishedBefore(String status, OffsetDateTime moment, int limit) {
        return entityManager
                .createNativeQuery("DELETE FROM async_invocation WHERE id IN (SELECT id FROM async_invocation"
                        + " WHERE finished_at < ?1 AND status = ?2 ORDER BY finished_at LIMIT ?3)")
                .setParameter(1, moment)
                .setParameter(2, status)
                .setParameter(3, limit)
                .executeUpdate();
    }
}
