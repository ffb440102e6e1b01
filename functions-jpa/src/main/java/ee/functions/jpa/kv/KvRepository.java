// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.kv;

import ee.functions.jpa.kv.KvDialect.KvWrite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored items of the key-value store. Joins the transaction of its caller and never begins one; under READ COMMITTED
 * every write takes effect at one moment, whatever other callers do to the same key. An item that has expired at
 * {@code now} counts as absent everywhere. What is given out is a copy: changing it changes nothing.
 */
@ApplicationScoped
public class KvRepository {

    @PersistenceContext(unitName = "functions")
    private EntityManager entityManager;

    /** For the container, which injects the entity manager. */
    public KvRepository() {}

    /** For callers without a container. */
    public KvRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The item, if it has not expired. */
    public Optional<KvItemEntity> find(String siteId, String namespace, String key, OffsetDateTime now) {
        return copy(entityManager.find(KvItemEntity.class, new KvItemKey(siteId, namespace, key)), now);
    }

    /** Writes an item over whatever is there. */
    public void put(
            String siteId,
            String namespace,
            String key,
            String valueJson,
            OffsetDateTime expiresAt,
            OffsetDateTime now) {
        KvDialect.of(entityManager).put(entityManager, new KvWrite(siteId, namespace, key, valueJson, expiresAt, now));
    }

    /** Deletes an item and gives it out as it was, if it had not expired. */
    public Optional<KvItemEntity> delete(String siteId, String namespace, String key, OffsetDateTime now) {
        // The lock keeps the item as it is read until it is gone.
        Optional<KvItemEntity> before = copy(
                entityManager.find(
                        KvItemEntity.class, new KvItemKey(siteId, namespace, key), LockModeType.PESSIMISTIC_WRITE),
                now);
        if (before.isPresent()) {
            entityManager
                    .createNativeQuery("DELETE FROM kv_item WHERE site_id = ?1 AND namespace = ?2 AND item_key = ?3")
                    .setParameter(1, siteId)
                    .setParameter(2, namespace)
                    .setParameter(3, key)
                    .executeUpdate();
        }
        return before;
    }

    /** Writes an item if there is none. Returns 1 if it did, else 0; of many callers at once exactly one gets 1. */
    public int insertIfAbsent(
            String siteId,
            String namespace,
            String key,
            String valueJson,
            OffsetDateTime expiresAt,
            OffsetDateTime now) {
        return KvDialect.of(entityManager)
                .putIfAbsent(entityManager, new KvWrite(siteId, namespace, key, valueJson, expiresAt, now));
    }

    /** Writes {@code newJson} if the item's value is exactly the text {@code oldJson}. Returns 1 if it did, else 0. */
    public int updateIfEquals(
            String siteId,
            String namespace,
            String key,
            String oldJson,
            String newJson,
            OffsetDateTime expiresAt,
            OffsetDateTime now) {
        return entityManager
                .createNativeQuery("UPDATE kv_item SET item_value = ?1, expires_at = ?2, updated_at = ?3"
                        + " WHERE site_id = ?4 AND namespace = ?5 AND item_key = ?6 AND item_value = ?7"
                        + " AND expires_at > ?3")
                .setParameter(1, newJson)
                .setParameter(2, expiresAt)
                .setParameter(3, now)
                .setParameter(4, siteId)
                .setParameter(5, namespace)
                .setParameter(6, key)
                .setParameter(7, oldJson)
                .executeUpdate();
    }

    /** Deletes the item if its value is exactly the text {@code oldJson}. Returns 1 if it did, else 0. */
    public int deleteIfEquals(String siteId, String namespace, String key, String oldJson, OffsetDateTime now) {
        return entityManager
                .createNativeQuery("DELETE FROM kv_item WHERE site_id = ?1 AND namespace = ?2 AND item_key = ?3"
                        + " AND item_value = ?4 AND expires_at > ?5")
                .setParameter(1, siteId)
                .setParameter(2, namespace)
                .setParameter(3, key)
                .setParameter(4, oldJson)
                .setParameter(5, now)
                .executeUpdate();
    }

    /**
     * One page of the items of a namespace in the byte order of their keys.
     *
     * @param afterKey the key of the last item of the page before, null for the first page
     * @param prefix only keys that begin so; empty for all, else of ASCII, as keys are
     * @param limit at most this many, at least 1
     */
    public List<KvItemEntity> list(
            String siteId, String namespace, @Nullable String afterKey, String prefix, OffsetDateTime now, int limit) {
        // A range, not LIKE: of a pattern in a parameter a plan that is made once cannot know where in the index it
        // begins.
        String ofPrefix = prefix.isEmpty() ? "" : " AND i.key >= :prefix AND i.key < :behind";
        TypedQuery<KvItemEntity> query = entityManager
                .createQuery(
                        "SELECT i FROM KvItemEntity i WHERE i.siteId = :siteId AND i.namespace = :namespace"
                                + " AND i.key > :after" + ofPrefix + " AND i.expiresAt > :now ORDER BY i.key",
                        KvItemEntity.class)
                .setParameter("siteId", siteId)
                .setParameter("namespace", namespace)
                .setParameter("after", afterKey == null ? "" : afterKey)
                .setParameter("now", now)
                .setMaxResults(limit);
        if (!prefix.isEmpty()) {
            query.setParameter("prefix", prefix).setParameter("behind", behind(prefix));
        }
        List<KvItemEntity> items = query.getResultList();
        items.forEach(entityManager::detach);
        return items;
    }

    /**
     * Counts the items of a namespace.
     *
     * @param prefix only keys that begin so; empty for all, else of ASCII, as keys are
     * @param most where counting ends, at least 1: a namespace may hold millions of items
     * @return the number of items, or {@code most} if there are so many or more
     */
    public int count(String siteId, String namespace, String prefix, OffsetDateTime now, int most) {
        String ofPrefix = prefix.isEmpty() ? "" : " AND item_key >= ?5 AND item_key < ?6";
        Query query = entityManager
                .createNativeQuery("SELECT COUNT(*) FROM (SELECT item_key FROM kv_item WHERE site_id = ?1"
                        + " AND namespace = ?2 AND expires_at > ?3" + ofPrefix + " LIMIT ?4) AS counted")
                .setParameter(1, siteId)
                .setParameter(2, namespace)
                .setParameter(3, now)
                .setParameter(4, most);
        if (!prefix.isEmpty()) {
            query.setParameter(5, prefix).setParameter(6, behind(prefix));
        }
        return ((Number) query.getSingleResult()).intValue();
    }

    /**
     * One page of the namespaces of a site that have items, in the byte order of their names, with the numbers of their
     * items. What that reads is bounded: each namespace is counted up to a limit, and the page ends with the namespace at which
     * all that it counted pass another.
     *
     * @param afterName the name of the last namespace of the page before, null for the first page
     * @param most where counting the items of one namespace ends, at least 1
     * @param enough the page ends when it has counted so many items or more, at least 1
     * @param limit at most this many namespaces, at least 1
     */
    public List<KvNamespace> namespaces(
            String siteId, @Nullable String afterName, OffsetDateTime now, int most, int enough, int limit) {
        List<?> rows = entityManager
                .createNativeQuery(KvDialect.of(entityManager).namespaces())
                .setParameter(1, siteId)
                .setParameter(2, afterName == null ? "" : afterName)
                .setParameter(3, now)
                .setParameter(4, most)
                .setParameter(5, enough)
                .setParameter(6, limit)
                .getResultList();
        List<KvNamespace> namespaces = new ArrayList<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            namespaces.add(new KvNamespace((String) columns[0], ((Number) columns[1]).intValue(), (String) columns[2]));
        }
        return namespaces;
    }

    /**
     * Counts the items of a site and the bytes of their keys and values; reads each of them.
     *
     * @param most where counting ends, at least 1: a site may hold millions of items
     * @return the figures of all items, or of {@code most} of them if there are so many or more
     */
    public KvUsage usage(String siteId, OffsetDateTime now, int most) {
        Object[] row = (Object[]) entityManager
                .createNativeQuery(
                        "SELECT COUNT(*), COALESCE(SUM(OCTET_LENGTH(item_key) + OCTET_LENGTH(item_value)), 0)"
                                + " FROM (SELECT item_key, item_value FROM kv_item"
                                + " WHERE site_id = ?1 AND expires_at > ?2 LIMIT ?3) AS counted")
                .setParameter(1, siteId)
                .setParameter(2, now)
                .setParameter(3, most)
                .getSingleResult();
        return new KvUsage(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /**
     * Deletes the items that expired first; called again and again in transactions of their own, it never locks much. On
     * PostgreSQL it passes over items that others are writing, so that it never waits while it holds locks itself.
     *
     * @param limit at most this many, at least 1
     * @return the number of deleted items; less than the limit when no other is left that nobody is writing
     */
    public int deleteExpired(OffsetDateTime now, int limit) {
        return entityManager
                .createNativeQuery(KvDialect.of(entityManager).deleteExpired())
                .setParameter(1, now)
                .setParameter(2, limit)
                .executeUpdate();
    }

    /** The first text behind all that begin with the prefix. */
    private static String behind(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }

    // Detached, because the persistence context does not hear of the statements that change items.
    private Optional<KvItemEntity> copy(@Nullable KvItemEntity item, OffsetDateTime now) {
        if (item == null) {
            return Optional.empty();
        }
        entityManager.detach(item);
        return item.getExpiresAt().isAfter(now) ? Optional.of(item) : Optional.empty();
    }
}
