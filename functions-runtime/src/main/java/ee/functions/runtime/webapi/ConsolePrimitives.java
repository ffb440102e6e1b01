// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.binding.LogLevel;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.util.Map;

/** Writes what scripts log; the prelude has made one text of each call. */
final class ConsolePrimitives implements HostPrimitives {

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        return Map.of("log", values -> {
            Arguments arguments = new Arguments(values);
            scope.log().write(LogLevel.valueOf(arguments.text(0)), arguments.text(1));
            return null;
        });
    }
}
