// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.kv;

import ee.functions.runtime.binding.KvItem;
import java.time.Instant;

/**
 * One item of a namespace.
 *
 * @param key its key
 * @param valueJson the JSON text of its value, a string or a boolean
 * @param expires from this moment on it is absent
 */
public record KvItemValue(String key, String valueJson, Instant expires) {
    static KvItemValue of(KvItem item) {
        return new KvItemValue(item.key(), item.valueJson(), item.expires());
    }
}
