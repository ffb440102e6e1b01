// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.invocation;

import ee.functions.jpa.event.EventPosition;
import ee.functions.jpa.insert.BatchInsert;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored invocation records. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class InvocationRecordRepository {
    private static final String INSERT =
            "INSERT INTO invocation_record (id, site_id, function_id, version_id, tag, outcome,"
                    + " status, started_at, duration_ms, cpu_time_ms, allocated_bytes, caller, request_bytes, response_bytes,"
                    + " request_payload, response_payload, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public InvocationRecordRepository() {}

    /** For callers without a container. */
    public InvocationRecordRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Adds records in few round trips. A NUL character of a text, which PostgreSQL cannot store, becomes U+FFFD: one odd
     * message must not cost the whole batch.
     */
    public void addAll(List<InvocationRecordEntity> records) {
        BatchInsert.of(
                entityManager,
                INSERT,
                records,
                (row, record) -> row.id(record.getId())
                        .text(record.getSiteId())
                        .id(record.getFunctionId())
                        .id(record.getVersionId())
                        .text(record.getTag())
                        .text(record.getOutcome())
                        .integer(record.getStatus())
                        .moment(record.getStartedAt())
                        .number(record.getDurationMs())
                        .number(record.getCpuTimeMs())
                        .number(record.getAllocatedBytes())
                        .text(record.getCaller())
                        .number(record.getRequestBytes())
                        .number(record.getResponseBytes())
                        .text(record.getRequestPayload())
                        .text(record.getResponsePayload())
                        .text(record.getError()));
    }

    /** The record of that invocation, if it belongs to that site. */
    public Optional<InvocationRecordEntity> find(String siteId, UUID id) {
        return Optional.ofNullable(entityManager.find(InvocationRecordEntity.class, id))
                .filter(record -> record.getSiteId().equals(siteId));
    }

    /**
     * One page of the records of a site, newest first.
     *
     * @param after the position of the last record of the page before, null for the first page
     * @param until the position of the last record that may be looked at, as {@link #reach} gives it; null for no end
     * @param limit at most this many, at least 1
     */
    public List<InvocationRecordEntity> page(
            InvocationCriteria criteria, @Nullable EventPosition after, @Nullable EventPosition until, int limit) {
        Map<String, Object> values = new HashMap<>();
        String where = range(criteria, after, values) + filters(criteria, values) + until(until, values);
        return query("SELECT r", where, values, InvocationRecordEntity.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * The position up to which a search comes that looks at so many records of the site, or of the function, in the stretch of
     * time; all other criteria are left aside. Empty if there are not as many.
     *
     * @param after the position of the last record of the page before, null for the first page
     * @param records how many, at least 1
     */
    public Optional<EventPosition> reach(InvocationCriteria criteria, @Nullable EventPosition after, int records) {
        Map<String, Object> values = new HashMap<>();
        return query("SELECT r.startedAt, r.id", range(criteria, after, values), values, Object[].class)
                .setFirstResult(records - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> new EventPosition((OffsetDateTime) row[0], (UUID) row[1]));
    }

    private <T> TypedQuery<T> query(String select, String where, Map<String, Object> values, Class<T> type) {
        // All columns of the index, though the first ones are the same in each row: else H2 does not see that it is in
        // this order.
        String order = values.containsKey("functionId") ? "r.siteId, r.functionId" : "r.siteId";
        TypedQuery<T> query = entityManager.createQuery(
                select + " FROM InvocationRecordEntity r WHERE " + where + " ORDER BY " + order
                        + ", r.startedAt DESC, r.id DESC",
                type);
        values.forEach(query::setParameter);
        return query;
    }

    /** What an index alone can tell. */
    private static String range(
            InvocationCriteria criteria, @Nullable EventPosition after, Map<String, Object> values) {
        StringBuilder where = new StringBuilder("r.siteId = :siteId AND r.startedAt >= :from AND r.startedAt < :to");
        values.put("siteId", criteria.siteId());
        values.put("from", criteria.from());
        values.put("to", criteria.to());
        UUID functionId = criteria.functionId();
        if (functionId != null) {
            where.append(" AND r.functionId = :functionId");
            values.put("functionId", functionId);
        }
        if (after != null) {
            where.append(" AND r.startedAt <= :at AND (r.startedAt < :at OR r.id < :id)");
            values.put("at", after.at());
            values.put("id", after.id());
        }
        return where.toString();
    }

    /** What only a look at each record tells. */
    private static String filters(InvocationCriteria criteria, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        Boolean succeeded = criteria.succeeded();
        if (succeeded != null) {
            where.append(" AND r.outcome ").append(succeeded ? "=" : "<>").append(" 'SUCCESS'");
        }
        if (!criteria.outcomes().isEmpty()) {
            where.append(" AND r.outcome IN :outcomes");
            values.put("outcomes", criteria.outcomes());
        }
        UUID versionId = criteria.versionId();
        if (versionId != null) {
            where.append(" AND r.versionId = :versionId");
            values.put("versionId", versionId);
        }
        if (criteria.minimumDurationMs() > 0) {
            where.append(" AND r.durationMs >= :minimumDurationMs");
            values.put("minimumDurationMs", criteria.minimumDurationMs());
        }
        String caller = criteria.caller();
        if (caller != null) {
            where.append(" AND r.caller = :caller");
            values.put("caller", caller);
        }
        return where.toString();
    }

    private static String until(@Nullable EventPosition until, Map<String, Object> values) {
        if (until == null) {
            return "";
        }
        values.put("untilAt", until.at());
        values.put("untilId", until.id());
        return " AND r.startedAt >= :untilAt AND (r.startedAt > :untilAt OR r.id >= :untilId)";
    }

    /**
     * Deletes the oldest records of invocations that started before a moment; called again and again in transactions of
     * their own, it never locks much.
     *
     * @param limit at most this many, at least 1
     * @return the number of deleted records; less than the limit when none is left
     */
    public int deleteBefore(OffsetDateTime moment, int limit) {
        return entityManager
                .createNativeQuery("DELETE FROM invocation_record WHERE id IN"
                        + " (SELECT id FROM invocation_record WHERE started_at < ?1 ORDER BY started_at LIMIT ?2)")
                .setParameter(1, moment)
                .setParameter(2, limit)
                .executeUpdate();
    }
}
