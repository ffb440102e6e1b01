// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.engine.FunctionName;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.openjdk.nashorn.internal.runtime.AccessorProperty;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyHashMap;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;

/**
 * Lets {@code name} and {@code length} of functions be defined anew, as the language has allowed since 2015.
 *
 * <p>The engine declares both permanent, in a few property maps that all functions share. There the length becomes
 * configurable and says what the author's parameters are, and the name goes: the prelude gives it back as an accessor of
 * {@code Function.prototype}, which an own property of a function can cover.
 */
final class FunctionProperties {

    private FunctionProperties() {}

    /** Changes the map that this function and all others of its kind share. */
    static void loosen(ScriptFunction function) {
        PropertyMap map = function.getMap();
        try {
            VarHandle properties = MethodHandles.privateLookupIn(PropertyMap.class, MethodHandles.lookup())
                    .findVarHandle(PropertyMap.class, "properties", PropertyHashMap.class);
            MethodHandle getter = MethodHandles.lookup()
                    .findStatic(FunctionProperties.class, "length", MethodType.methodType(Object.class, Object.class));
            Property length = map.findProperty("length");
            MethodHandle setter = MethodHandles.lookup()
                    .findStatic(
                            FunctionProperties.class,
                            "define",
                            MethodType.methodType(void.class, Object.class, Object.class));
            Property loosened =
                    AccessorProperty.create("length", length.getFlags() & ~Property.NOT_CONFIGURABLE, getter, setter);
            PropertyHashMap changed = (PropertyHashMap) properties.get(map);
            changed = changed.immutableReplace(length, loosened);
            if (map.findProperty("name") != null) {
                changed = changed.immutableRemove("name");
            }
            properties.set(map, changed);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The engine's functions could not be adapted.", e);
        }
    }

    /** Gives a function a length of its own; the function itself needs the arity that it was made with. */
    static void setLength(ScriptFunction function, Object length) {
        Property shown = function.getMap().findProperty("length");
        if (shown != null) {
            function.setMap(function.getMap().deleteProperty(shown));
        }
        function.addOwnProperty("length", Property.NOT_WRITABLE | Property.NOT_ENUMERABLE, length);
    }

    @SuppressWarnings("unused") // called through setter: by a definition, and with undefined before a deletion
    private static void define(Object self, Object value) {
        if (self instanceof ScriptFunction function && value != ScriptRuntime.UNDEFINED) {
            // The engine hands integers over as long, a type that no value of a script has.
            setLength(function, value instanceof Long number ? (Object) number.doubleValue() : value);
        }
    }

    @SuppressWarnings("unused") // called through getter
    private static Object length(Object self) {
        int length = self instanceof ScriptFunction function ? FunctionName.length(function.getName()) : -1;
        return length >= 0 ? length : ScriptFunction.G$length(self);
    }
}
