// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.kv;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import org.eclipse.persistence.sessions.Session;

/**
 * What the databases say in different words: writing an item whether or not there is one, passing over locked ones, and finding
 * the namespaces among the items.
 */
enum KvDialect {
    /** PostgreSQL, which has {@code ON CONFLICT DO UPDATE}: one statement. */
    POSTGRESQL {
        @Override
        void put(EntityManager entityManager, KvWrite write) {
            write.query(entityManager, INSERT + " ON CONFLICT (site_id, namespace, item_key) DO UPDATE" + EXCLUDED)
                    .executeUpdate();
        }

        @Override
        int putIfAbsent(EntityManager entityManager, KvWrite write) {
            return write.query(
                            entityManager,
                            INSERT + " ON CONFLICT (site_id, namespace, item_key) DO UPDATE" + EXCLUDED
                                    + " WHERE kv_item.expires_at <= ?6")
                    .executeUpdate();
        }

        /** Materialized, because a subquery that is run again for each row would lock and delete more than it should. */
        @Override
        String deleteExpired() {
            return "WITH doomed AS MATERIALIZED (" + EXPIRED + " FOR UPDATE SKIP LOCKED) DELETE FROM kv_item"
                    + " WHERE (site_id, namespace, item_key) IN (SELECT site_id, namespace, item_key FROM doomed)";
        }

        /**
         * Skips through the primary key: from one name to the next, whatever lies between them, and counts at each. PostgreSQL has
         * no such scan by itself; to group all items would read them all.
         */
        @Override
        String namespaces() {
            return "WITH RECURSIVE page (place, namespace, items, counted) AS ("
                    + "SELECT 0, CAST(?2 AS varchar) COLLATE \"C\", CAST(0 AS bigint), CAST(0 AS bigint)"
                    + " UNION ALL"
                    + " SELECT page.place + 1, one.namespace, one.items, page.counted + one.items"
                    + " FROM page CROSS JOIN LATERAL (SELECT found.namespace, (SELECT COUNT(*) FROM (SELECT c.item_key"
                    + " FROM kv_item c WHERE c.site_id = ?1 AND c.namespace = found.namespace AND c.expires_at > ?3"
                    + " LIMIT ?4) AS counted) AS items FROM (SELECT i.namespace FROM kv_item i WHERE i.site_id = ?1"
                    + " AND i.namespace > page.namespace AND i.expires_at > ?3 ORDER BY i.namespace LIMIT 1) AS found"
                    + ") AS one WHERE page.place < ?6 AND page.counted < ?5)"
                    + " SELECT page.namespace, page.items, f.name FROM page" + OWNER + " page.namespace"
                    + " WHERE page.place > 0 ORDER BY page.place";
        }
    },
    /**
     * H2, which knows {@code ON CONFLICT DO NOTHING} only. Each statement waits for a transaction that is writing
     * the same key, and none of them fails when it loses: a failed statement would cost the whole transaction.
     */
    H2 {
        @Override
        void put(EntityManager entityManager, KvWrite write) {
            // Both miss only when another caller deleted the item in between; that caller is done, so this one goes on.
            boolean written;
            do {
                written = write.query(entityManager, UPDATE).executeUpdate() == 1
                        || write.query(entityManager, INSERT + " ON CONFLICT DO NOTHING")
                                        .executeUpdate()
                                == 1;
            } while (!written);
        }

        @Override
        int putIfAbsent(EntityManager entityManager, KvWrite write) {
            int replaced =
                    write.query(entityManager, UPDATE + " AND expires_at <= ?6").executeUpdate();
            return replaced == 1
                    ? 1
                    : write.query(entityManager, INSERT + " ON CONFLICT DO NOTHING")
                            .executeUpdate();
        }

        /** The outer condition spares an item that another caller writes anew between the selection and the deletion. */
        @Override
        String deleteExpired() {
            return "DELETE FROM kv_item WHERE expires_at <= ?1 AND (site_id, namespace, item_key) IN (" + EXPIRED + ")";
        }

        /** Groups the items of the site: H2 has neither lateral joins nor parameters in recursion, and is for trying out. */
        @Override
        String namespaces() {
            return "SELECT page.namespace, page.items, f.name FROM ("
                    + "SELECT grouped.namespace, grouped.items,"
                    + " SUM(grouped.items) OVER (ORDER BY grouped.namespace) - grouped.items AS counted"
                    + " FROM (SELECT namespace, LEAST(COUNT(*), CAST(?4 AS bigint)) AS items FROM kv_item"
                    + " WHERE site_id = ?1 AND namespace > ?2 AND expires_at > ?3 GROUP BY namespace) AS grouped) AS page"
                    + OWNER + " page.namespace WHERE page.counted < ?5 ORDER BY page.namespace LIMIT ?6";
        }
    };

    private static final String INSERT =
            "INSERT INTO kv_item (site_id, namespace, item_key, item_value, expires_at, updated_at)"
                    + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    private static final String EXCLUDED = " SET item_value = EXCLUDED.item_value,"
            + " expires_at = EXCLUDED.expires_at, updated_at = EXCLUDED.updated_at";
    private static final String UPDATE = "UPDATE kv_item SET item_value = ?4, expires_at = ?5, updated_at = ?6"
            + " WHERE site_id = ?1 AND namespace = ?2 AND item_key = ?3";

    private static final String EXPIRED =
            "SELECT site_id, namespace, item_key FROM kv_item" + " WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2";

    // The id as text, because not every name is the text of an id; a site has few functions.
    private static final String OWNER =
            " LEFT JOIN function_definition f ON f.site_id = ?1 AND CAST(f.id AS varchar) =";

    /** Writes the item over whatever is there. */
    abstract void put(EntityManager entityManager, KvWrite write);

    /** Writes the item if there is none or an expired one; returns 1 if it did, else 0. */
    abstract int putIfAbsent(EntityManager entityManager, KvWrite write);

    /** Returns the statement that deletes items that have expired at {@code ?1}, at most {@code ?2} of them. */
    abstract String deleteExpired();

    /**
     * Returns the query for the namespaces of the site {@code ?1} with names behind {@code ?2}: name, number of items that are
     * alive at {@code ?3} but at most {@code ?4}, and the name of the function that has this id. It ends with the row at
     * which the numbers together reach {@code ?5}, and with the {@code ?6}th.
     */
    abstract String namespaces();

    static KvDialect of(EntityManager entityManager) {
        return entityManager.unwrap(Session.class).getPlatform().isH2() ? H2 : POSTGRESQL;
    }

    /** What is to be written: the parameters 1 to 6 of the statements. */
    record KvWrite(
            String siteId,
            String namespace,
            String key,
            String valueJson,
            OffsetDateTime expiresAt,
            OffsetDateTime updatedAt) {

        Query query(EntityManager entityManager, String sql) {
            return entityManager
                    .createNativeQuery(sql)
                    .setParameter(1, siteId)
                    .setParameter(2, namespace)
                    .setParameter(3, key)
                    .setParameter(4, valueJson)
                    .setParameter(5, expiresAt)
                    .setParameter(6, updatedAt);
        }
    }
}
