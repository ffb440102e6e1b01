// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.tag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which versions the tags pointed to. Entries are added and ended, never removed. Joins the transaction of its caller. */
@ApplicationScoped
public class TagHistoryRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public TagHistoryRepository() {}

    /** For callers without a container. */
    public TagHistoryRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds an entry to the end of the history; the caller has locked the function. */
    public void add(TagHistoryEntity entry) {
        entityManager.persist(entry);
        entityManager.flush();
    }

    /** The entry of a tag that has not ended, empty if the tag points to no version. */
    public Optional<TagHistoryEntity> open(UUID functionId, String tag) {
        return entityManager
                .createQuery(
                        "SELECT h FROM TagHistoryEntity h WHERE h.functionId = :functionId AND h.tag = :tag"
                                + " AND h.effectiveTo IS NULL",
                        TagHistoryEntity.class)
                .setParameter("functionId", functionId)
                .setParameter("tag", tag)
                .getResultStream()
                .findFirst();
    }

    /**
     * One page of a function's entries, newest first.
     *
     * @param tag the tag whose entries are wanted, null for those of all
     * @param beforeOrdinal the ordinal of the last entry of the page before, null for the first page
     * @param limit at most this many, at least 1
     */
    public List<TagHistoryEntity> page(UUID functionId, @Nullable String tag, @Nullable Long beforeOrdinal, int limit) {
        TypedQuery<TagHistoryEntity> query = entityManager
                .createQuery(
                        "SELECT h FROM TagHistoryEntity h WHERE h.functionId = :functionId AND h.ordinal < :before"
                                + (tag == null ? "" : " AND h.tag = :tag") + " ORDER BY h.ordinal DESC",
                        TagHistoryEntity.class)
                .setParameter("functionId", functionId)
                .setParameter("before", beforeOrdinal == null ? Long.MAX_VALUE : beforeOrdinal);
        if (tag != null) {
            query.setParameter("tag", tag);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** When the last tag that pointed to each of these versions was moved or removed; left out are those that never had one. */
    public Map<UUID, OffsetDateTime> lastEnds(Collection<UUID> versionIds) {
        Map<UUID, OffsetDateTime> ends = new HashMap<>();
        if (versionIds.isEmpty()) {
            return ends;
        }
        entityManager
                .createQuery(
                        "SELECT h.versionId, h.effectiveTo FROM TagHistoryEntity h"
                                + " WHERE h.versionId IN :versionIds AND h.effectiveTo IS NOT NULL"
                                + " ORDER BY h.effectiveTo",
                        Object[].class)
                .setParameter("versionIds", versionIds)
                .getResultStream()
                .forEach(row -> ends.put((UUID) row[0], (OffsetDateTime) row[1])); // the last one stays
        return ends;
    }
}
