// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies one JSON text, or several one after the other, without the values of members that have to be taken out. It reads
 * character by character and keeps no tree, so it can redact the beginning of a text whose end is cut off, at any depth.
 */
final class JsonRedaction {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final Redaction redaction;
    private final String in;
    private final boolean cut;
    private final int nesting;
    private final StringBuilder out;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;
    private Expected expected = Expected.VALUE;
    private boolean takeOut; // the next value
    private boolean ended; // whether the last string has its end
    private int silentAbove = -1; // how much was open when the value began that is being taken out, -1 for none

    private enum Expected {
        VALUE,
        VALUE_OR_END,
        NAME,
        NAME_OR_END,
        COLON,
        COMMA_OR_END
    }

    JsonRedaction(Redaction redaction, String in, boolean cut, int nesting) {
        this.redaction = redaction;
        this.in = in;
        this.cut = cut;
        this.nesting = nesting;
        out = new StringBuilder(in.length());
    }

    /** Tells whether a text begins as an object or an array. */
    static boolean looksLikeJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                return c == '{' || c == '[';
            }
        }
        return false;
    }

    /** Returns the copy, null if this is no JSON. */
    @Nullable
    String run() {
        while (at < in.length()) {
            char c = in.charAt(at);
            boolean readable = isSpace(c) ? copySpace(c) : step(c);
            if (!readable) {
                return null;
            }
        }
        return cut || (open.isEmpty() && expected == Expected.COMMA_OR_END) ? out.toString() : null;
    }

    private boolean step(char c) {
        return switch (expected) {
            case VALUE -> value(c);
            case VALUE_OR_END -> c == ']' ? close(c) : value(c);
            case NAME -> name(c);
            case NAME_OR_END -> c == '}' ? close(c) : name(c);
            case COLON -> colon(c);
            case COMMA_OR_END -> commaOrEnd(c);
        };
    }

    private boolean value(char c) {
        beginValue();
        if (c == '{' || c == '[') {
            copy(c);
            open.push(c);
            expected = c == '{' ? Expected.NAME_OR_END : Expected.VALUE_OR_END;
            return true;
        }
        return c == '"' ? text() : scalar();
    }

    private void beginValue() {
        if (takeOut) {
            takeOut = false;
            out.append('"').append(Redaction.REDACTED).append('"');
            silentAbove = open.size();
        }
    }

    private void endValue() {
        if (open.size() == silentAbove) {
            silentAbove = -1;
        }
        expected = Expected.COMMA_OR_END;
    }

    private boolean close(char c) {
        Character begun = open.poll();
        if (begun == null || begun != (c == '}' ? '{' : '[')) {
            return false;
        }
        copy(c);
        endValue();
        return true;
    }

    private boolean name(char c) {
        int begin = at;
        String name = c == '"' ? string() : null;
        if (name == null) {
            return false;
        }
        copy(begin);
        takeOut = silentAbove < 0 && redaction.names(name);
        expected = Expected.COLON;
        return true;
    }

    private boolean colon(char c) {
        copy(c);
        expected = Expected.VALUE;
        return c == ':';
    }

    private boolean commaOrEnd(char c) {
        Character within = open.peek();
        if (within == null) {
            expected = Expected.VALUE; // one more text follows, as in lines of JSON
            return true;
        }
        if (c != ',') {
            return (c == '}' || c == ']') && close(c);
        }
        copy(c);
        expected = within == '{' ? Expected.NAME : Expected.VALUE;
        return true;
    }

    private boolean scalar() {
        int begin = at;
        while (at < in.length() && isOfScalar(in.charAt(at))) {
            at++;
        }
        String word = in.substring(begin, at);
        if (!isScalar(word) && !(cut && at == in.length() && !word.isEmpty())) {
            return false;
        }
        copy(begin);
        endValue();
        return true;
    }

    private static boolean isScalar(String word) {
        return switch (word) {
            case "true", "false", "null" -> true;
            default -> NUMBER.matcher(word).matches();
        };
    }

    /** A string as a value: it may hold a text that has to be redacted itself. */
    private boolean text() {
        int begin = at;
        String text = string();
        if (text == null) {
            return false;
        }
        if (silentAbove < 0) {
            String redacted = redaction.of(text, !ended, nesting + 1);
            if (text.equals(redacted)) {
                out.append(in, begin, at);
            } else {
                write(redacted == null ? Redaction.REDACTED : redacted);
            }
        }
        endValue();
        return true;
    }

    /** Reads a string and returns what it means; null if it is none. One that is cut off means what there is of it. */
    private @Nullable String string() {
        StringBuilder text = new StringBuilder();
        ended = false;
        at++;
        while (at < in.length()) {
            char c = in.charAt(at++);
            if (c == '"') {
                ended = true;
                return text.toString();
            }
            if (c != '\\') {
                text.append(c);
            } else if (at < in.length() && !escaped(text)) {
                return cut && at >= in.length() ? text.toString() : null;
            }
        }
        return cut ? text.toString() : null;
    }

    private boolean escaped(StringBuilder text) {
        char c = in.charAt(at++);
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            text.append("\"\\/\b\f\n\r\t".charAt(known));
            return true;
        }
        if (c != 'u') {
            return false;
        }
        int end = Math.min(at + HEX_DIGITS, in.length());
        int unit = 0;
        for (; at < end; at++) {
            int digit = Character.digit(in.charAt(at), HEX);
            if (digit < 0) {
                return false;
            }
            unit = unit * HEX + digit;
        }
        text.append((char) unit);
        return true;
    }

    /** Writes a string that is another than the one that was read last. */
    private void write(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int known = "\"\\\b\f\n\r\t".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(known));
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        if (ended) {
            out.append('"');
        }
    }

    private boolean copySpace(char c) {
        copy(c);
        return true;
    }

    /** Copies the character that stands here, and goes on. */
    private void copy(char c) {
        if (silentAbove < 0) {
            out.append(c);
        }
        at++;
    }

    /** Copies what was read since. */
    private void copy(int begin) {
        if (silentAbove < 0) {
            out.append(in, begin, at);
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == BYTE_ORDER_MARK;
    }

    private static boolean isOfScalar(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == 'E' || c == '+' || c == '-' || c == '.';
    }
}
