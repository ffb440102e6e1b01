// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key-value store of one site; its methods block, and the runtime calls them on the io executor only. */
public interface KvBinding {

    /** The namespace a script gets if it names none. */
    String defaultNamespace();

    /** Gives the item, or null if there is none. */
    @Nullable
    KvItem get(String namespace, String key);

    /** Stores a value, the JSON text of a string or a boolean, and gives the item as stored. */
    KvItem set(String namespace, String key, String valueJson);

    /** Deletes the item and gives it as it was, or null if there was none. */
    @Nullable
    KvItem delete(String namespace, String key);

    /**
     * Changes the item only if its value is the expected one, in one atomic step.
     *
     * @param oldValueJson the expected value; null expects that there is no item
     * @param newValueJson the value to store; null deletes the item
     */
    TestAndSetOutcome testAndSet(
            String namespace, String key, @Nullable String oldValueJson, @Nullable String newValueJson);

    /**
     * Lists items in the order of their keys.
     *
     * @param afterKey only keys greater than this one; null starts at the first
     * @param keyPrefix only keys that start so; empty takes all
     * @param limit how many at most
     */
    List<KvItem> list(String namespace, @Nullable String afterKey, String keyPrefix, int limit);
}
