// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;

/**
 * The accessors {@code arguments} and {@code caller} of strict and bound functions, once for a realm. The engine makes three objects
 * for them with each function, as much memory as the function itself; an instance has some thousand functions.
 *
 * <p>They can be neither defined anew nor deleted. Any other property that a function gets has a place behind them, and for that
 * the engine copies what is too short. Public for the engine only; a realm has one thread at a time.
 */
public final class StrictAccessors {

    private static final int COUNT = 2;
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final VarHandle VALUES =
            SharedSites.field(LOOKUP, ScriptObject.class, "objectSpill", Object[].class);
    private static final MethodHandle OWN;

    static {
        try {
            OWN = MethodHandles.privateLookupIn(ScriptObject.class, LOOKUP)
                    .findVirtual(
                            ScriptObject.class,
                            "initUserAccessors",
                            MethodType.methodType(void.class, String.class, ScriptFunction.class, ScriptFunction.class))
                    .asType(MethodType.methodType(
                            void.class,
                            ScriptFunction.class,
                            String.class,
                            ScriptFunction.class,
                            ScriptFunction.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private StrictAccessors() {}

    /**
     * Gives a new function one of the two accessors.
     *
     * @param thrower the function that both of them call, one for a realm, which itself has and gets no properties of this kind
     */
    public static void give(
            ScriptFunction function, String name, @Nullable ScriptFunction thrower, @Nullable ScriptFunction setter) {
        Object[] shared = thrower == null ? null : (Object[]) VALUES.get(thrower);
        if (shared != null) {
            VALUES.set(function, shared);
            return;
        }
        try {
            OWN.invokeExact(function, name, thrower, setter);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        Object[] own = (Object[]) VALUES.get(function);
        if (thrower != null && own[0] != null && own[1] != null) {
            VALUES.set(thrower, Arrays.copyOf(own, COUNT));
        }
    }
}
