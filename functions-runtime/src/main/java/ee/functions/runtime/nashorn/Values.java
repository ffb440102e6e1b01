// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;

/** Conversions of the language; they may call into the script. */
final class Values {

    private Values() {}

    static boolean isNothing(@Nullable Object value) {
        return value == null || value == ScriptRuntime.UNDEFINED;
    }

    static String text(@Nullable Object value) {
        return value instanceof String text ? text : JSType.toString(value);
    }

    static String textOrEmpty(@Nullable Object value) {
        return value == ScriptRuntime.UNDEFINED ? "" : text(value);
    }

    static boolean truth(@Nullable Object value) {
        return JSType.toBoolean(value);
    }

    static double length(@Nullable Object value) {
        return value instanceof Integer number ? Math.max(number, 0) : RegExpObject.length(JSType.toNumber(value));
    }

    /** A limit as split knows it. */
    static long limit(@Nullable Object value) {
        return value == ScriptRuntime.UNDEFINED ? 0xffffffffL : JSType.toUint32(value);
    }

    /** Reads a method (ECMA-262 7.3.11); null if there is none. */
    static @Nullable ScriptFunction method(RegExpIntrinsics realm, ScriptObject object, Object key) {
        Object method = object.get(key);
        if (isNothing(method)) {
            return null;
        }
        if (method instanceof ScriptFunction function) {
            return function;
        }
        throw realm.typeError("The method " + key + " is not a function");
    }

    /** Calls a function. */
    static @Nullable Object call(ScriptFunction function, @Nullable Object self, @Nullable Object... arguments) {
        return ScriptRuntime.apply(function, self, arguments);
    }
}
