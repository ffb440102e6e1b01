// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.openjdk.nashorn.internal.runtime.ScriptObject;
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
}
