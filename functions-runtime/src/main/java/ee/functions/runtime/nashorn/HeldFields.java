// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.regexp.RegularExpression;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.arrays.ArrayData;

/** The fields of a class that {@link HeldMemory} follows: the script's own ones, none of what all instances share. */
final class HeldFields {

    private static final String ENGINE = Global.class.getPackageName().replaceFirst("objects$", "");
    private static final String EXPRESSIONS = RegularExpression.class.getPackageName();

    /** Classes of the engine, other than its objects, that hold what a script has made. */
    private static final Set<String> HOLDERS = Set.of(
            ENGINE + "objects.LinkedMap",
            ENGINE + "objects.LinkedMap$Node",
            ENGINE + "objects.LinkedMap$LinkedMapIterator",
            ENGINE + "runtime.ConsString",
            ENGINE + "runtime.PropertyHashMap",
            ENGINE + "runtime.PropertyHashMap$Element",
            ENGINE + "runtime.Symbol",
            ENGINE + "runtime.UserAccessorProperty$Accessors");

    // An exception of Java with the frames of its stack, of which the JVM shows no size.
    private static final int EXCEPTION_BYTES = 1_000;
    // A property's handles, of which the JVM shows no size either.
    private static final int HANDLES_BYTES = 64;
    private static final int HEADER_BYTES = 12;

    private static final ClassValue<HeldFields> LAYOUTS = new ClassValue<>() {
        @Override
        protected HeldFields computeValue(Class<?> type) {
            return new HeldFields(type);
        }
    };

    private final Field[] followed;
    private final long size;

    private HeldFields(Class<?> type) {
        List<Field> references = new ArrayList<>();
        boolean holds = isHolder(type);
        long bytes = HEADER_BYTES;
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    bytes += bytes(field.getType());
                    if (holds && follows(field)) {
                        field.setAccessible(true);
                        references.add(field);
                    }
                }
            }
        }
        if (Throwable.class.isAssignableFrom(type)) {
            bytes = EXCEPTION_BYTES;
        } else if (Property.class.isAssignableFrom(type)) {
            bytes += HANDLES_BYTES;
        }
        this.followed = references.toArray(new Field[0]);
        this.size = (bytes + 7) / 8 * 8;
    }

    static HeldFields of(Class<?> type) {
        return LAYOUTS.get(type);
    }

    void visit(Object object, HeldMemory walk) {
        walk.count(size);
        try {
            for (Field field : followed) {
                walk.refersTo(field.get(object));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The engine has changed: " + object.getClass() + " cannot be measured.", e);
        }
    }

    private static boolean isHolder(Class<?> type) {
        return ScriptObject.class.isAssignableFrom(type)
                || ArrayData.class.isAssignableFrom(type)
                || PropertyMap.class.isAssignableFrom(type)
                || Property.class.isAssignableFrom(type)
                || HOLDERS.contains(type.getName())
                || type.getPackageName().equals(EXPRESSIONS);
    }

    private static boolean follows(Field field) {
        Class<?> type = field.getType();
        Class<?> in = field.getDeclaringClass();
        if (type.isPrimitive()) {
            return false;
        }
        if (in == PropertyMap.class) {
            return field.getName().equals("properties");
        }
        if (Property.class.isAssignableFrom(in)) {
            return field.getName().equals("key");
        }
        return true;
    }

    private static int bytes(Class<?> type) {
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == boolean.class || type == byte.class) {
            return 1;
        }
        return type == short.class || type == char.class ? 2 : 4;
    }
}
