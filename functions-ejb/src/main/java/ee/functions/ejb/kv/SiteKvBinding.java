// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.KvItem;
import ee.functions.runtime.binding.KvRejected;
import ee.functions.runtime.binding.TestAndSetOutcome;
import ee.functions.runtime.metric.Tally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what a function hands in, before it reaches the store of its site. */
final class SiteKvBinding implements KvBinding {
    private final KvStore store;
    private final KvLimits limits;
    private final Tally<KvAction> operations;
    private final String siteId;
    private final String defaultNamespace;

    SiteKvBinding(KvStore store, KvLimits limits, Tally<KvAction> operations, String siteId, String defaultNamespace) {
        this.store = store;
        this.limits = limits;
        this.operations = operations;
        this.siteId = siteId;
        this.defaultNamespace = defaultNamespace;
    }

    @Override
    public String defaultNamespace() {
        return defaultNamespace;
    }

    @Override
    public @Nullable KvItem get(String namespace, String key) {
        KvKey checked = key(namespace, key);
        operations.add(KvAction.GET);
        return store.get(checked).orElse(null);
    }

    @Override
    public KvItem set(String namespace, String key, String valueJson) {
        KvKey checked = key(namespace, key);
        limits.checkValue(valueJson);
        operations.add(KvAction.SET);
        return store.set(checked, valueJson);
    }

    @Override
    public @Nullable KvItem delete(String namespace, String key) {
        KvKey checked = key(namespace, key);
        operations.add(KvAction.DELETE);
        return store.delete(checked).orElse(null);
    }

    @Override
    public TestAndSetOutcome testAndSet(
            String namespace, String key, @Nullable String oldValueJson, @Nullable String newValueJson) {
        KvKey checked = key(namespace, key);
        if (oldValueJson != null) {
            limits.checkValue(oldValueJson);
        }
        if (newValueJson != null) {
            limits.checkValue(newValueJson);
        }
        operations.add(KvAction.TEST_AND_SET);
        return store.testAndSet(checked, oldValueJson, newValueJson);
    }

    @Override
    public List<KvItem> list(String namespace, @Nullable String afterKey, String keyPrefix, int limit) {
        limits.checkNamespace(namespace);
        limits.checkKeyPrefix(keyPrefix);
        if (afterKey != null) {
            limits.checkKey(afterKey);
        }
        if (limit < 1) {
            throw new KvRejected("At least one item must be asked for.");
        }
        operations.add(KvAction.LIST);
        return store.list(siteId, namespace, afterKey, keyPrefix, limit);
    }

    private KvKey key(String namespace, String key) {
        limits.checkNamespace(namespace);
        limits.checkKey(key);
        return new KvKey(siteId, namespace, key);
    }
}
