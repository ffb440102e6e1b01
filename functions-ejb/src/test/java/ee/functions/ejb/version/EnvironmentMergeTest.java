// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnvironmentMergeTest {
    @Test
    void omittedKeepsStringReplacesAndNullDeletes() {
        Map<String, @Nullable String> change = new HashMap<>();
        change.put("REPLACED", "new");
        change.put("DELETED", null);
        change.put("ADDED", "");
        change.put("NEVER_THERE", null);
        assertThat(EnvironmentMerge.merge(Map.of("KEPT", "1", "REPLACED", "old", "DELETED", "3"), change))
                .isEqualTo(Map.of("KEPT", "1", "REPLACED", "new", "ADDED", ""));
    }
}
