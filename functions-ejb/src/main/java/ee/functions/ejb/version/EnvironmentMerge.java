// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the environment of a version from that of another one. */
final class EnvironmentMerge {
    private EnvironmentMerge() {}

    /**
     * Returns the merged environment, sorted by name.
     *
     * @param base the environment of the base version
     * @param change a string sets a variable, null removes it; names left out stay as they are
     */
    static Map<String, String> merge(Map<String, String> base, Map<String, @Nullable String> change) {
        Map<String, String> merged = new TreeMap<>(base);
        change.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }
}
