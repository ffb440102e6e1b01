// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.guard.NativeSizes;
import ee.functions.runtime.guard.Ticks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;
import org.openjdk.nashorn.internal.runtime.ScriptObject;
import org.openjdk.nashorn.internal.runtime.ScriptRuntime;
import org.openjdk.nashorn.internal.runtime.arrays.ArrayData;
import org.openjdk.nashorn.internal.runtime.arrays.ArrayIndex;
import org.openjdk.nashorn.internal.scripts.JO;

/**
 * Reads JSON as {@code JSON.parse} does without a reviver (ECMA-262 25.5.1). Objects get their property map at once, by the
 * way that {@link JsonShape} remembers, where the engine makes a property and looks for the next map for each member of each
 * object. What is no JSON, or deep, is left to the engine, which says so.
 *
 * <p>A long walk asks whether the invocation is over, with each character of a text and each member; what is large asks whether an
 * instance may hold it. Belongs to one realm, and reads one text at a time.
 */
final class JsonReader {

    /** Deeper ones are the engine's, whose end is that of the stack. */
    private static final int DEEPEST = 100;

    private static final int FIRST_VALUES = 16;
    /** A larger stack is not kept for the next text. */
    private static final int MOST_VALUES_KEPT = 1 << 10;
    /** So many decimal digits are always an int. */
    private static final int SAFE_DIGITS = 9;

    private static final int HEX = 16;
    private static final int DIGITS_OF_AN_ESCAPE = 4;

    private final Global global;
    private final NotRead notRead = new NotRead();
    private final JsonShape.Start shapes = new JsonShape.Start();
    private @Nullable Object[] values = new Object[FIRST_VALUES];
    private int top;
    private int highest;
    private String text = "";
    private int at;
    private boolean escaped;

    JsonReader(Global global) {
        this.global = global;
    }

    /** Reads a text; gives undefined, which no JSON is, if the engine shall read it. */
    @Nullable
    Object read(String json) {
        text = json;
        at = 0;
        top = 0;
        highest = 0;
        shapes.begin();
        try {
            space();
            Object value = value(0);
            space();
            return at == json.length() ? value : ScriptRuntime.UNDEFINED;
        } catch (NotRead e) {
            return ScriptRuntime.UNDEFINED;
        } finally {
            text = "";
            if (values.length > MOST_VALUES_KEPT) {
                values = new Object[FIRST_VALUES];
            } else {
                // What was read belongs to the script, and to nobody else.
                Arrays.fill(values, 0, highest, null);
            }
        }
    }

    private int here() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    private void space() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            Ticks.turn(at);
        }
    }

    private void skip(char expected) {
        if (here() != expected) {
            throw notRead;
        }
        at++;
    }

    private @Nullable Object value(int depth) {
        Ticks.turn(at);
        return switch (here()) {
            case '"' -> string();
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw notRead;
        }
        at += word.length();
        return value;
    }

    private void push(@Nullable Object value) {
        if (top == values.length) {
            NativeSizes.elements(2 * top, Long.BYTES);
            values = Arrays.copyOf(values, 2 * top);
        }
        values[top++] = value;
        highest = Math.max(highest, top);
    }

    private @Nullable Object[] popTo(int first) {
        NativeSizes.elements(top - first, Long.BYTES);
        @Nullable Object[] popped = Arrays.copyOfRange(values, first, top);
        top = first;
        return popped;
    }

    private Object object(int depth) {
        if (depth > DEEPEST) {
            throw notRead;
        }
        at++;
        space();
        int first = top;
        JsonShape shape = shapes.empty();
        ArrayData indexed = ArrayData.EMPTY_ARRAY;
        if (here() == '}') {
            at++;
        } else {
            int members = 0;
            do {
                Ticks.turn(++members);
                space();
                JsonShape next = usual(shape);
                int index = -1;
                if (next == null) {
                    if (here() != '"') {
                        throw notRead;
                    }
                    String key = string();
                    index = ArrayIndex.getArrayIndex(key);
                    next = ArrayIndex.isValidArrayIndex(index) ? null : shape.with(key, !escaped, shapes);
                }
                space();
                skip(':');
                space();
                Object value = value(depth + 1);
                if (next == null) {
                    indexed = with(indexed, index, value);
                } else {
                    if (next.place < top - first) {
                        values[first + next.place] = value;
                    } else {
                        push(value);
                    }
                    shape = next;
                }
                space();
            } while (goesOn('}'));
        }
        ScriptObject object = new JO(shape.map, null, popTo(first));
        object.setInitialProto(global.getObjectPrototype());
        object.setArray(indexed);
        return object;
    }

    /** Passes a key if it is the one that usually comes next; it has no escapes. */
    private @Nullable JsonShape usual(JsonShape shape) {
        JsonShape usual = shape.usual();
        if (usual == null) {
            return null;
        }
        int end = at + 1 + usual.key.length();
        if (end >= text.length()
                || text.charAt(end) != '"'
                || text.charAt(at) != '"'
                || !text.startsWith(usual.key, at + 1)) {
            return null;
        }
        at = end + 1;
        return usual;
    }

    /** Keys that are array indices are elements of the object, as the engine has them. */
    private static ArrayData with(ArrayData indexed, int index, @Nullable Object value) {
        long place = ArrayIndex.toLongIndex(index);
        long length = indexed.length();
        ArrayData more = indexed;
        if (place >= length) {
            more = more.ensure(place);
            if (place > length) {
                more = more.delete(length, place - 1);
            }
        }
        return more.set(index, value, false);
    }

    private boolean goesOn(char end) {
        int c = here();
        if (c != ',' && c != end) {
            throw notRead;
        }
        at++;
        return c == ',';
    }

    private Object array(int depth) {
        if (depth > DEEPEST) {
            throw notRead;
        }
        at++;
        space();
        int first = top;
        if (here() == ']') {
            at++;
            return global.wrapAsObject(ArrayData.EMPTY_ARRAY);
        }
        boolean integers = true;
        boolean numbers = true;
        do {
            space();
            Object value = value(depth + 1);
            integers &= value instanceof Integer;
            numbers &= value instanceof Number;
            push(value);
            space();
        } while (goesOn(']'));
        return global.wrapAsObject(
                integers ? integers(first) : numbers ? numbers(first) : ArrayData.allocate(popTo(first)));
    }

    private ArrayData integers(int first) {
        int[] integers = new int[NativeSizes.elements(top - first, Integer.BYTES)];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = number(first + i).intValue();
        }
        top = first;
        return ArrayData.allocate(integers);
    }

    private ArrayData numbers(int first) {
        double[] numbers = new double[NativeSizes.elements(top - first, Double.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(first + i).doubleValue();
        }
        top = first;
        return ArrayData.allocate(numbers);
    }

    private Number number(int place) {
        return values[place] instanceof Number number ? number : 0;
    }

    private String string() {
        int from = ++at;
        escaped = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return NativeSizes.text(text.substring(from, at++));
            }
            if (c == '\\') {
                return withEscapes(from);
            }
            if (c < ' ') {
                break;
            }
            Ticks.turn(at);
        }
        throw notRead;
    }

    private String withEscapes(int from) {
        escaped = true;
        StringBuilder made = new StringBuilder();
        int copied = from;
        while (at < text.length()) {
            Ticks.turn(at);
            char c = text.charAt(at++);
            if (c == '"') {
                NativeSizes.sum(made.length(), at - copied);
                return NativeSizes.text(made.append(text, copied, at - 1).toString());
            }
            if (c < ' ') {
                break;
            }
            if (c == '\\') {
                NativeSizes.sum(made.length(), at - copied);
                made.append(text, copied, at - 1).append(escape());
                copied = at;
            }
        }
        throw notRead;
    }

    private char escape() {
        int c = here();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw notRead;
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int i = 0; i < DIGITS_OF_AN_ESCAPE; i++, at++) {
            int c = here();
            // Character.digit takes digits of other scripts, too.
            int digit = c > 'f' ? -1 : Character.digit(c, HEX);
            if (digit < 0) {
                throw notRead;
            }
            unit = unit * HEX + digit;
        }
        return (char) unit;
    }

    private Object number() {
        int from = at;
        boolean negative = here() == '-';
        if (negative) {
            at++;
        }
        int first = at;
        if (here() == '0') {
            at++;
        } else {
            digits();
        }
        int c = here();
        if (c != '.' && c != 'e' && c != 'E' && at - first <= SAFE_DIGITS) {
            return small(first, negative);
        }
        if (c == '.') {
            at++;
            digits();
        }
        c = here();
        if (c == 'e' || c == 'E') {
            at++;
            if (here() == '+' || here() == '-') {
                at++;
            }
            digits();
        }
        double number = Double.parseDouble(text.substring(from, at));
        int integer = (int) number;
        if (integer == number && (integer != 0 || !negative)) {
            return integer;
        }
        return number;
    }

    private Object small(int first, boolean negative) {
        int number = 0;
        for (int i = first; i < at; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        if (negative) {
            return number == 0 ? (Object) (-0.0) : (Object) (-number);
        }
        return number;
    }

    private void digits() {
        int from = at;
        while (isDigit(here())) {
            Ticks.turn(at);
            at++;
        }
        if (at == from) {
            throw notRead;
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Ends the reading of what is not ours. */
    private static final class NotRead extends RuntimeException {

        private static final long serialVersionUID = 1;

        private NotRead() {
            super(null, null, false, false);
        }
    }
}
