// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.util.Set;
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

    /** Removes the name of {@code Function.prototype}, so that the prelude can put an accessor there. */
    static void removeFunctionName(Global global) {
        ScriptObject functionPrototype = ((ScriptObject) global.get("Object")).getProto();
        PropertyMap map = functionPrototype.getMap();
        Property name = map.findProperty("name");
        if (name != null) {
            functionPrototype.setMap(map.deleteProperty(name));
        }
    }
}
