// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.persistence.sessions.Session;

/**
 * The stored counts of invocations. Joins the transaction of its caller and never begins one.
 */
@ApplicationScoped
public class InvocationCountRepository {
    private static final String KEY = "function_id, counted_on, outcome, duration_bound_ms";
    private static final String INSERT = "INSERT INTO invocation_count (" + KEY
            + ", invocations, duration_ms, longest_ms)" + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT";
    private static final String INSERT_OR_ADD = INSERT + " (" + KEY + ") DO UPDATE SET"
            + " invocations = invocation_count.invocations + EXCLUDED.invocations,"
            + " duration_ms = invocation_count.duration_ms + EXCLUDED.duration_ms,"
            + " longest_ms = GREATEST(invocation_count.longest_ms, EXCLUDED.longest_ms)";
    private static final String UPDATE = "UPDATE invocation_count SET invocations = invocations + ?5,"
            + " duration_ms = duration_ms + ?6, longest_ms = GREATEST(longest_ms, ?7)"
            + " WHERE function_id = ?1 AND counted_on = ?2 AND outcome = ?3 AND duration_bound_ms = ?4";

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public InvocationCountRepository() {}

    /** For callers without a container. */
    public InvocationCountRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds to what is counted already; several servers may do so at a time. */
    public void addAll(Map<InvocationCountKey, InvocationCount> counts) {
        boolean onH2 = entityManager.unwrap(Session.class).getPlatform().isH2();
        // Always in the same order, so that two servers cannot wait for each other.
        new TreeMap<>(counts).forEach((key, count) -> {
            if (onH2) {
                addOnH2(key, count);
            } else {
                query(INSERT_OR_ADD, key, count).executeUpdate();
            }
        });
    }

    // H2 knows ON CONFLICT DO NOTHING only. Both miss only when another caller deleted the row in between.
    private void addOnH2(InvocationCountKey key, InvocationCount count) {
        boolean added;
        do {
            added = query(UPDATE, key, count).executeUpdate() == 1
                    || query(INSERT + " DO NOTHING", key, count).executeUpdate() == 1;
        } while (!added);
    }

    private Query query(String sql, InvocationCountKey key, InvocationCount count) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter(1, key.functionId())
                .setParameter(2, key.countedOn())
                .setParameter(3, key.outcome())
                .setParameter(4, key.durationBoundMs())
                .setParameter(5, count.invocations())
                .setParameter(6, count.durationMs())
                .setParameter(7, count.longestMs());
    }

    /**
     * The counts of functions on the days from the first to the last, both inclusive, by function and day. Read as values: a
     * large site has tens of thousands of rows, and an entity each would be kept until the end of the transaction.
     *
     * @param functionIds at least one, and no more than a statement may have parameters: some hundreds
     */
    public List<CountedInvocations> list(Collection<UUID> functionIds, LocalDate first, LocalDate last) {
        return entityManager
                .createQuery(
                        "SELECT c.functionId, c.countedOn, c.outcome, c.durationBoundMs, c.invocations, c.durationMs, c.longestMs"
                                + " FROM InvocationCountEntity c WHERE c.functionId IN :functionIds"
                                + " AND c.countedOn >= :first AND c.countedOn <= :last"
                                + " ORDER BY c.functionId, c.countedOn, c.outcome, c.durationBoundMs",
                        Object[].class)
                .setParameter("functionIds", functionIds)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList()
                .stream()
                .map(row -> new CountedInvocations(
                        (UUID) row[0],
                        (LocalDate) row[1],
                        (String) row[2],
                        (Long) row[3],
                        new InvocationCount((Long) row[4], (Long) row[5], (Long) row[6])))
                .toList();
    }

    /**
     * The functions that were invoked most from a day on, the busiest first.
     *
     * @param limit at most this many, at least 1
     */
    public List<UUID> mostInvoked(LocalDate first, int limit) {
        return entityManager
                .createQuery(
                        "SELECT c.functionId, SUM(c.invocations) AS invocations FROM InvocationCountEntity c"
                                + " WHERE c.countedOn >= :first GROUP BY c.functionId ORDER BY invocations DESC, c.functionId",
                        Object[].class)
                .setParameter("first", first)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> (UUID) row[0])
                .toList();
    }

    /**
     * Deletes the oldest counts before a day; called again and again in transactions of their own, it never locks much.
     *
     * @param limit at most this many, at least 1
     * @return the number of deleted counts; less than the limit when none is left
     */
    public int deleteBefore(LocalDate day, int limit) {
        return entityManager
                .createNativeQuery("DELETE FROM invocation_count WHERE counted_on < ?1 AND (" + KEY + ") IN (SELECT "
                        + KEY + " FROM invocation_count WHERE counted_on < ?1 ORDER BY counted_on LIMIT ?2)")
                .setParameter(1, day)
                .setParameter(2, limit)
                .executeUpdate();
    }
}
