// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import ee.functions.runtime.compat.CompatibilityFlag;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.util.Map;

/** Tells the prelude which compatibility flags are on for the version; it asks when the first of them matters. */
final class CompatibilityPrimitives implements HostPrimitives {

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of("compatibilityFlags", values -> CompatibilityFlag.namesOn(scope.compatibilityDate()));
    }
}
