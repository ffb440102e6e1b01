// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The stored servers, one row a name. Joins the transaction of its caller and never begins one. */
@ApplicationScoped
public class ServerRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public ServerRepository() {}

    /** For callers without a container. */
    public ServerRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * What a server tells of itself.
     *
     * @param name what it is called, which no other server is
     * @param owner this start of the server
     * @param startedAt when its start had ended
     * @param seenAt when it tells this
     * @param answersUntil until when it counts as there unless it tells of itself again
     * @param state what else there is to tell, in JSON
     */
    public record Told(
            String name,
            UUID owner,
            OffsetDateTime startedAt,
            OffsetDateTime seenAt,
            OffsetDateTime answersUntil,
            String state) {}

    /** Writes the row of that name if it is the owner's; returns whether it was. */
    public boolean update(Told told) {
        return writing(
                                "UPDATE server SET started_at = ?3, seen_at = ?4, answers_until = ?5, state = ?6"
                                        + " WHERE name = ?1 AND owner = ?2",
                                told)
                        .executeUpdate()
                == 1;
    }

    /** Stores a row unless there is one of that name; waits for a transaction that is writing one. Returns whether it did. */
    public boolean insert(Told told) {
        return writing(
                                "INSERT INTO server (name, owner, started_at, seen_at, answers_until, state)"
                                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
                                told)
                        .executeUpdate()
                == 1;
    }

    /** Writes the row of that name, whoever's it was, and makes it the owner's. */
    public void takeOver(Told told) {
        writing(
                        "UPDATE server SET owner = ?2, started_at = ?3, seen_at = ?4, answers_until = ?5, state = ?6"
                                + " WHERE name = ?1",
                        told)
                .executeUpdate();
    }

    /** All servers that are stored, by name, those that have gone too. */
    public List<ServerEntity> list() {
        return entityManager
                .createQuery("SELECT s FROM ServerEntity s ORDER BY s.name", ServerEntity.class)
                .getResultList();
    }

    /** Removes the row of that name if it is the owner's. */
    public void remove(String name, UUID owner) {
        entityManager
                .createQuery("DELETE FROM ServerEntity s WHERE s.name = :name AND s.owner = :owner")
                .setParameter("name", name)
                .setParameter("owner", owner)
                .executeUpdate();
    }

    /** Removes the servers that told nothing of themselves since then. Returns how many. */
    public int removeUnseenSince(OffsetDateTime moment) {
        return entityManager
                .createQuery("DELETE FROM ServerEntity s WHERE s.seenAt < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }

    private Query writing(String sql, Told told) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter(1, told.name())
                .setParameter(2, told.owner())
                .setParameter(3, told.startedAt())
                .setParameter(4, told.seenAt())
                .setParameter(5, told.answersUntil())
                .setParameter(6, told.state());
    }
}
