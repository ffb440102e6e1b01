// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptObject;

/**
 * Makes the arrays that exec gives, fast: their properties are added to a first one the long way, and all others get its
 * map and a row of values. Thread-safe.
 */
final class ResultArrays {

    private static final VarHandle VALUES;
    private static final VarHandle NUMBERS;
    private static final String[] PROPERTIES = {"index", "input", "groups", "indices"};

    private static volatile @Nullable Maps maps;

    /** The maps of an array before, without and with indices. */
    private record Maps(PropertyMap bare, PropertyMap plain, PropertyMap withIndices) {}

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(ScriptObject.class, MethodHandles.lookup());
            VALUES = lookup.findVarHandle(ScriptObject.class, "objectSpill", Object[].class);
            NUMBERS = lookup.findVarHandle(ScriptObject.class, "primitiveSpill", long[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private ResultArrays() {}

    /** Makes an array of groups with its further properties; indices only if there are to be some. */
    static ScriptObject make(
            @Nullable Object[] groups, int index, String input, Object named, @Nullable ScriptObject indices) {
        ScriptObject array = Global.allocate(groups);
        Maps known = maps;
        if (known == null) {
            known = learn();
            maps = known;
        }
        if (array.getMap() == known.bare) {
            array.setMap(indices == null ? known.plain : known.withIndices);
            VALUES.set(array, new Object[] {index, input, named, indices, null, null, null, null});
            NUMBERS.set(array, new long[ScriptObject.SPILL_RATE]);
        } else {
            @Nullable Object[] values = {index, input, named, indices};
            for (int i = 0; i < (indices == null ? 3 : 4); i++) {
                array.addOwnProperty(PROPERTIES[i], 0, values[i]);
            }
        }
        return array;
    }

    private static Maps learn() {
        ScriptObject array = Global.allocate(new Object[0]);
        PropertyMap bare = array.getMap();
        PropertyMap plain = bare;
        for (int i = 0; i < PROPERTIES.length; i++) {
            plain = i == 3 ? array.getMap() : plain;
            // An object as its value, so that the engine does not keep a place for a number.
            array.addOwnProperty(PROPERTIES[i], 0, PROPERTIES[i]);
        }
        return new Maps(bare, plain, array.getMap());
    }
}
