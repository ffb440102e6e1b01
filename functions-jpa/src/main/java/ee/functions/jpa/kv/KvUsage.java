// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.kv;

/**
 * What a site keeps in the key-value store.
 *
 * @param items how many items
 * @param bytes how long their keys and values are together, in UTF-8
 */
public record KvUsage(long items, long bytes) {}
