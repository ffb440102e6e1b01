// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The messages that the broker does not have yet, and which server publishes them. Joins the transaction of its caller and never
 * begins one.
 */
@ApplicationScoped
public class OutboxRepository {
    private static final int ROWS_OF_A_STATEMENT = 50;
    private static final int COLUMNS = 6;

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public OutboxRepository() {}

    /** For callers without a container. */
    public OutboxRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds messages in few round trips; they keep the order of the list. */
    public void addAll(List<NewMessage> messages) {
        for (int from = 0; from < messages.size(); from += ROWS_OF_A_STATEMENT) {
            insert(messages.subList(from, Math.min(messages.size(), from + ROWS_OF_A_STATEMENT)));
        }
    }

    // By one statement of many rows: the database numbers them in the order in which they stand there. Persisted
    // entities would be
    // sent one by one if the database numbered them, and numbered per server if EclipseLink did.
    private void insert(List<NewMessage> messages) {
        String rows = IntStream.range(0, messages.size())
                .mapToObj(row -> IntStream.rangeClosed(1, COLUMNS)
                        .mapToObj(column -> "?" + (row * COLUMNS + column))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        Query query = entityManager.createNativeQuery(
                "INSERT INTO event_outbox (message_id, partition_key, site_id, type, status, payload) VALUES " + rows);
        int parameter = 0;
        for (NewMessage message : messages) {
            query.setParameter(++parameter, message.messageId());
            query.setParameter(++parameter, message.partitionKey());
            query.setParameter(++parameter, message.siteId());
            query.setParameter(++parameter, message.type());
            query.setParameter(++parameter, message.status());
            query.setParameter(++parameter, message.payload());
        }
        query.executeUpdate();
    }

    /** The first messages in their order. One that is stored by a transaction under way is not among them, whatever its place. */
    public List<OutboxEntity> first(int limit) {
        return entityManager
                .createQuery("SELECT m FROM OutboxEntity m ORDER BY m.position", OutboxEntity.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Removes messages that the broker has; those that are gone already count as removed. */
    public void remove(List<Long> positions) {
        if (!positions.isEmpty()) {
            entityManager
                    .createQuery("DELETE FROM OutboxEntity m WHERE m.position IN :positions")
                    .setParameter("positions", positions)
                    .executeUpdate();
        }
    }

    /** How much waits; reads the whole index. */
    public OutboxBacklog backlog() {
        long messages = entityManager
                .createQuery("SELECT COUNT(m) FROM OutboxEntity m", Long.class)
                .getSingleResult();
        return new OutboxBacklog(
                messages,
                first(1).stream().map(OutboxEntity::getStoredAt).findFirst().orElse(null));
    }

    /**
     * Takes or keeps the right to publish.
     *
     * @param owner who asks
     * @param until until when it is to last
     * @return whether it has it now; false while it is another's
     */
    public boolean lease(UUID owner, OffsetDateTime until, OffsetDateTime now) {
        return entityManager
                        .createNativeQuery("UPDATE event_publisher SET owner = ?1, lease_ends_at = ?2"
                                + " WHERE id = 1 AND (owner = ?1 OR lease_ends_at <= ?3)")
                        .setParameter(1, owner)
                        .setParameter(2, until)
                        .setParameter(3, now)
                        .executeUpdate()
                == 1;
    }

    /** Gives the right to publish back, if it is still the owner's. */
    public void release(UUID owner, OffsetDateTime now) {
        entityManager
                .createNativeQuery("UPDATE event_publisher SET lease_ends_at = ?2 WHERE id = 1 AND owner = ?1")
                .setParameter(1, owner)
                .setParameter(2, now)
                .executeUpdate();
    }
}
