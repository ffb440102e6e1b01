// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.regexp.RegularExpression;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.AccessorProperty;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.linker.NashornCallSiteDescriptor;

/** A RegExp of the script: every one in a realm is one of these, the engine's own cannot be reached. */
final class RegExpObject extends ScriptObject {

    /** The properties that each has from the start. */
    static final PropertyMap MAP;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MAP = PropertyMap.newMap(List.<Property>of(AccessorProperty.create(
                    "lastIndex",
                    Property.NOT_ENUMERABLE | Property.NOT_CONFIGURABLE,
                    lookup.findVirtual(RegExpObject.class, "getLastIndex", MethodType.methodType(Object.class)),
                    lookup.findVirtual(
                            RegExpObject.class, "putLastIndex", MethodType.methodType(void.class, Object.class)))));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private RegularExpression expression;
    private int lastIndex;
    // What the script has put there, if it is not an int: may be anything, also null.
    private @Nullable Object odd;
    private boolean isOdd;

    RegExpObject(RegularExpression expression, ScriptObject prototype) {
        super(prototype, MAP);
        this.expression = expression;
    }

    @Override
    public String getClassName() {
        return "RegExp";
    }

    RegularExpression expression() {
        return expression;
    }

    void expression(RegularExpression other) {
        this.expression = other;
    }

    @SuppressWarnings("unused") // called through MAP
    @Nullable
    Object getLastIndex() {
        return isOdd ? odd : lastIndex;
    }

    @SuppressWarnings("unused") // called through MAP
    void putLastIndex(@Nullable Object value) {
        isOdd = !(value instanceof Integer);
        if (value instanceof Integer number) {
            lastIndex = number;
            odd = null;
        } else {
            odd = value;
        }
    }

    /** ToLength of lastIndex; may call into the script. */
    double lastIndexAsLength() {
        return isOdd ? length(JSType.toNumber(odd)) : Math.max(lastIndex, 0);
    }

    /** Sets lastIndex as the language does: throws a TypeError if the script has made it read-only. */
    void changeLastIndex(int value) {
        if (getMap() == MAP) {
            isOdd = false;
            odd = null;
            lastIndex = value;
        } else {
            set("lastIndex", value, NashornCallSiteDescriptor.CALLSITE_STRICT);
        }
    }

    /** ToLength of ECMA-262 7.1.20. */
    static double length(double number) {
        return number > 0 ? Math.min(Math.floor(number), 9007199254740991.0) : 0;
    }
}
