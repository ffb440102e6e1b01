// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import jakarta.inject.Inject;
import java.lang.reflect.Field;

/** Does what the container does at injection points: gives each field the one value that fits its type. */
public final class Beans {
    private Beans() {}

    /** Injects the values into the bean and returns it; fields for which no value fits stay empty. */
    public static <T> T wire(T bean, Object... values) {
        for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    set(bean, field, values);
                }
            }
        }
        return bean;
    }

    private static void set(Object bean, Field field, Object... values) {
        for (Object value : values) {
            if (field.getType().isInstance(value)) {
                try {
                    field.setAccessible(true);
                    field.set(bean, value);
                } catch (IllegalAccessException impossible) {
                    throw new AssertionError(impossible);
                }
                return;
            }
        }
    }
}
