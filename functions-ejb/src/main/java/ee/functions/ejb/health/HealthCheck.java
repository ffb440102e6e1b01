// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one check has found. Everybody may read it: it holds no secret and no address.
 *
 * @param name names the check; never changes
 * @param isUp whether all is well
 * @param data more about it, by name: texts, whole numbers and truth values, in a fixed order
 */
public record HealthCheck(String name, boolean isUp, Map<String, Object> data) {
    /** Copies the data and keeps their order. */
    public HealthCheck {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
}
