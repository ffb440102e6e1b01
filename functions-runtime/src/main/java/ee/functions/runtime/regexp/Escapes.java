// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what follows a backslash, where it means the same inside and outside of classes. */
final class Escapes {

    private static final Pattern SCRIPT = Pattern.compile("(?:Script|Script_Extensions|sc|scx)=\\w+");

    private final Cursor cursor;
    private final boolean ignoreCase;
    private final boolean unicode;
    /** With i and v sets hold what characters fold to. */
    private final boolean folding;

    Escapes(Cursor cursor) {
        this.cursor = cursor;
        this.ignoreCase = cursor.flags.ignoreCase();
        this.unicode = cursor.unicode;
        this.folding = ignoreCase && cursor.flags.unicodeSets();
    }

    /** A node for one character. */
    Node single(int c) {
        if (ignoreCase) {
            CodePointSet same = CaseFolding.closure(CodePointSet.of(c, c), unicode);
            if (same.size() > 1) {
                return new Node.OneOf(same);
            }
        }
        return new Node.Single(c);
    }

    /** A set with all that is the same as its members, if case is ignored. */
    CodePointSet closed(CodePointSet set) {
        return ignoreCase ? CaseFolding.closure(set, unicode) : set;
    }

    /** A set as operations on sets want it. */
    CodePointSet folded(CodePointSet set) {
        return folding ? CaseFolding.folded(set) : set;
    }

    /** What is not in a set that operations have given. */
    CodePointSet complement(CodePointSet set) {
        return folding ? CaseFolding.allFolded().without(set) : set.complement();
    }

    /** Reads an escape that stands for a set; null, and nothing read, if it is none. */
    @Nullable
    CodePointSet set() {
        int c = cursor.peek(0);
        CodePointSet set;
        switch (c) {
            case 'd', 'D' -> set = CodePointSet.DIGITS;
            case 's', 'S' -> set = CodePointSet.SPACES;
            case 'w', 'W' -> set = word(ignoreCase, unicode);
            case 'p', 'P' -> {
                return unicode ? property() : null;
            }
            default -> {
                return null;
            }
        }
        cursor.at++;
        return c <= 'Z' ? complement(folded(set)) : folded(set);
    }

    /** The characters of words (ECMA-262 22.2.2.9.3). */
    static CodePointSet word(boolean ignoreCase, boolean unicode) {
        return ignoreCase && unicode ? CaseFolding.closure(CodePointSet.WORD, true) : CodePointSet.WORD;
    }

    private CodePointSet property() {
        int start = cursor.at - 1;
        boolean negative = cursor.next() == 'P';
        int end = cursor.pattern.indexOf('}', cursor.at);
        if (!cursor.skip("{") || end < 0) {
            throw cursor.error("Invalid property name", start);
        }
        String text = cursor.pattern.substring(cursor.at, end);
        CodePointSet set = UnicodeProperties.find(text);
        if (set == null) {
            if (UnicodeProperties.isOfStrings(text)) {
                throw cursor.lack("The property of strings '" + text + "' is not supported", start);
            }
            String message = "Invalid property name '" + text + "'";
            // A script may be newer than the Unicode of this Java runtime.
            throw SCRIPT.matcher(text).matches() ? cursor.lack(message, start) : cursor.error(message, start);
        }
        cursor.at = end + 1;
        return negative ? complement(folded(set)) : folded(set);
    }

    /**
     * Reads an escape that stands for one character.
     *
     * @param identity what may be escaped to stand for itself, with u or v
     */
    int character(String identity) {
        int start = cursor.at - 1;
        int c = cursor.peek();
        if (c == -1) {
            throw cursor.error("\\ at end of pattern", start);
        }
        cursor.next();
        switch (c) {
            case 'f' -> {
                return '\f';
            }
            case 'n' -> {
                return '\n';
            }
            case 'r' -> {
                return '\r';
            }
            case 't' -> {
                return '\t';
            }
            case 'v' -> {
                return 0x0b;
            }
            case 'c' -> {
                if (Cursor.isLetter(cursor.peek(0))) {
                    return cursor.next() & 31;
                }
                throw cursor.error("Invalid unicode escape", start);
            }
            case 'x' -> {
                int value = cursor.hex(2);
                return value >= 0 ? value : identity(c, identity, "Invalid escape", start);
            }
            case 'u' -> {
                int value = unicode ? cursor.unicodeEscape() : cursor.hex(4);
                return value >= 0 ? value : identity(c, identity, "Invalid Unicode escape", start);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                return digit(c, start);
            }
            default -> {
                return identity(c, identity, "Invalid escape", start);
            }
        }
    }

    private int digit(int first, int start) {
        if (unicode) {
            if (first == '0' && !Cursor.isDigit(cursor.peek(0))) {
                return 0;
            }
            throw cursor.error(first == '0' ? "Invalid decimal escape" : "Invalid class escape", start);
        }
        if (first >= '8') {
            return first;
        }
        int value = first - '0';
        for (int i = 0; i < 2 && isOctal(cursor.peek(0)) && 8 * value + cursor.peek(0) - '0' <= 0xff; i++) {
            value = 8 * value + cursor.next() - '0';
        }
        return value;
    }

    private static boolean isOctal(int c) {
        return c >= '0' && c <= '7';
    }

    private int identity(int c, String allowed, String message, int start) {
        boolean refused = unicode ? c > 127 || allowed.indexOf(c) < 0 : c == 'k' && cursor.named;
        if (refused) {
            throw cursor.error(message, start);
        }
        return c;
    }
}
