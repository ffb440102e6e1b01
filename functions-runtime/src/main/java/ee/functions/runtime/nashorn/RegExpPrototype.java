// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.AccessorProperty;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptFunction;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.UserAccessorProperty;

/**
 * The prototype of RegExp, which can tell fast whether a script has changed it: the methods that other methods call live
 * in an array, and definitions of properties are noticed.
 */
final class RegExpPrototype extends ScriptObject {

    static final int CONSTRUCTOR = 0;
    static final int EXEC = 1;
    static final int MATCH = 2;
    static final int REPLACE = 3;
    static final int SPLIT = 4;
    private static final List<Object> KEYS =
            List.of("constructor", "exec", RegExpIntrinsics.MATCH, RegExpIntrinsics.REPLACE, RegExpIntrinsics.SPLIT);
    private static final PropertyMap MAP;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle get =
                    lookup.findVirtual(RegExpPrototype.class, "value", MethodType.methodType(Object.class, int.class));
            MethodHandle set = lookup.findVirtual(
                    RegExpPrototype.class, "value", MethodType.methodType(void.class, int.class, Object.class));
            List<Property> properties = new ArrayList<>();
            for (int i = 0; i < KEYS.size(); i++) {
                properties.add(AccessorProperty.create(
                        KEYS.get(i),
                        Property.NOT_ENUMERABLE,
                        MethodHandles.insertArguments(get, 1, i),
                        MethodHandles.insertArguments(set, 1, i)));
            }
            MAP = PropertyMap.newMap(properties);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable Object[] values = new Object[KEYS.size()];
    private @Nullable Object[] builtin = values;
    private Property[] accessors = new Property[0];
    private @Nullable ScriptFunction[] getters = new ScriptFunction[0];
    private @Nullable PropertyMap knownMap;
    private boolean defined;

    RegExpPrototype(ScriptObject proto) {
        super(proto, MAP);
    }

    @Nullable
    Object value(int index) {
        return values[index];
    }

    void value(int index, @Nullable Object value) {
        values[index] = value;
    }

    @Override
    public boolean defineOwnProperty(Object key, Object descriptor, boolean reject) {
        defined = true;
        return super.defineOwnProperty(key, descriptor, reject);
    }

    /** Takes what is there now for the original: these accessors, and the methods in the array. */
    void remember(List<String> names) {
        accessors = new Property[names.size()];
        getters = new ScriptFunction[names.size()];
        for (int i = 0; i < accessors.length; i++) {
            accessors[i] = getMap().findProperty(names.get(i));
            getters[i] = accessors[i].getGetterFunction(this);
        }
        builtin = values.clone();
        knownMap = getMap();
    }

    /** Tells whether a method of the array is the original. */
    boolean hasOwn(int index) {
        return values[index] == builtin[index] && isAsRemembered();
    }

    /** Tells whether the accessors are the original ones, and the array still counts. */
    boolean isAsRemembered() {
        return (!defined && getMap() == knownMap) || check();
    }

    private boolean check() {
        PropertyMap map = getMap();
        for (Object key : KEYS) {
            Property property = map.findProperty(key);
            if (property == null || property instanceof UserAccessorProperty) {
                return false;
            }
        }
        for (int i = 0; i < accessors.length; i++) {
            Property accessor = map.findProperty(accessors[i].getKey());
            if (accessor == null || accessor.getGetterFunction(this) != getters[i]) {
                return false;
            }
        }
        defined = false;
        knownMap = map;
        return true;
    }
}
