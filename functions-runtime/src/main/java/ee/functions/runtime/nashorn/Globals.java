// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptObject;

/** Which of the engine's own globals scripts may have: those of the language, and no other. */
final class Globals {

    private static final Set<String> OF_THE_LANGUAGE = Set.of(
            "Array",
            "ArrayBuffer",
            "Boolean",
            "DataView",
            "Date",
            "Error",
            "EvalError",
            "Float32Array",
            "Float64Array",
            "Function",
            "Infinity",
            "Int16Array",
            "Int32Array",
            "Int8Array",
            "JSON",
            "Map",
            "Math",
            "NaN",
            "Number",
            "Object",
            "RangeError",
            "ReferenceError",
            "RegExp",
            "Set",
            "String",
            "Symbol",
            "SyntaxError",
            "TypeError",
            "URIError",
            "Uint16Array",
            "Uint32Array",
            "Uint8Array",
            "Uint8ClampedArray",
            "WeakMap",
            "WeakSet",
            "decodeURI",
            "decodeURIComponent",
            "encodeURI",
            "encodeURIComponent",
            "escape",
            "isFinite",
            "isNaN",
            "parseFloat",
            "parseInt",
            "undefined",
            "unescape");

    /** The one shape that it has before its members come, by its other properties. */
    private static final Map<List<Property>, PropertyMap> FUNCTION_PROTOTYPES = new ConcurrentHashMap<>();

    private Globals() {}

    /** Removes all others, even those that the engine has declared permanent. */
    static void removeOthers(Global global) {
        PropertyMap map = global.getMap();
        for (Property property : map.getProperties()) {
            if (!(property.getKey() instanceof String name && OF_THE_LANGUAGE.contains(name))) {
                map = map.deleteProperty(property);
            }
        }
        global.setMap(map);
    }

    /**
     * Makes the members of {@code Function.prototype} its own: the engine binds them to another object, and thereby gives
     * the prototype of each realm another shape.
     */
    static void ownFunctionMembers(Global global) {
        ScriptObject functionPrototype = functionPrototype(global);
        List<Property> own = new ArrayList<>();
        Map<Object, Object> members = new LinkedHashMap<>();
        for (Property property : functionPrototype.getMap().getProperties()) {
            if (property.isBound()) {
                members.put(property.getKey(), functionPrototype.get(property.getKey()));
            } else {
                own.add(property);
            }
        }
        functionPrototype.setMap(FUNCTION_PROTOTYPES.computeIfAbsent(own, PropertyMap::newMap));
        members.forEach((key, value) -> functionPrototype.addOwnProperty(key, Property.NOT_ENUMERABLE, value));
    }

    private static ScriptObject functionPrototype(Global global) {
        return ((ScriptObject) global.get("Object")).getProto();
    }

    /** Removes the name of {@code Function.prototype}, so that the prelude can put an accessor there. */
    static void removeFunctionName(Global global) {
        ScriptObject functionPrototype = functionPrototype(global);
        PropertyMap map = functionPrototype.getMap();
        Property name = map.findProperty("name");
        if (name != null) {
            functionPrototype.setMap(map.deleteProperty(name));
        }
    }
}
