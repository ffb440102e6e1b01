// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.guard.NativeSizes;
import ee.functions.runtime.guard.Ticks;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.JSType;
import org.openjdk.nashorn.internal.runtime.Property;
import org.openjdk.nashorn.internal.runtime.PropertyMap;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;
import org.openjdk.nashorn.internal.runtime.UserAccessorProperty;
import org.openjdk.nashorn.internal.runtime.arrays.ArrayData;
import org.openjdk.nashorn.internal.runtime.arrays.ContinuousArrayData;

/**
 * Writes the JSON of plain data as {@code JSON.stringify} does without a replacer (ECMA-262 25.5.2): objects of a script's own
 * kind, arrays without holes, texts, numbers, booleans and null, for which no code of the script has to run. It takes a
 * fraction of the engine's time, which asks for each member anew what it is. Whatever is not plain is the engine's.
 *
 * <p>A long or deep walk asks whether the invocation is over; the text may not be larger than an instance may hold.
 */
final class PlainJson {

    /** Deeper ones are the engine's, which finds out whether they are cycles. */
    private static final int DEEPEST = 100;

    private static final int SHAPES = 16;

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder json = new StringBuilder();
    /** The shapes met last and their properties; rows of the same data have the same shape. */
    private final @Nullable PropertyMap[] shapes = new @Nullable PropertyMap[SHAPES];

    private final @Nullable ScriptObject[] prototypes = new @Nullable ScriptObject[SHAPES];
    private final @Nullable Property[][] properties = new @Nullable Property[SHAPES][];
    private int members;

    private PlainJson() {}

    /** Returns the JSON of an object or an array; null if it, or anything in it, is not plain. */
    static @Nullable String of(@Nullable Object value) {
        if (!(value instanceof ScriptObject object)) {
            return null;
        }
        PlainJson plain = new PlainJson();
        return plain.object(object, 0) ? plain.json.toString() : null;
    }

    private boolean value(@Nullable Object value, int depth) {
        Ticks.turn(++members);
        if (value instanceof CharSequence text) {
            quote(text.toString());
        } else if (value instanceof Integer || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof Double number) {
            json.append(Double.isFinite(number) ? JSType.toString(number.doubleValue()) : "null");
        } else if (value == null) {
            json.append("null");
        } else {
            return value instanceof ScriptObject object && object(object, depth);
        }
        return true;
    }

    private boolean object(ScriptObject object, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        if (object.isArray()) {
            return object.getArray() instanceof ContinuousArrayData elements
                    && object.findProperty("toJSON", true) == null
                    && array(elements, depth);
        }
        return PlainObjects.isPlain(object) && own(object, depth);
    }

    private boolean array(ArrayData elements, int depth) {
        json.append('[');
        int length = (int) elements.length();
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                json.append(',');
            }
            if (!elements.has(i)) {
                return false;
            }
            Object element = elements.getObject(i);
            if (element == ScriptRuntime.UNDEFINED) {
                json.append("null");
            } else if (!value(element, depth + 1)) {
                return false;
            }
        }
        json.append(']');
        return true;
    }

    private boolean own(ScriptObject object, int depth) {
        Property[] all = propertiesOf(object);
        if (all == null) {
            return false;
        }
        json.append('{');
        boolean first = true;
        for (Property property : all) {
            if (!(property.getKey() instanceof String name) || !property.isEnumerable()) {
                continue;
            }
            if (property instanceof UserAccessorProperty) {
                return false;
            }
            Object value = property.getObjectValue(object, object);
            if (value == ScriptRuntime.UNDEFINED) {
                continue;
            }
            if (!first) {
                json.append(',');
            }
            first = false;
            quote(name);
            json.append(':');
            if (!value(value, depth + 1)) {
                return false;
            }
        }
        json.append('}');
        return true;
    }

    /** Returns the properties of an object, null if it says itself what its JSON is. */
    private @Nullable Property @Nullable [] propertiesOf(ScriptObject object) {
        PropertyMap shape = object.getMap();
        ScriptObject prototype = object.getProto();
        int place = System.identityHashCode(shape) & (SHAPES - 1);
        if (shapes[place] != shape || prototypes[place] != prototype) {
            if (object.findProperty("toJSON", true) != null) {
                return null;
            }
            shapes[place] = shape;
            prototypes[place] = prototype;
            properties[place] = shape.getProperties();
        }
        return properties[place];
    }

    private void quote(String text) {
        NativeSizes.sum(json.length(), text.length());
        json.append('"');
        int copied = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (isPair(text, at)) {
                at++;
                continue;
            }
            json.append(text, copied, at);
            escape(c);
            copied = at + 1;
        }
        json.append(text, copied, text.length()).append('"');
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> json.append("\\u").append(HEX.toHexDigits(c));
        }
    }
}
