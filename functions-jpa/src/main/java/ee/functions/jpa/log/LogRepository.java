// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.log;

import ee.functions.jpa.insert.BatchInsert;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.persistence.sessions.Session;
import org.jspecify.annotations.Nullable;

/**
 * The stored log entries. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class LogRepository {
    private static final String INSERT = "INSERT INTO log_entry"
            + " (id, site_id, function_id, version_id, invocation_id, logged_at, level, message)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public LogRepository() {}

    /** For callers without a container. */
    public LogRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Adds entries in few round trips; entries of one moment keep the order of the list. A NUL character, which
     * PostgreSQL cannot store, becomes U+FFFD: one odd line must not cost the whole batch.
     */
    public void addAll(List<LogEntryEntity> entries) {
        Session session = entityManager.unwrap(Session.class);
        BatchInsert.of(
                entityManager,
                INSERT,
                entries,
                (row, entry) -> row.number(session.getNextSequenceNumberValue(LogEntryEntity.class)
                                .longValue())
                        .text(entry.getSiteId())
                        .id(entry.getFunctionId())
                        .id(entry.getVersionId())
                        .id(entry.getInvocationId())
                        .moment(entry.getLoggedAt())
                        .text(entry.getLevel())
                        .text(entry.getMessage()));
    }

    /**
     * One page of a function's entries, oldest first.
     *
     * @param after the position of the last entry of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<LogEntryEntity> page(LogCriteria criteria, @Nullable LogPosition after, int limit) {
        OffsetDateTime from = criteria.from();
        UUID versionId = criteria.versionId();
        UUID invocationId = criteria.invocationId();
        TypedQuery<LogEntryEntity> query = entityManager.createQuery(
                "SELECT e FROM LogEntryEntity e WHERE e.functionId = :functionId AND e.loggedAt >= :from"
                        + " AND e.loggedAt < :to"
                        + (versionId == null ? "" : " AND e.versionId = :versionId")
                        + (invocationId == null ? "" : " AND e.invocationId = :invocationId")
                        + (criteria.levels().isEmpty() ? "" : " AND e.level IN :levels")
                        + (after == null ? "" : " AND (e.loggedAt > :at OR e.loggedAt = :at AND e.id > :id)")
                        + " ORDER BY e.loggedAt, e.id",
                LogEntryEntity.class);
        query.setParameter("functionId", criteria.functionId()).setParameter("to", criteria.to());
        query.setParameter("from", after == null ? from : later(from, after.loggedAt()));
        if (versionId != null) {
            query.setParameter("versionId", versionId);
        }
        if (invocationId != null) {
            query.setParameter("invocationId", invocationId);
        }
        if (!criteria.levels().isEmpty()) {
            query.setParameter("levels", criteria.levels());
        }
        if (after != null) {
            query.setParameter("at", after.loggedAt()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    /**
     * Some entries of a function in the order in which they were stored.
     *
     * @param after entries stored after this one
     * @param until entries stored at this moment or before; nothing that is stored later may come before what is read, so this
     *     is a while before {@link #now()}
     * @param limit at most this many, at least 1
     */
    public List<LogEntryEntity> storedAfter(UUID functionId, StoredPosition after, OffsetDateTime until, int limit) {
        return entityManager
                .createQuery(
                        "SELECT e FROM LogEntryEntity e WHERE e.functionId = :functionId AND e.storedAt >= :at"
                                + " AND e.storedAt <= :until AND (e.storedAt > :at OR e.id > :id)"
                                + " ORDER BY e.storedAt, e.id",
                        LogEntryEntity.class)
                .setParameter("functionId", functionId)
                .setParameter("at", after.storedAt())
                .setParameter("id", after.id())
                .setParameter("until", until)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The time by the clock of the database, of when the transaction of the caller began. */
    public OffsetDateTime now() {
        long micros = ((Number) entityManager
                        .createNativeQuery(
                                "SELECT CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000000 AS bigint) AS micros")
                        .getSingleResult())
                .longValue();
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /**
     * Deletes the oldest entries stored before a moment; called again and again in transactions of their own, it never
     * locks much.
     *
     * @param limit at most this many, at least 1
     * @return the number of deleted entries; less than the limit when none is left
     */
    public int deleteBefore(OffsetDateTime moment, int limit) {
        return entityManager
                .createNativeQuery("DELETE FROM log_entry WHERE id IN"
                        + " (SELECT id FROM log_entry WHERE stored_at < ?1 ORDER BY stored_at LIMIT ?2)")
                .setParameter(1, moment)
                .setParameter(2, limit)
                .executeUpdate();
    }

    // The index begins at the later of both moments instead of skipping all pages before.
    private static OffsetDateTime later(OffsetDateTime a, OffsetDateTime b) {
        return a.isAfter(b) ? a : b;
    }
}
