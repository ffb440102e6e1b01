// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.openjdk.nashorn.internal.runtime.Context.MultiGlobalCompiledScript;

/** A compiled script; realms that evaluate it share its code. */
public final class NashornScript {

    private final MultiGlobalCompiledScript compiled;

    NashornScript(MultiGlobalCompiledScript compiled) {
        this.compiled = compiled;
    }

    MultiGlobalCompiledScript compiled() {
        return compiled;
    }
}
