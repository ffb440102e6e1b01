// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptObject;

/** The groups of a match by their names: an object that inherits nothing. */
final class RegExpGroups extends ScriptObject {

    private static final PropertyMap MAP = PropertyMap.newMap(RegExpGroups.class);

    RegExpGroups() {
        super(MAP);
    }

    @Override
    public String getClassName() {
        return "Object";
    }
}
