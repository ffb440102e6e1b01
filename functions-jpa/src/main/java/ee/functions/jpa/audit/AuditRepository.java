// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stored audit records; they are added and read, never changed. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class AuditRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public AuditRepository() {}

    /** For callers without a container. */
    public AuditRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds a record in the transaction of the change that it tells of. */
    public void add(AuditRecordEntity record) {
        entityManager.persist(record);
        entityManager.flush();
    }

    /**
     * One page of the audit log of a site.
     *
     * @param ascending oldest first; otherwise newest first
     * @param after the position of the last record of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<AuditRecordEntity> page(
            AuditCriteria criteria, boolean ascending, @Nullable AuditPosition after, int limit) {
        StringBuilder text = new StringBuilder("SELECT r FROM AuditRecordEntity r WHERE r.siteId = :siteId");
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("siteId", criteria.siteId());
        restrict(text, parameters, " AND r.recordedAt >= :from", "from", criteria.from());
        restrict(text, parameters, " AND r.recordedAt < :to", "to", criteria.to());
        restrict(text, parameters, " AND r.actor = :actor", "actor", criteria.actor());
        restrict(text, parameters, " AND r.functionId = :functionId", "functionId", criteria.functionId());
        if (criteria.siteOnly()) {
            text.append(" AND r.functionId IS NULL");
        }
        if (!criteria.actions().isEmpty()) {
            restrict(text, parameters, " AND r.action IN :actions", "actions", criteria.actions());
        }
        if (after != null) {
            // The first condition says less than the second, but lets the index begin there.
            String beyond = ascending ? ">" : "<";
            text.append(" AND r.recordedAt ").append(beyond).append("= :at AND (r.recordedAt ");
            text.append(beyond).append(" :at OR r.id ").append(beyond).append(" :id)");
            parameters.put("at", after.recordedAt());
            parameters.put("id", after.id());
        }
        text.append(ascending ? " ORDER BY r.recordedAt, r.id" : " ORDER BY r.recordedAt DESC, r.id DESC");
        TypedQuery<AuditRecordEntity> query = entityManager.createQuery(text.toString(), AuditRecordEntity.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static void restrict(
            StringBuilder text, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            text.append(condition);
            parameters.put(name, value);
        }
    }
}
