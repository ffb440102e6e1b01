// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import org.jspecify.annotations.Nullable;

/**
 * Copies a text that is no JSON without what follows a name that has to be taken out: {@code name=value} up to the next
 * {@code &}, {@code ;} or line, as in forms and addresses, and {@code name: value} up to the next line, as in headers. It rather
 * takes out too much.
 */
final class TextRedaction {
    private static final String CLOSING = "\"'])} \t";
    private static final String BLOCKS = "|>";
    private static final int HEX = 16;
    private static final int ENCODED = 3;

    private final Redaction redaction;
    private final String in;
    private final StringBuilder out;
    private final StringBuilder word = new StringBuilder();
    private int at;
    private int copied;

    private TextRedaction(Redaction redaction, String in) {
        this.redaction = redaction;
        this.in = in;
        out = new StringBuilder(in.length());
    }

    /** Returns the copy, null if the text is one whose fields cannot be told apart. */
    static @Nullable String of(Redaction redaction, String text) {
        return new TextRedaction(redaction, text).run();
    }

    private @Nullable String run() {
        while (at < in.length()) {
            int character = character();
            if (Character.isLetterOrDigit(character) || character == '_' || character == '-') {
                word.append((char) character);
                at += width();
            } else if (word.length() == 0) {
                at += width();
            } else if (!endWord()) {
                return null;
            }
        }
        return out.append(in, copied, in.length()).toString();
    }

    /** Returns the character that stands here, also one that is encoded as in forms. */
    private int character() {
        return width() == 1 ? in.charAt(at) : Integer.parseInt(in, at + 1, at + ENCODED, HEX);
    }

    private int width() {
        return in.charAt(at) == '%'
                        && at + ENCODED <= in.length()
                        && Character.digit(in.charAt(at + 1), HEX) >= 0
                        && Character.digit(in.charAt(at + 2), HEX) >= 0
                ? ENCODED
                : 1;
    }

    private boolean endWord() {
        boolean named = redaction.names(word.toString());
        word.setLength(0);
        if (!named) {
            return true;
        }
        int before = at;
        while (at < in.length() && CLOSING.indexOf(character()) >= 0) {
            at += width();
        }
        char next = at < in.length() ? in.charAt(at) : ' ';
        if (next == '=' || next == ':') {
            at++;
            takeOut(next);
        } else if (next == ';' || next == '\r' || next == '\n') {
            return !isPartOfForm(before); // a part of a form with several parts, whose value comes after some lines
        }
        return true;
    }

    private boolean isPartOfForm(int before) {
        int line = in.lastIndexOf('\n', before - 1) + 1;
        return in.regionMatches(true, line, "content-disposition", 0, "content-disposition".length());
    }

    private void takeOut(char separator) {
        while (at < in.length() && (in.charAt(at) == ' ' || in.charAt(at) == '\t')) {
            at++;
        }
        int begin = at;
        at = end(separator);
        if (at > begin) {
            out.append(in, copied, begin).append(Redaction.REDACTED);
            copied = at;
        }
    }

    private int end(char separator) {
        char first = at < in.length() ? in.charAt(at) : ' ';
        if (first == '"' || first == '\'') {
            return afterQuoted(first);
        }
        if (separator == ':' && (first == '\n' || first == '\r' || BLOCKS.indexOf(first) >= 0)) {
            return in.length(); // the value may stand in the lines that follow
        }
        return nextOf(separator == ':' ? "\r\n" : "&;\r\n", at);
    }

    private int afterQuoted(char quote) {
        int end = at + 1;
        while (end < in.length() && in.charAt(end) != quote) {
            end += in.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, in.length());
    }

    private int nextOf(String ends, int from) {
        int end = from;
        while (end < in.length() && ends.indexOf(in.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
