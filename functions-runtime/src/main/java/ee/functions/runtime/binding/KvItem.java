// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import java.time.Instant;

/**
 * One item of a key-value namespace.
 *
 * @param key its key
 * @param valueJson the JSON text of its value, a string or a boolean
 * @param expires when it ceases to exist
 */
public record KvItem(String key, String valueJson, Instant expires) {}
