// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.invocation;

import ee.functions.jpa.event.EventPosition;
import ee.functions.jpa.insert.BatchInsert;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.List;
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
     * @param limit at most this many, at least 1
     */
    public List<InvocationRecordEntity> page(InvocationCriteria criteria, @Nullable EventPosition after, int limit) {
        UUID functionId = criteria.functionId();
        Boolean succeeded = criteria.succeeded();
        TypedQuery<InvocationRecordEntity> query = entityManager
                .createQuery(
                        "SELECT r FROM InvocationRecordEntity r WHERE r.siteId = :siteId"
                                + " AND r.startedAt >= :from AND r.startedAt < :to"
                                + (functionId == null ? "" : " AND r.functionId = :functionId")
                                + (succeeded == null ? "" : " AND r.outcome " + (succeeded ? "=" : "<>") + " 'SUCCESS'")
                                + (after == null ? "" : " AND r.startedAt <= :at AND (r.startedAt < :at OR r.id < :id)")
                                + " ORDER BY r.startedAt DESC, r.id DESC",
                        InvocationRecordEntity.class)
                .setParameter("siteId", criteria.siteId())
                .setParameter("from", criteria.from())
                .setParameter("to", criteria.to());
        if (functionId != null) {
            query.setParameter("functionId", functionId);
        }
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
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
