// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.kv.KvItemEntity;
import ee.functions.jpa.kv.KvRepository;
import ee.functions.runtime.binding.KvItem;
import ee.functions.runtime.binding.TestAndSetOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The stored items; each method is one short transaction of its own. What is handed in is checked already. An item that
 * has expired is no item.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class KvStore {
    @Inject
    KvRepository items;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Returns an item. */
    public Optional<KvItem> get(KvKey key) {
        return Optional.ofNullable(find(key, now()));
    }

    /** Writes an item over whatever is there; its time to live begins anew. */
    public KvItem set(KvKey key, String valueJson) {
        OffsetDateTime now = now();
        OffsetDateTime expires = expires(now);
        items.put(key.siteId(), key.namespace(), key.key(), valueJson, expires, now);
        return new KvItem(key.key(), valueJson, expires.toInstant());
    }

    /** Deletes an item and returns what it was. */
    public Optional<KvItem> delete(KvKey key) {
        return items.delete(key.siteId(), key.namespace(), key.key(), now()).map(KvStore::item);
    }

    /** Changes an item only if it is as expected: one conditional statement, so of many callers at once one succeeds. */
    public TestAndSetOutcome testAndSet(KvKey key, @Nullable String oldValueJson, @Nullable String newValueJson) {
        OffsetDateTime now = now();
        while (true) {
            TestAndSetOutcome changed = change(key, oldValueJson, newValueJson, now);
            if (changed != null) {
                return changed;
            }
            // Another caller may have made the item what was expected since the statement missed it: then it is tried
            // again,
            // for "not met" together with the expected value would be an answer that no moment justifies.
            KvItem existing = find(key, now);
            if (!Objects.equals(existing == null ? null : existing.valueJson(), oldValueJson)) {
                return new TestAndSetOutcome.NotMet(existing);
            }
            if (oldValueJson == null && newValueJson == null) {
                return new TestAndSetOutcome.Deleted(null);
            }
        }
    }

    /** Lists items in the order of their keys. */
    public List<KvItem> list(String siteId, String namespace, @Nullable String afterKey, String prefix, int limit) {
        return items.list(siteId, namespace, afterKey, prefix, now(), limit).stream()
                .map(KvStore::item)
                .toList();
    }

    /** Counts the items of a namespace whose keys begin with the prefix, at most so many. */
    public int count(String siteId, String namespace, String prefix, int most) {
        return items.count(siteId, namespace, prefix, now(), most);
    }

    /**
     * Lists the namespaces of a site that have items, in the order of their names.
     *
     * @param most where counting the items of one namespace ends; it has no count then
     * @param enough the list ends when so many items or more were counted
     */
    public List<KvNamespaceValue> namespaces(
            String siteId, @Nullable String afterName, int most, int enough, int limit) {
        return items.namespaces(siteId, afterName, now(), most, enough, limit).stream()
                .map(namespace -> new KvNamespaceValue(
                        namespace.name(),
                        namespace.items() < most ? OptionalInt.of(namespace.items()) : OptionalInt.empty(),
                        namespace.functionName()))
                .toList();
    }

    /** Deletes some expired items; returns how many, less than the limit when none is left. */
    public int deleteExpired(int limit) {
        return items.deleteExpired(now(), limit);
    }

    /** Returns what the one conditional statement did, null if it changed nothing. */
    private @Nullable TestAndSetOutcome change(
            KvKey key, @Nullable String oldValueJson, @Nullable String newValueJson, OffsetDateTime now) {
        if (newValueJson == null) {
            return oldValueJson != null
                            && items.deleteIfEquals(key.siteId(), key.namespace(), key.key(), oldValueJson, now) == 1
                    ? new TestAndSetOutcome.Deleted(new KvItem(key.key(), oldValueJson, now.toInstant()))
                    : null;
        }
        OffsetDateTime expires = expires(now);
        int written = oldValueJson == null
                ? items.insertIfAbsent(key.siteId(), key.namespace(), key.key(), newValueJson, expires, now)
                : items.updateIfEquals(
                        key.siteId(), key.namespace(), key.key(), oldValueJson, newValueJson, expires, now);
        return written == 1
                ? new TestAndSetOutcome.Written(new KvItem(key.key(), newValueJson, expires.toInstant()))
                : null;
    }

    private @Nullable KvItem find(KvKey key, OffsetDateTime now) {
        return items.find(key.siteId(), key.namespace(), key.key(), now)
                .map(KvStore::item)
                .orElse(null);
    }

    /** In microseconds, the finest that the database stores: both must judge the same about an item that expires now. */
    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private OffsetDateTime expires(OffsetDateTime now) {
        return now.plus(settings.duration(Setting.KV_TIME_TO_LIVE_HOURS));
    }

    private static KvItem item(KvItemEntity entity) {
        return new KvItem(
                entity.getKey(), entity.getValueJson(), entity.getExpiresAt().toInstant());
    }
}
