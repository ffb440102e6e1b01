// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads character classes, with v also the operations on them. */
final class ClassParser {

    private static final int MOST_DEPTH = 250;
    private static final String SYNTAX = "^$\\.*+?()[]{}|/-";
    private static final String SYNTAX_OF_SETS = SYNTAX + "&!#%,:;<=>@`~";
    private static final String DOUBLED = "&!#$%*+,.:;<=>?@^`~";
    private static final String RESERVED_IN_SETS = "()[]{}/-|";

    private final Cursor cursor;
    private final Escapes escapes;
    private int depth;
    // Whether the operand read last was a range, which set operations do not take.
    private boolean endedRange;

    /** With v a class may hold strings, beside single characters; whether it may is a matter of how it is written. */
    private record Members(CodePointSet characters, Set<String> strings, boolean mayHoldStrings) {

        static Members of(CodePointSet characters) {
            return new Members(characters, Set.of(), false);
        }

        Members union(Members other) {
            Set<String> both = new TreeSet<>(strings);
            both.addAll(other.strings);
            return new Members(characters.union(other.characters), both, mayHoldStrings || other.mayHoldStrings);
        }

        Members intersection(Members other) {
            Set<String> both = new TreeSet<>(strings);
            both.retainAll(other.strings);
            return new Members(characters.intersection(other.characters), both, mayHoldStrings && other.mayHoldStrings);
        }

        Members without(Members other) {
            Set<String> rest = new TreeSet<>(strings);
            rest.removeAll(other.strings);
            return new Members(characters.without(other.characters), rest, mayHoldStrings);
        }
    }

    ClassParser(Cursor cursor, Escapes escapes) {
        this.cursor = cursor;
        this.escapes = escapes;
    }

    /** Reads a class behind its opening bracket. */
    Node parse() {
        if (!cursor.flags.unicodeSets()) {
            return new Node.OneOf(simple());
        }
        Members members = nested();
        CodePointSet characters = escapes.closed(members.characters);
        if (members.strings.isEmpty()) {
            return new Node.OneOf(characters);
        }
        // The longest first, and the empty one behind the characters.
        List<String> strings = new ArrayList<>(members.strings);
        strings.sort(Comparator.comparingInt((String text) -> text.codePointCount(0, text.length()))
                .reversed());
        List<Node> choices = new ArrayList<>();
        for (String text : strings) {
            if (!text.isEmpty()) {
                List<Node> parts = new ArrayList<>();
                text.codePoints().forEach(c -> parts.add(escapes.single(c)));
                choices.add(new Node.Sequence(parts));
            }
        }
        choices.add(new Node.OneOf(characters));
        if (members.strings.contains("")) {
            choices.add(Node.EMPTY);
        }
        return new Node.Alternatives(choices);
    }

    private CodePointSet simple() {
        int start = cursor.at - 1;
        boolean negative = cursor.skip("^");
        CodePointSet.Builder set = new CodePointSet.Builder();
        while (!cursor.skip("]")) {
            int from = cursor.at;
            CodePointSet escaped = escapedSet(start);
            int first = escaped == null ? classCharacter(start) : -1;
            if (cursor.peek(0) != '-' || cursor.peek(1) == ']' || cursor.peek(1) == -1) {
                add(set, escaped, first);
                continue;
            }
            cursor.at++;
            CodePointSet escapedLast = escapedSet(start);
            int last = escapedLast == null ? classCharacter(start) : -1;
            if (escaped != null || escapedLast != null) {
                if (cursor.unicode) {
                    throw cursor.error("Invalid character class", from);
                }
                add(set, escaped, first);
                set.add('-');
                add(set, escapedLast, last);
            } else if (first > last) {
                throw cursor.error("Range out of order in character class", from);
            } else {
                set.add(first, last);
            }
        }
        CodePointSet closed = escapes.closed(set.build());
        return negative ? closed.complement() : closed;
    }

    private static void add(CodePointSet.Builder set, @Nullable CodePointSet escaped, int character) {
        if (escaped == null) {
            set.add(character);
        } else {
            set.addAll(escaped);
        }
    }

    private @Nullable CodePointSet escapedSet(int start) {
        if (cursor.atEnd()) {
            throw cursor.error("Unterminated character class", start);
        }
        if (cursor.peek(0) != '\\') {
            return null;
        }
        cursor.at++;
        CodePointSet set = escapes.set();
        if (set == null) {
            cursor.at--;
        }
        return set;
    }

    private int classCharacter(int start) {
        if (cursor.atEnd()) {
            throw cursor.error("Unterminated character class", start);
        }
        int c = cursor.next();
        return c == '\\' ? escapedCharacter(SYNTAX) : c;
    }

    private int escapedCharacter(String identity) {
        int c = cursor.peek(0);
        if (c == 'b') {
            cursor.at++;
            return '\b';
        }
        if (c == 'c' && !cursor.unicode && !Cursor.isLetter(cursor.peek(1))) {
            // B.1.2: digits and the underscore may follow here, else the backslash stands for itself.
            int control = cursor.peek(1);
            if (Cursor.isDigit(control) || control == '_') {
                cursor.at += 2;
                return control & 31;
            }
            return '\\';
        }
        return escapes.character(identity);
    }

    /** Reads a class of v behind its opening bracket. */
    private Members nested() {
        int start = cursor.at - 1;
        if (++depth > MOST_DEPTH) {
            throw cursor.lack("Regular expression too large", cursor.at);
        }
        boolean negative = cursor.skip("^");
        Members members = Members.of(CodePointSet.EMPTY);
        if (cursor.peek(0) != ']') {
            int from = cursor.at;
            members = operand(start, true);
            if (endedRange && (cursor.startsWith("--") || cursor.startsWith("&&"))) {
                throw cursor.error("Invalid set operation in character class", from);
            }
            if (cursor.startsWith("--") || cursor.startsWith("&&")) {
                boolean minus = cursor.peek(0) == '-';
                while (cursor.peek(0) != ']') {
                    if (!cursor.skip(minus ? "--" : "&&") || cursor.peek(0) == '&') {
                        throw unfinished("Invalid set operation in character class", start);
                    }
                    Members other = operand(start, false);
                    members = minus ? members.without(other) : members.intersection(other);
                }
            } else {
                while (cursor.peek(0) != ']') {
                    members = members.union(operand(start, true));
                }
            }
        }
        cursor.at++;
        depth--;
        if (!negative) {
            return members;
        }
        if (members.mayHoldStrings) {
            throw cursor.error("Negated character class may contain strings", start);
        }
        return Members.of(escapes.complement(members.characters));
    }

    private RegExpSyntaxException unfinished(String message, int start) {
        return cursor.atEnd() ? cursor.error("Unterminated character class", start) : cursor.error(message);
    }

    private Members operand(int start, boolean ranges) {
        endedRange = false;
        if (cursor.skip("[")) {
            Members members = nested();
            endedRange = false;
            return members;
        }
        if (cursor.skip("\\q{")) {
            return strings(start);
        }
        CodePointSet escaped = escapedSet(start);
        if (escaped != null) {
            return Members.of(escaped);
        }
        int from = cursor.at;
        int first = setCharacter(start);
        if (!ranges || cursor.peek(0) != '-' || cursor.peek(1) == '-') {
            return Members.of(escapes.folded(CodePointSet.of(first, first)));
        }
        cursor.at++;
        int last = setCharacter(start);
        if (first > last) {
            throw cursor.error("Range out of order in character class", from);
        }
        endedRange = true;
        return Members.of(escapes.folded(CodePointSet.of(first, last)));
    }

    private int setCharacter(int start) {
        int c = cursor.peek();
        if (c == -1) {
            throw cursor.error("Unterminated character class", start);
        }
        if (c == '\\') {
            cursor.at++;
            return escapedCharacter(SYNTAX_OF_SETS);
        }
        if (RESERVED_IN_SETS.indexOf(c) >= 0) {
            throw cursor.error("Invalid character in character class");
        }
        if (DOUBLED.indexOf(c) >= 0 && cursor.peek(1) == c) {
            throw cursor.error("Invalid set operation in character class");
        }
        return cursor.next();
    }

    /** Reads strings behind \q{. */
    private Members strings(int start) {
        CodePointSet.Builder characters = new CodePointSet.Builder();
        Set<String> strings = new TreeSet<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            if (cursor.peek(0) != '|' && cursor.peek(0) != '}') {
                text.appendCodePoint(setCharacter(start));
                continue;
            }
            int[] points = text.codePoints().toArray();
            if (points.length == 1) {
                characters.add(points[0]);
            } else {
                StringBuilder folded = new StringBuilder();
                for (int c : points) {
                    folded.appendCodePoint(escapes.folded(CodePointSet.of(c, c)).first());
                }
                strings.add(folded.toString());
            }
            text.setLength(0);
            if (cursor.next() == '}') {
                return new Members(escapes.folded(characters.build()), strings, !strings.isEmpty());
            }
        }
    }
}
