// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A namespace that has items.
 *
 * @param name its name
 * @param count how many items it has, empty if there are more than {@link KvService#MAXIMUM_COUNT}
 * @param functionName the name of the function whose own namespace it is, by whose id it is called; null if it is no function's,
 *     or if the caller may not read functions
 */
public record KvNamespaceValue(
        String name, OptionalInt count, @Nullable String functionName) {}
