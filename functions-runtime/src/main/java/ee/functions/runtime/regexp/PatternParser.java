// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import ee.functions.runtime.guard.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a pattern (ECMA-262 22.2.1, and B.1.2 for patterns without u and v). */
final class PatternParser {

    private static final int MOST_DEPTH = 250;
    /** Flags inside of a pattern, as ES2025 has them. */
    private static final Pattern FLAGS = Pattern.compile("[ims]*(?:-[ims]*)?:");

    private static final String SYNTAX = "^$\\.*+?()[]{}|/";

    private final Cursor cursor;
    private final Escapes escapes;
    private final ClassParser classes;
    private final @Nullable String[] names;
    private int groups;
    private int depth;
    // Whether the group read last takes no quantifier.
    private boolean fixed;

    private PatternParser(Cursor cursor) {
        this.cursor = cursor;
        this.escapes = new Escapes(cursor);
        this.classes = new ClassParser(cursor, escapes);
        this.names = new String[cursor.groupCount + 1];
    }

    /** What a pattern says; the names are those of the groups by number, null for those without. */
    record Parsed(Node root, int groupCount, List<@Nullable String> names) {}

    static Parsed parse(String pattern, Flags flags) {
        PatternParser parser = new PatternParser(new Cursor(pattern, flags));
        parser.readNames();
        Node root = parser.disjunction();
        if (!parser.cursor.atEnd()) {
            throw parser.cursor.error("Unmatched ')'");
        }
        return new Parsed(root, parser.groups, Arrays.asList(parser.names));
    }

    /** Finds the names first: a reference may come before its group. */
    private void readNames() {
        String pattern = cursor.pattern;
        Set<String> known = new HashSet<>();
        int group = 0;
        int brackets = 0;
        for (int i = 0; i < pattern.length(); i++) {
            Ticks.turn(i);
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                brackets = cursor.flags.unicodeSets() ? brackets + 1 : 1;
            } else if (c == ']' && brackets > 0) {
                brackets--;
            } else if (c == '(' && brackets == 0) {
                if (!pattern.startsWith("(?", i)) {
                    group++;
                } else if (pattern.startsWith("(?<", i)
                        && !pattern.startsWith("(?<=", i)
                        && !pattern.startsWith("(?<!", i)) {
                    cursor.at = i + 3;
                    String name = cursor.groupName();
                    if (!known.add(name)) {
                        String message = "Duplicate capture group name";
                        // Two alternatives may have one name since ES2025.
                        throw pattern.indexOf('|') < 0 ? cursor.error(message, i + 3) : cursor.lack(message, i + 3);
                    }
                    names[++group] = name;
                }
            }
        }
        cursor.at = 0;
    }

    private Node disjunction() {
        if (++depth > MOST_DEPTH) {
            throw cursor.lack("Regular expression too large", cursor.at);
        }
        Node first = alternative();
        if (cursor.peek(0) != '|') {
            depth--;
            return first;
        }
        List<Node> choices = new ArrayList<>(List.of(first));
        while (cursor.skip("|")) {
            choices.add(alternative());
        }
        depth--;
        return joined(choices);
    }

    /** Alternatives of one character each are a set. */
    private static Node joined(List<Node> choices) {
        CodePointSet.Builder set = new CodePointSet.Builder();
        for (Node choice : choices) {
            if (choice instanceof Node.Single single) {
                set.add(single.codePoint());
            } else if (choice instanceof Node.OneOf oneOf) {
                set.addAll(oneOf.set());
            } else {
                return new Node.Alternatives(choices);
            }
        }
        return new Node.OneOf(set.build());
    }

    private Node alternative() {
        List<Node> parts = new ArrayList<>();
        for (int c = cursor.peek(0); c != -1 && c != '|' && c != ')'; c = cursor.peek(0)) {
            Node term = term();
            if (term != Node.EMPTY) {
                parts.add(term);
            }
        }
        return parts.isEmpty() ? Node.EMPTY : parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private Node term() {
        Ticks.call();
        int start = cursor.at;
        int firstGroup = groups + 1;
        int c = cursor.next();
        Node atom;
        switch (c) {
            case '^' -> {
                return new Node.Place(Node.Kind.START);
            }
            case '$' -> {
                return new Node.Place(Node.Kind.END);
            }
            case '(' -> {
                atom = group();
                if (fixed) {
                    return atom;
                }
            }
            case '*', '+', '?' -> throw cursor.error("Nothing to repeat", start);
            case '{' -> {
                cursor.at = start;
                if (cursor.unicode || readBraces() != null) {
                    throw cursor.error("Nothing to repeat", start);
                }
                cursor.at = start + 1;
                atom = single(c);
            }
            case '}', ']' -> {
                if (cursor.unicode) {
                    throw cursor.error("Lone quantifier brackets", start);
                }
                atom = single(c);
            }
            case '.' ->
                atom = new Node.OneOf(cursor.flags.dotAll() ? CodePointSet.ALL : CodePointSet.LINE_ENDS.complement());
            case '[' -> atom = classes.parse();
            case '\\' -> {
                int escaped = cursor.peek(0);
                if (escaped == 'b' || escaped == 'B') {
                    cursor.at++;
                    return new Node.Place(escaped == 'b' ? Node.Kind.WORD_BOUNDARY : Node.Kind.NO_WORD_BOUNDARY);
                }
                atom = atomEscape();
            }
            default -> atom = single(c);
        }
        return quantified(atom, firstGroup);
    }

    private Node quantified(Node atom, int firstGroup) {
        int min;
        int max = Integer.MAX_VALUE;
        int start = cursor.at;
        switch (cursor.peek(0)) {
            case '*' -> min = 0;
            case '+' -> min = 1;
            case '?' -> {
                min = 0;
                max = 1;
            }
            case '{' -> {
                int[] braces = readBraces();
                if (braces == null) {
                    if (cursor.unicode) {
                        throw cursor.error("Incomplete quantifier", start);
                    }
                    return atom;
                }
                min = braces[0];
                max = braces[1];
                if (min > max) {
                    throw cursor.error("numbers out of order in {} quantifier", start);
                }
                cursor.at--;
            }
            default -> {
                return atom;
            }
        }
        cursor.at++;
        boolean greedy = !cursor.skip("?");
        return new Node.Loop(atom, min, max, greedy, firstGroup, groups + 1);
    }

    /** Reads {n}, {n,} or {n,m}; null, and nothing read, if it is not one. */
    private int @Nullable [] readBraces() {
        int start = cursor.at;
        cursor.at++;
        if (Cursor.isDigit(cursor.peek(0))) {
            int min = cursor.decimal();
            int max = min;
            if (cursor.skip(",")) {
                max = Cursor.isDigit(cursor.peek(0)) ? cursor.decimal() : Integer.MAX_VALUE;
            }
            if (cursor.skip("}")) {
                return new int[] {min, max};
            }
        }
        cursor.at = start;
        return null;
    }

    private Node group() {
        int start = cursor.at - 1;
        if (!cursor.skip("?")) {
            return capture(start);
        }
        if (cursor.skip(":")) {
            Node body = disjunction();
            close();
            fixed = false;
            return body;
        }
        boolean behind = cursor.startsWith("<=") || cursor.startsWith("<!");
        if (behind) {
            cursor.at++;
        }
        if (cursor.peek(0) == '=' || cursor.peek(0) == '!') {
            boolean negative = cursor.next() == '!';
            Node body = disjunction();
            close();
            fixed = behind || cursor.unicode;
            return new Node.Look(behind, negative, body);
        }
        if (cursor.skip("<")) {
            cursor.groupName();
            return capture(start);
        }
        boolean flags = FLAGS.matcher(cursor.pattern)
                .region(cursor.at, cursor.pattern.length())
                .lookingAt();
        throw flags ? cursor.lack("Invalid group", start) : cursor.error("Invalid group", start);
    }

    private Node capture(int start) {
        int index = ++groups;
        if (index > 0x7fff) {
            throw cursor.error("Too many captures", start);
        }
        Node body = disjunction();
        close();
        fixed = false;
        return new Node.Capture(index, body);
    }

    private void close() {
        if (!cursor.skip(")")) {
            throw cursor.error("Unterminated group");
        }
    }

    private Node single(int c) {
        return escapes.single(c);
    }

    /** What follows a backslash outside of a class. */
    private Node atomEscape() {
        int start = cursor.at - 1;
        int c = cursor.peek(0);
        if (c == -1) {
            throw cursor.error("\\ at end of pattern", start);
        }
        if (c >= '1' && c <= '9') {
            int digits = cursor.at;
            int number = cursor.decimal();
            if (number <= cursor.groupCount) {
                return new Node.BackReference(number);
            }
            if (cursor.unicode) {
                throw cursor.error("Invalid escape", start);
            }
            cursor.at = digits;
        } else if (c == 'k' && cursor.named) {
            cursor.at++;
            if (!cursor.skip("<")) {
                throw cursor.error("Invalid named reference", start);
            }
            String name = cursor.groupName();
            int index = Arrays.asList(names).indexOf(name);
            if (index < 0) {
                throw cursor.error("Invalid named capture referenced", start);
            }
            return new Node.BackReference(index);
        }
        CodePointSet set = escapes.set();
        if (set != null) {
            return new Node.OneOf(escapes.closed(set));
        }
        if (c == 'c' && !cursor.unicode && !Cursor.isLetter(cursor.peek(1))) {
            // B.1.2: the backslash stands for itself.
            return single('\\');
        }
        return single(escapes.character(SYNTAX));
    }
}
