// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.kv;

import org.jspecify.annotations.Nullable;

/**
 * A namespace of a site that has items.
 *
 * @param name its name
 * @param items how many items it has, or where counting ended if there are so many or more
 * @param functionName the name of the function of the site whose id is the name, null if there is none
 */
public record KvNamespace(String name, int items, @Nullable String functionName) {}
