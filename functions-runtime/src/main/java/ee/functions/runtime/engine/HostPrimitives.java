// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.util.Map;

/** A group of host functions that a part of the runtime contributes to every instance. */
public interface HostPrimitives {

    /**
     * Gives the functions for one instance; called once when it starts.
     *
     * @param scope what the functions may know of the instance
     * @return functions by the name under which the prelude finds them on {@code host}
     */
    Map<String, HostFunction> functions(InstanceScope scope);
}
