// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store without a database; the key {@code breaks} fails as a database would, {@code lacks} as a
 * class that is not there, {@code refused} as a rule.
 */
public final class InMemoryKv implements KvBinding {

    private static final Instant EXPIRES = Instant.parse("2025-07-07T12:29:20.987Z");

    private final Map<String, Map<String, String>> namespaces = new ConcurrentSkipListMap<>();

    @Override
    public String defaultNamespace() {
        return "the-function";
    }

    @Override
    public synchronized @Nullable KvItem get(String namespace, String key) {
        String value = items(namespace, key).get(key);
        return value == null ? null : new KvItem(key, value, EXPIRES);
    }

    @Override
    public synchronized KvItem set(String namespace, String key, String valueJson) {
        items(namespace, key).put(key, valueJson);
        return new KvItem(key, valueJson, EXPIRES);
    }

    @Override
    public synchronized @Nullable KvItem delete(String namespace, String key) {
        String value = items(namespace, key).remove(key);
        return value == null ? null : new KvItem(key, value, EXPIRES);
    }

    @Override
    public synchronized TestAndSetOutcome testAndSet(
            String namespace, String key, @Nullable String oldValueJson, @Nullable String newValueJson) {
        KvItem existing = get(namespace, key);
        if (!Objects.equals(existing == null ? null : existing.valueJson(), oldValueJson)) {
            return new TestAndSetOutcome.NotMet(existing);
        }
        if (newValueJson != null) {
            return new TestAndSetOutcome.Written(set(namespace, key, newValueJson));
        }
        return new TestAndSetOutcome.Deleted(delete(namespace, key));
    }

    @Override
    public synchronized List<KvItem> list(String namespace, @Nullable String afterKey, String keyPrefix, int limit) {
        return items(namespace, "").entrySet().stream()
                .filter(entry -> afterKey == null || entry.getKey().compareTo(afterKey) > 0)
                .filter(entry -> entry.getKey().startsWith(keyPrefix))
                .limit(limit)
                .map(entry -> new KvItem(entry.getKey(), entry.getValue(), EXPIRES))
                .toList();
    }

    private Map<String, String> items(String namespace, String key) {
        if (key.equals("breaks")) {
            throw new IllegalStateException("connection to jdbc:secret is closed");
        }
        if (key.equals("lacks")) {
            throw new NoClassDefFoundError("jdbc/Secret");
        }
        if (key.equals("refused")) {
            throw new KvRejected("The site may not store this key");
        }
        return namespaces.computeIfAbsent(namespace, name -> new ConcurrentSkipListMap<>());
    }
}
