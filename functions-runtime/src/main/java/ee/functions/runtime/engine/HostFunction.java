// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import org.jspecify.annotations.Nullable;

/** A Java function the prelude may call; user code never sees it. */
@FunctionalInterface
public interface HostFunction {

    /**
     * Answers one call, on the instance's thread; it must not block.
     *
     * @param arguments String, Double or Integer, Boolean, byte array (from an ArrayBuffer or a view of one; a copy), a
     *     {@link HostCallback} (from a function of the prelude), or null (also for undefined)
     * @return String, number, Boolean, byte array (becomes an ArrayBuffer without a copy), a List of these (becomes an
     *     Array), or null
     * @throws HostError to make the call throw a JavaScript error
     */
    @Nullable
    Object call(@Nullable Object[] arguments) throws HostError;
}
