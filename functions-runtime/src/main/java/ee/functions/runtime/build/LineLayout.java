// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.Set;

/**
 * Breaks a script into many short lines, because the engine's stack traces know lines only.
 *
 * <p>A line starts wherever something of the author's source starts and a line break cannot change the meaning: after a
 * semicolon, a brace, an opening bracket, a comma or an operator, and before a dot that follows a call. A class file can
 * number 65,535 lines; a script that would have more is broken at statements only.
 */
final class LineLayout {

    private static final int MOST_LINES = 65_000;
    private static final String BREAK_AFTER = "({[,;=+-*/%&|<>?:!~^}";

    private static final Set<String> STATEMENT_WORDS =
            Set.of("break", "continue", "do", "for", "if", "return", "switch", "throw", "try", "while");

    private final String script;
    private final SourceMapping mapping;
    private final boolean statementsOnly;
    private final StringBuilder laidOut;
    private final SourceMapping remapped = new SourceMapping();
    private int outLine;
    private int outLineStart;
    private int entry;
    private int inLine;
    private int inLineStart;

    private LineLayout(String script, SourceMapping mapping, boolean statementsOnly) {
        this.script = script;
        this.mapping = startingAtWords(script, mapping);
        this.statementsOnly = statementsOnly;
        this.laidOut = new StringBuilder(script.length() + script.length() / 8);
    }

    /** Closure lets a node start at the semicolon or space before it; what follows that is meant. */
    private static SourceMapping startingAtWords(String script, SourceMapping mapping) {
        SourceMapping moved = new SourceMapping();
        int line = 0;
        int lineStart = 0;
        for (int i = 0; i < mapping.size(); i++) {
            while (line < mapping.generatedLine(i)) {
                lineStart = script.indexOf('\n', lineStart) + 1;
                line++;
            }
            int at = lineStart + mapping.generatedColumn(i);
            boolean before = at + 1 < script.length()
                    && (script.charAt(at) == ';' || script.charAt(at) == ' ')
                    && script.charAt(at + 1) != '\n';
            moved.add(
                    line,
                    mapping.generatedColumn(i) + (before ? 1 : 0),
                    mapping.sourceLine(i),
                    mapping.sourceColumn(i));
        }
        return moved;
    }

    /** A script with its map. */
    record Result(String script, SourceMapping mapping) {}

    static Result of(String script, SourceMapping mapping) {
        LineLayout fine = new LineLayout(script, mapping, false);
        fine.run();
        if (fine.outLine < MOST_LINES) {
            return fine.result();
        }
        LineLayout coarse = new LineLayout(script, mapping, true);
        coarse.run();
        return coarse.result();
    }

    private Result result() {
        return new Result(laidOut.toString(), remapped);
    }

    private void run() {
        int at = 0;
        // The last character that is not white space, and whether it ended an operand.
        char last = ';';
        String lastWord = "";
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == '\n') {
                laidOut.append(c);
                at++;
                newLine();
                inLine++;
                inLineStart = at;
                continue;
            }
            if (c != ' ' && canBreak(at, last, lastWord, c)) {
                laidOut.append('\n');
                newLine();
            }
            int end = tokenEnd(at, c, last, lastWord);
            copy(at, end);
            if (c != ' ') {
                lastWord = isWordPart(c) ? script.substring(at, end) : "";
                last = script.charAt(end - 1);
                if (c == '/' && end > at + 1) {
                    last = 'x'; // a regular expression is an operand
                    if (end < script.length() && isWordPart(script.charAt(end))) {
                        laidOut.append(' '); // the engine would take "/a/in" for one with flags
                    }
                }
            }
            at = end;
        }
    }

    private boolean canBreak(int at, char last, String lastWord, char next) {
        if (laidOut.length() == outLineStart || !isMappedStart(at)) {
            return false;
        }
        if (statementsOnly) {
            return last == ';' || last == '{' || last == '}';
        }
        if (next == '.') {
            return last == ')';
        }
        if (last == ')' && isWordPart(next)) {
            return !script.startsWith("in", at);
        }
        if (lastWord.equals("else") && startsStatement(at)) {
            return true;
        }
        if (isWordPart(next) || next == '(' || next == '[') {
            // "a++\nb" and "a\n++b" differ from "a+ +b": no break next to a doubled sign.
            boolean doubled = (last == '+' || last == '-')
                    && laidOut.length() > 1
                    && laidOut.charAt(laidOut.length() - 2) == last;
            return lastWord.isEmpty() && !doubled && BREAK_AFTER.indexOf(last) >= 0 && mayThrow(at, last);
        }
        return false;
    }

    private boolean startsStatement(int at) {
        int end = at;
        while (end < script.length() && isWordPart(script.charAt(end))) {
            end++;
        }
        return STATEMENT_WORDS.contains(script.substring(at, end));
    }

    /** Only what may throw needs a line of its own: statements, calls, reads of properties. */
    private boolean mayThrow(int at, char last) {
        if (last == ';' || last == '{' || last == '}') {
            return true;
        }
        int end = at;
        while (end < script.length() && isWordPart(script.charAt(end))) {
            end++;
        }
        String word = script.substring(at, end);
        char after = end < script.length() ? script.charAt(end) : ' ';
        return word.equals("new") || (!word.equals("function") && (after == '(' || after == '.' || after == '['));
    }

    private boolean isMappedStart(int at) {
        int column = at - inLineStart;
        int index = entry;
        while (index < mapping.size() && isBefore(index, column)) {
            index++;
        }
        for (;
                index < mapping.size()
                        && mapping.generatedLine(index) == inLine
                        && mapping.generatedColumn(index) == column;
                index++) {
            if (mapping.sourceLine(index) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isBefore(int index, int column) {
        return mapping.generatedLine(index) < inLine
                || (mapping.generatedLine(index) == inLine && mapping.generatedColumn(index) < column);
    }

    private void copy(int from, int to) {
        int shift = laidOut.length() - outLineStart - from;
        for (; entry < mapping.size() && isBefore(entry, to - inLineStart); entry++) {
            int position = inLineStart + mapping.generatedColumn(entry);
            remapped.add(outLine, position + shift, mapping.sourceLine(entry), mapping.sourceColumn(entry));
        }
        laidOut.append(script, from, to);
    }

    private void newLine() {
        outLine++;
        outLineStart = laidOut.length();
    }

    private int tokenEnd(int at, char c, char last, String lastWord) {
        if (c == '"' || c == '\'') {
            return literalEnd(at, c);
        }
        if (c == '/' && startsRegularExpression(last, lastWord)) {
            return regularExpressionEnd(at);
        }
        int end = at + 1;
        if (isWordPart(c)) {
            while (end < script.length() && isWordPart(script.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static boolean startsRegularExpression(char last, String lastWord) {
        if (!lastWord.isEmpty()) {
            return switch (lastWord) {
                case "return", "typeof", "case", "in", "instanceof", "void", "delete", "throw", "new", "else", "do" ->
                    true;
                default -> false;
            };
        }
        return last != ')' && last != ']' && last != '}' && last != '"' && last != '\'' && last != 'x';
    }

    private int literalEnd(int at, char quote) {
        int end = at + 1;
        while (script.charAt(end) != quote) {
            end += script.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    private int regularExpressionEnd(int at) {
        int end = at + 1;
        boolean inClass = false;
        while (inClass || script.charAt(end) != '/') {
            char c = script.charAt(end);
            if (c == '\\') {
                end++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            }
            end++;
        }
        end++;
        int flags = end;
        while (end < script.length() && isWordPart(script.charAt(end))) {
            end++;
        }
        String word = script.substring(flags, end);
        for (String operator : new String[] {"instanceof", "in"}) {
            if (word.endsWith(operator)) {
                return end - operator.length();
            }
        }
        return end;
    }

    private static boolean isWordPart(char c) {
        return c == '$' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
