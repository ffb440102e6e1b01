// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.LinkedList;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.RecompilableScriptFunctionData;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptFunctionData;

/**
 * Says which functions of different realms do the same: those with the same key. Call sites compare keys and hold them, and
 * never a function of one realm. The calls are put into the engine by {@link SharedSiteChanges}. Public for the engine only.
 * Thread-safe.
 */
public final class FunctionKeys {

    /** The key of all functions of the host: what one does is its {@link Target}. */
    static final Object HOSTED = new Object();

    /** The key of all bound functions. */
    static final Object BOUND = new Object();

    /** A field that {@link SharedSiteChanges} adds to functions: what a function of the host does, a {@link Target}. */
    static final String TARGET_FIELD = "hostTarget";

    /** A field that {@link SharedSiteChanges} adds to functions: its key, once it was asked for. */
    static final String KEY_FIELD = "sharedKey";

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final VarHandle TARGET = field(ScriptFunction.class, TARGET_FIELD, Object.class);
    private static final VarHandle KEY = field(ScriptFunction.class, KEY_FIELD, Object.class);
    private static final VarHandle DATA = field(ScriptFunction.class, "data", ScriptFunctionData.class);
    private static final VarHandle CODE = field(ScriptFunctionData.class, "code", LinkedList.class);
    private static final VarHandle INVOKER;
    private static final MethodHandle IS_BOUND;
    private static final MethodHandle HAS_KEY;

    static {
        try {
            Class<?> compiled = Class.forName("org.openjdk.nashorn.internal.runtime.CompiledFunction");
            INVOKER = field(compiled, "invoker", MethodHandle.class);
            IS_BOUND = MethodHandles.privateLookupIn(ScriptFunction.class, LOOKUP)
                    .findVirtual(ScriptFunction.class, "isBoundFunction", MethodType.methodType(boolean.class));
            HAS_KEY = LOOKUP.findStatic(
                    FunctionKeys.class, "hasKey", MethodType.methodType(boolean.class, Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private FunctionKeys() {}

    /** What a function of the host does, whichever realm it is in. */
    @FunctionalInterface
    interface Target {

        @Nullable
        Object call(@Nullable Object self, @Nullable Object[] arguments);
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        return SharedSites.field(LOOKUP, owner, name, type);
    }

    /** Says what a function does, so that call sites need not hold the function itself. */
    static ScriptFunction targeted(ScriptFunction function, Target target) {
        TARGET.set(function, target);
        return function;
    }

    /** What a function of the host does. */
    static Target targetOf(ScriptFunction function) {
        return (Target) TARGET.get(function);
    }

    /** A guard that passes this function, and those of other realms that do the same. */
    public static MethodHandle functionGuard(ScriptFunction function) {
        return guardOf(keyOf(function));
    }

    /** A guard that passes functions with this key. */
    static MethodHandle guardOf(Object key) {
        return MethodHandles.insertArguments(HAS_KEY, 1, key);
    }

    /** What {@link #isApplied} compares: for call and apply. */
    public static Object applied(ScriptFunction function) {
        return keyOf(function);
    }

    /** Completes the guard of {@code f.call()}: the function call must be the built-in one. */
    public static boolean isApplied(boolean sameFunction, Object self, Object key) {
        return sameFunction && hasKey(self, key);
    }

    private static boolean hasKey(Object value, Object key) {
        return value instanceof ScriptFunction function && keyOf(function) == key;
    }

    /** The key of a function. */
    static Object keyOf(ScriptFunction function) {
        Object key = KEY.get(function);
        return key != null ? key : makeKey(function);
    }

    private static Object makeKey(ScriptFunction function) {
        Object key;
        if (TARGET.get(function) != null) {
            key = HOSTED;
        } else if (isBound(function)) {
            key = BOUND;
        } else if (function.getClass() != ScriptFunction.class) {
            // Each built-in constructor has a class of its own.
            key = function.getClass();
        } else {
            ScriptFunctionData data = (ScriptFunctionData) DATA.get(function);
            key = data instanceof RecompilableScriptFunctionData ? data : codeOf(data);
        }
        KEY.set(function, key);
        return key;
    }

    /** The one handle that the engine makes all functions of the same name and place of. */
    private static Object codeOf(ScriptFunctionData data) {
        Object first = ((LinkedList<?>) CODE.get(data)).peekFirst();
        return first == null ? data : INVOKER.get(first);
    }

    private static boolean isBound(ScriptFunction function) {
        try {
            return (boolean) IS_BOUND.invokeExact(function);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
