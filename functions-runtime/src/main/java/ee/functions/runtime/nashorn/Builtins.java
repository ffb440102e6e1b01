// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;

/** Makes built-in functions of the language that take and give the script's own values. */
final class Builtins {

    private static final MethodHandle CALL_0 = handle(None.class, 1);
    private static final MethodHandle CALL_1 = handle(One.class, 2);
    private static final MethodHandle CALL_2 = handle(Two.class, 3);

    private Builtins() {}

    /** A function without parameters. */
    @FunctionalInterface
    interface None {
        @Nullable
        Object call(@Nullable Object self);
    }

    /** A function of one parameter, which is undefined if the caller leaves it out. */
    @FunctionalInterface
    interface One {
        @Nullable
        Object call(@Nullable Object self, @Nullable Object argument);
    }

    /** A function of two parameters, which are undefined if the caller leaves them out. */
    @FunctionalInterface
    interface Two {
        @Nullable
        Object call(@Nullable Object self, @Nullable Object first, @Nullable Object second);
    }

    private static MethodHandle handle(Class<?> type, int parameters) {
        try {
            return MethodHandles.lookup().findVirtual(type, "call", MethodType.genericMethodType(parameters));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static ScriptFunction none(String name, None target) {
        return FunctionKeys.targeted(
                ScriptFunction.createStrictBuiltin(name, CALL_0.bindTo(target)),
                (self, arguments) -> target.call(self));
    }

    static ScriptFunction one(String name, One target) {
        return FunctionKeys.targeted(
                ScriptFunction.createStrictBuiltin(name, CALL_1.bindTo(target)),
                (self, arguments) -> target.call(self, argument(arguments, 0)));
    }

    static ScriptFunction two(String name, Two target) {
        return FunctionKeys.targeted(
                ScriptFunction.createStrictBuiltin(name, CALL_2.bindTo(target)),
                (self, arguments) -> target.call(self, argument(arguments, 0), argument(arguments, 1)));
    }

    private static @Nullable Object argument(@Nullable Object[] arguments, int index) {
        return index < arguments.length ? arguments[index] : ScriptRuntime.UNDEFINED;
    }

    /** Puts a function where built-ins have it, also over another one. */
    static ScriptFunction define(ScriptObject object, Object key, ScriptFunction function) {
        Property before = object.getMap().findProperty(key);
        if (before != null) {
            object.setMap(object.getMap().deleteProperty(before));
        }
        object.addOwnProperty(key, Property.NOT_ENUMERABLE, function);
        return function;
    }

    /** Defines an accessor without a setter. */
    static void defineGetter(ScriptObject object, Object key, ScriptFunction get) {
        object.addOwnProperty(key, Property.NOT_ENUMERABLE, get, null);
    }
}
