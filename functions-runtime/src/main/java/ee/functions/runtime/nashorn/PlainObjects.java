// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.guard.Ticks;
import java.util.Set;
import org.openjdk.nashorn.internal.runtime.FindProperty;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.Symbol;
import org.openjdk.nashorn.internal.runtime.UserAccessorProperty;
import org.openjdk.nashorn.internal.runtime.linker.NashornCallSiteDescriptor;
import org.openjdk.nashorn.internal.scripts.JO;

/**
 * Objects of a script's own kind, made by literals, classes and JSON: nothing but the code of accessors runs when their
 * properties are read or written.
 */
final class PlainObjects {

    /** The engine makes a class for each number of fields; those of built-in objects and of scopes are others. */
    private static final ClassValue<Boolean> OF_SCRIPTS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getPackageName().equals(JO.class.getPackageName())
                    && type.getSuperclass() == ScriptObject.class;
        }
    };

    private PlainObjects() {}

    /** Tells whether an object is one, and none of its keys is an index. */
    static boolean isPlain(ScriptObject object) {
        return OF_SCRIPTS.get(object.getClass()) && object.getArray().length() == 0;
    }

    /**
     * Copies what is enumerable of an object to another one (ECMA-262 20.1.2.1), as assignments in strict code do.
     */
    static void copy(ScriptObject to, ScriptObject from) {
        if (!copiesPlainly(to, from, Set.of())) {
            for (String name : from.getOwnKeys(false)) {
                set(to, name, from.get(name));
            }
            for (Symbol symbol : from.getOwnSymbols(false)) {
                set(to, symbol, from.get(symbol));
            }
        }
    }

    /**
     * Copies if no code of the script has to run for it; otherwise does nothing.
     *
     * @param except keys that are left out
     * @return whether everything is copied
     */
    static boolean copiesPlainly(ScriptObject to, ScriptObject from, Set<?> except) {
        if (to == from || !isPlain(from) || !isPlain(to) || !to.isExtensible()) {
            return false;
        }
        Property[] properties = from.getMap().getProperties();
        for (Property property : properties) {
            if (property instanceof UserAccessorProperty
                    || !(property.getKey() instanceof String)
                    || !takesPlainly(to, property.getKey())) {
                return false;
            }
        }
        for (Property property : properties) {
            if (property.isEnumerable() && !except.contains(property.getKey())) {
                set(to, property.getKey(), property.getObjectValue(from, from));
            }
        }
        return true;
    }

    private static boolean takesPlainly(ScriptObject to, Object key) {
        FindProperty found = to.findProperty(key, true);
        return found == null
                || !(found.getProperty() instanceof UserAccessorProperty)
                        && found.getProperty().isWritable();
    }

    private static void set(ScriptObject to, Object key, Object value) {
        Ticks.call();
        to.set(key, value, NashornCallSiteDescriptor.CALLSITE_STRICT);
    }
}
