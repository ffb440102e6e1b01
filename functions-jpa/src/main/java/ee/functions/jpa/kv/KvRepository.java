// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.kv;

import ee.functions.jpa.kv.KvDialect.KvWrite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stored items of the key-value store. Joins the transaction of its caller and never begins one; under READ COMMITTED
 * every write takes effect at one moment, whatever other callers do to the same key. An item that has expired at
 * {@code now} counts as absent everywhere. What is given out is a copy: changing it changes nothing.
 */
@ApplicationScoped
public class KvRepository {

    private static final Pattern WILDCARD = Pattern.compile("[!%_]");

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
     * @param prefix only keys that begin so; empty for all
     * @param limit at most this many, at least 1
     */
    public List<KvItemEntity> list(
            String siteId, String namespace, @Nullable String afterKey, String prefix, OffsetDateTime now, int limit) {
        List<KvItemEntity> items = entityManager
                .createQuery(
                        "SELECT i FROM KvItemEntity i WHERE i.siteId = :siteId AND i.namespace = :namespace"
                                + " AND i.key > :after AND i.key LIKE :pattern ESCAPE '!' AND i.expiresAt > :now"
                                + " ORDER BY i.key",
                        KvItemEntity.class)
                .setParameter("siteId", siteId)
                .setParameter("namespace", namespace)
                .setParameter("after", afterKey == null ? "" : afterKey)
                .setParameter("pattern", WILDCARD.matcher(prefix).replaceAll("!$0") + "%")
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
        items.forEach(entityManager::detach);
        return items;
    }

    /**
     * Counts the items of a namespace.
     *
     * @param most where counting ends, at least 1: a namespace may hold millions of items
     * @return the number of items, or {@code most} if there are so many or more
     */
    public int count(String siteId, String namespace, OffsetDateTime now, int most) {
        return ((Number) entityManager
                        .createNativeQuery("SELECT COUNT(*) FROM (SELECT item_key FROM kv_item"
                                + " WHERE site_id = ?1 AND namespace = ?2 AND expires_at > ?3 LIMIT ?4) AS counted")
                        .setParameter(1, siteId)
                        .setParameter(2, namespace)
                        .setParameter(3, now)
                        .setParameter(4, most)
                        .getSingleResult())
                .intValue();
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

    // Detached, because the persistence context does not hear of the statements that change items.
    private Optional<KvItemEntity> copy(@Nullable KvItemEntity item, OffsetDateTime now) {
        if (item == null) {
            return Optional.empty();
        }
        entityManager.detach(item);
        return item.getExpiresAt().isAfter(now) ? Optional.of(item) : Optional.empty();
    }
}
