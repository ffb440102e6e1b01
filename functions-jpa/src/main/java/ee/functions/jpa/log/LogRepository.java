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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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

    /** What means something else in a pattern than itself. */
    private static final Pattern WILD = Pattern.compile("[%_!]");

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
     * One page of a function's entries.
     *
     * @param ascending oldest first; otherwise newest first
     * @param after the position of the last entry of the page before, null for the first page
     * @param until the position of the last entry that may be looked at, as {@link #reach} gives it; null for no end
     * @param limit at most this many, at least 1
     */
    public List<LogEntryEntity> page(
            LogCriteria criteria,
            boolean ascending,
            @Nullable LogPosition after,
            @Nullable LogPosition until,
            int limit) {
        Map<String, Object> values = new HashMap<>();
        String where =
                range(criteria, ascending, after, values) + filters(criteria, values) + until(ascending, until, values);
        return query("SELECT e", where, ascending, values, LogEntryEntity.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * The position up to which a search comes that looks at so many entries of the function, or of the invocation, in the
     * stretch of time; all other criteria are left aside. Empty if there are not as many.
     *
     * @param ascending from the oldest on; otherwise from the newest back
     * @param after the position of the last entry of the page before, null for the first page
     * @param entries how many, at least 1
     */
    public Optional<LogPosition> reach(
            LogCriteria criteria, boolean ascending, @Nullable LogPosition after, int entries) {
        Map<String, Object> values = new HashMap<>();
        String where = range(criteria, ascending, after, values);
        return query("SELECT e.loggedAt, e.id", where, ascending, values, Object[].class)
                .setFirstResult(entries - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> new LogPosition((OffsetDateTime) row[0], (Long) row[1]));
    }

    private <T> TypedQuery<T> query(
            String select, String where, boolean ascending, Map<String, Object> values, Class<T> type) {
        // All columns of the index, though the first one is the same in each row: else H2 does not see that it is in
        // this order.
        String first = values.containsKey("invocationId") ? "e.invocationId" : "e.functionId";
        String order = first + (ascending ? ", e.loggedAt, e.id" : ", e.loggedAt DESC, e.id DESC");
        TypedQuery<T> query = entityManager.createQuery(
                select + " FROM LogEntryEntity e WHERE " + where + " ORDER BY " + order, type);
        values.forEach(query::setParameter);
        return query;
    }

    /** What an index alone can tell. */
    private static String range(
            LogCriteria criteria, boolean ascending, @Nullable LogPosition after, Map<String, Object> values) {
        StringBuilder where =
                new StringBuilder("e.functionId = :functionId AND e.loggedAt >= :from AND e.loggedAt < :to");
        values.put("functionId", criteria.functionId());
        values.put("from", ascending && after != null ? later(criteria.from(), after.loggedAt()) : criteria.from());
        values.put("to", criteria.to());
        UUID invocationId = criteria.invocationId();
        if (invocationId != null) {
            where.append(" AND e.invocationId = :invocationId");
            values.put("invocationId", invocationId);
        }
        if (after != null) {
            where.append(
                    ascending
                            ? " AND (e.loggedAt > :at OR e.loggedAt = :at AND e.id > :id)"
                            : " AND e.loggedAt <= :at AND (e.loggedAt < :at OR e.id < :id)");
            values.put("at", after.loggedAt());
            values.put("id", after.id());
        }
        return where.toString();
    }

    /** What only a look at each entry tells. */
    private static String filters(LogCriteria criteria, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        UUID versionId = criteria.versionId();
        if (versionId != null) {
            where.append(" AND e.versionId = :versionId");
            values.put("versionId", versionId);
        }
        if (!criteria.levels().isEmpty()) {
            where.append(" AND e.level IN :levels");
            values.put("levels", criteria.levels());
        }
        String text = criteria.text();
        if (text != null) {
            // The database folds both sides: what it and Java take for lower case differs beyond ASCII.
            where.append(" AND LOWER(e.message) LIKE LOWER(:pattern) ESCAPE '!'");
            values.put("pattern", "%" + WILD.matcher(text).replaceAll("!$0") + "%");
        }
        return where.toString();
    }

    private static String until(boolean ascending, @Nullable LogPosition until, Map<String, Object> values) {
        if (until == null) {
            return "";
        }
        values.put("untilAt", until.loggedAt());
        values.put("untilId", until.id());
        return ascending
                ? " AND e.loggedAt <= :untilAt AND (e.loggedAt < :untilAt OR e.id <= :untilId)"
                : " AND e.loggedAt >= :untilAt AND (e.loggedAt > :untilAt OR e.id >= :untilId)";
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
