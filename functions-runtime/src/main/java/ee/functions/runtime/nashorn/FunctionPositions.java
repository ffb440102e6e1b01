// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.parser.Token;
import org.openjdk.nashorn.internal.runtime.RecompilableScriptFunctionData;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptFunctionData;

/** Tells where in its script a function stands, which the engine knows but does not say. */
final class FunctionPositions {

    private static final VarHandle DATA;
    private static final VarHandle TOKEN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            DATA = MethodHandles.privateLookupIn(ScriptFunction.class, lookup)
                    .findVarHandle(ScriptFunction.class, "data", ScriptFunctionData.class);
            TOKEN = MethodHandles.privateLookupIn(RecompilableScriptFunctionData.class, lookup)
                    .findVarHandle(RecompilableScriptFunctionData.class, "token", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private FunctionPositions() {}

    /** The offset of a function of a script; -1 for any other value. */
    static int of(@Nullable Object value) {
        return value instanceof ScriptFunction function
                        && DATA.get(function) instanceof RecompilableScriptFunctionData data
                ? Token.descPosition((long) TOKEN.get(data))
                : -1;
    }
}
