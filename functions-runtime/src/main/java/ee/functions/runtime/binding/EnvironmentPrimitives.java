// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives the environment variables of a version, names and values by turns. */
final class EnvironmentPrimitives implements HostPrimitives {

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of("environment", values -> {
            List<Object> pairs = new ArrayList<>();
            scope.environment().forEach((name, value) -> {
                pairs.add(name);
                pairs.add(value);
            });
            return pairs;
        });
    }
}
