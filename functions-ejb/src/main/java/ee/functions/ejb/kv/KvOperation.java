// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import org.jspecify.annotations.Nullable;

/** One operation of a batch. Values are JSON texts as {@link KvValueText} writes them. */
public sealed interface KvOperation {
    /** Returns the key that the operation is about. */
    String key();

    /** Reads an item. */
    record Get(String key) implements KvOperation {}

    /**
     * Writes an item over whatever is there.
     *
     * @param valueJson the value; null deletes the item, as it does in the SDK's {@code set}
     */
    record Set(String key, @Nullable String valueJson) implements KvOperation {}

    /** Deletes an item. */
    record Delete(String key) implements KvOperation {}

    /**
     * Changes an item only if it is as expected.
     *
     * @param oldValueJson the expected value; null expects that there is no item
     * @param newValueJson the value to write; null deletes the item
     */
    record TestAndSet(
            String key,
            @Nullable String oldValueJson,
            @Nullable String newValueJson) implements KvOperation {}
}
