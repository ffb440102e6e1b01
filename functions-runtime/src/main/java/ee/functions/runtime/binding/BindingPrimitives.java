// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.binding;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.util.LinkedHashMap;
import java.util.Map;

/** The host functions behind the bindings. */
public final class BindingPrimitives implements HostPrimitives {

    private final EnvironmentPrimitives environment = new EnvironmentPrimitives();
    private final CompatibilityPrimitives compatibility = new CompatibilityPrimitives();
    private final ContextPrimitives context = new ContextPrimitives();
    private final KvPrimitives kv = new KvPrimitives();

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        Map<String, HostFunction> functions = new LinkedHashMap<>();
        functions.putAll(environment.functions(scope));
        functions.putAll(compatibility.functions(scope));
        functions.putAll(context.functions(scope));
        functions.putAll(kv.functions(scope));
        return functions;
    }
}
