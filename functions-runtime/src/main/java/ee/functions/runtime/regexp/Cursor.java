// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

/** A place in a pattern that moves on, and what is to be known of the pattern as a whole. */
final class Cursor {

    final String pattern;
    final Flags flags;
    final boolean unicode;
    /** How many groups capture. */
    final int groupCount;
    /** Whether a group has a name: then \k is never just a k. */
    final boolean named;

    int at;

    Cursor(String pattern, Flags flags) {
        this.pattern = pattern;
        this.flags = flags;
        this.unicode = flags.byCodePoint();
        int groups = 0;
        boolean names = false;
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth = flags.unicodeSets() ? depth + 1 : 1;
            } else if (c == ']' && depth > 0) {
                depth--;
            } else if (c == '(' && depth == 0) {
                boolean name = pattern.startsWith("(?<", i)
                        && !pattern.startsWith("(?<=", i)
                        && !pattern.startsWith("(?<!", i);
                names |= name;
                groups += name || !pattern.startsWith("(?", i) ? 1 : 0;
            }
        }
        this.groupCount = groups;
        this.named = names || unicode;
    }

    boolean atEnd() {
        return at >= pattern.length();
    }

    /** The character here, as far as the flags make characters; -1 at the end. */
    int peek() {
        return atEnd() ? -1 : unicode ? pattern.codePointAt(at) : pattern.charAt(at);
    }

    /** The UTF-16 unit some steps ahead; -1 behind the end. */
    int peek(int ahead) {
        return at + ahead < pattern.length() ? pattern.charAt(at + ahead) : -1;
    }

    int next() {
        int c = peek();
        at += c > 0xffff ? 2 : 1;
        return c;
    }

    boolean startsWith(String text) {
        return pattern.startsWith(text, at);
    }

    boolean skip(String text) {
        if (startsWith(text)) {
            at += text.length();
            return true;
        }
        return false;
    }

    RegExpSyntaxException error(String message) {
        return error(message, at);
    }

    RegExpSyntaxException error(String message, int index) {
        return new RegExpSyntaxException(message, Math.min(index, pattern.length()));
    }

    /** An error about something that this engine lacks, not the language. */
    RegExpSyntaxException lack(String message, int index) {
        return new RegExpSyntaxException(message, Math.min(index, pattern.length()), true);
    }

    /** Reads hexadecimal digits; -1, and nothing read, if there are fewer. */
    int hex(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = hexDigit(peek(i));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        at += digits;
        return value;
    }

    static int hexDigit(int c) {
        return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    /** Reads what follows \\u, as text by code points has it; -1, and nothing read, if it is nothing of the kind. */
    int unicodeEscape() {
        int start = at;
        if (peek(0) == '{') {
            at++;
            int value = 0;
            int digits = 0;
            while (hexDigit(peek(0)) >= 0 && value <= CodePointSet.LAST) {
                value = value << 4 | hexDigit(peek(0));
                digits++;
                at++;
            }
            if (digits == 0 || value > CodePointSet.LAST || peek(0) != '}') {
                at = start;
                return -1;
            }
            at++;
            return value;
        }
        int unit = hex(4);
        if (unit >= 0 && Character.isHighSurrogate((char) unit) && startsWith("\\u")) {
            int behind = at;
            at += 2;
            int low = hex(4);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) unit, (char) low);
            }
            at = behind;
        }
        return unit;
    }

    /** Reads a decimal number; one too large becomes the largest int. */
    int decimal() {
        long value = 0;
        while (isDigit(peek(0))) {
            value = Math.min(Integer.MAX_VALUE, 10 * value + peek(0) - '0');
            at++;
        }
        return (int) value;
    }

    /** Reads the name of a group up to its >. */
    String groupName() {
        int start = at;
        StringBuilder name = new StringBuilder();
        while (peek(0) != '>') {
            int from = at;
            int c = atEnd() ? -1 : pattern.codePointAt(at);
            at += Character.charCount(Math.max(c, 0));
            if (c == '\\') {
                c = skip("u") ? unicodeEscape() : -1;
            }
            boolean fits = c >= 0
                    && (c == '$'
                            || (name.length() == 0
                                    ? c == '_' || Character.isUnicodeIdentifierStart(c)
                                    : c == 0x200c
                                            || c == 0x200d
                                            || (Character.isUnicodeIdentifierPart(c)
                                                    && !Character.isIdentifierIgnorable(c))));
            if (!fits) {
                throw error("Invalid capture group name", from);
            }
            name.appendCodePoint(c);
        }
        if (name.length() == 0) {
            throw error("Invalid capture group name", start);
        }
        at++;
        return name.toString();
    }
}
