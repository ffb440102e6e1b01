// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.KvItem;
import ee.functions.runtime.binding.TestAndSetOutcome;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key-value store of an invocation whose caller may see how long it worked. */
record TimedKv(KvBinding store, InvocationTiming timing) implements KvBinding {
    @Override
    public String defaultNamespace() {
        return store.defaultNamespace();
    }

    @Override
    public @Nullable KvItem get(String namespace, String key) {
        return timed(() -> store.get(namespace, key));
    }

    @Override
    @SuppressWarnings("NullAway") // what the store gives here is never null
    public KvItem set(String namespace, String key, String valueJson) {
        return timed(() -> store.set(namespace, key, valueJson));
    }

    @Override
    public @Nullable KvItem delete(String namespace, String key) {
        return timed(() -> store.delete(namespace, key));
    }

    @Override
    @SuppressWarnings("NullAway") // what the store gives here is never null
    public TestAndSetOutcome testAndSet(
            String namespace, String key, @Nullable String oldValueJson, @Nullable String newValueJson) {
        return timed(() -> store.testAndSet(namespace, key, oldValueJson, newValueJson));
    }

    @Override
    @SuppressWarnings("NullAway") // what the store gives here is never null
    public List<KvItem> list(String namespace, @Nullable String afterKey, String keyPrefix, int limit) {
        return timed(() -> store.list(namespace, afterKey, keyPrefix, limit));
    }

    private <T extends @Nullable Object> T timed(Supplier<T> operation) {
        long begun = System.nanoTime();
        try {
            return operation.get();
        } finally {
            timing.addKv(System.nanoTime() - begun);
        }
    }
}
