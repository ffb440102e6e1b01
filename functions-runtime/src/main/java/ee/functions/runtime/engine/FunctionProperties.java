// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyHashMap;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.RecompilableScriptFunctionData;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptFunctionData;

/**
 * Lets {@code name} and {@code length} of functions be defined anew, as the language has allowed since 2015.
 *
 * <p>The engine declares both permanent, in a few property maps that all functions share. There the length becomes
 * configurable, and the name goes: the prelude gives it back as an accessor of {@code Function.prototype}, which an own
 * property of a function can cover.
 */
final class FunctionProperties {

    private FunctionProperties() {}

    /** Changes the map that this function and all others of its kind share. */
    static void loosen(ScriptFunction function) {
        PropertyMap map = function.getMap();
        try {
            VarHandle flags = MethodHandles.privateLookupIn(Property.class, MethodHandles.lookup())
                    .findVarHandle(Property.class, "flags", int.class);
            Property length = map.findProperty("length");
            flags.set(length, length.getFlags() & ~Property.NOT_CONFIGURABLE);
            if (map.findProperty("name") != null) {
                VarHandle properties = MethodHandles.privateLookupIn(PropertyMap.class, MethodHandles.lookup())
                        .findVarHandle(PropertyMap.class, "properties", PropertyHashMap.class);
                properties.set(map, ((PropertyHashMap) properties.get(map)).immutableRemove("name"));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The engine's functions could not be adapted.", e);
        }
    }

    /** Lets each function of a script say the length that its name stands for. */
    static void adoptLengths(ScriptFunction program) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            VarHandle data = MethodHandles.privateLookupIn(ScriptFunction.class, lookup)
                    .findVarHandle(ScriptFunction.class, "data", ScriptFunctionData.class);
            VarHandle arity = MethodHandles.privateLookupIn(ScriptFunctionData.class, lookup)
                    .findVarHandle(ScriptFunctionData.class, "arity", int.class);
            VarHandle nested = MethodHandles.privateLookupIn(RecompilableScriptFunctionData.class, lookup)
                    .findVarHandle(RecompilableScriptFunctionData.class, "nestedFunctions", Map.class);
            VarHandle name = MethodHandles.privateLookupIn(ScriptFunctionData.class, lookup)
                    .findVarHandle(ScriptFunctionData.class, "name", String.class);
            adoptLengths((RecompilableScriptFunctionData) data.get(program), name, arity, nested);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The engine's functions could not be adapted.", e);
        }
    }

    private static void adoptLengths(
            RecompilableScriptFunctionData function, VarHandle name, VarHandle arity, VarHandle nested) {
        int length = FunctionName.length((String) name.get((ScriptFunctionData) function));
        if (length >= 0) {
            arity.set((ScriptFunctionData) function, length);
        }
        for (Object inner : ((Map<?, ?>) nested.get(function)).values()) {
            adoptLengths((RecompilableScriptFunctionData) inner, name, arity, nested);
        }
    }
}
