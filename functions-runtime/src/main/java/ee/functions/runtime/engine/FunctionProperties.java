// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyHashMap;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;

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
}
