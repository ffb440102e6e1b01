// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

/** Walks over the tokens of a stretch of a built script; comments it has none. */
final class ScriptTokens {

    /** What a token is. */
    enum Kind {
        WORD,
        LITERAL,
        OPEN,
        CLOSE,
        OPERATOR
    }

    private final String script;
    private final int limit;
    private int start;
    private int end;
    private Kind kind = Kind.OPERATOR;
    private boolean afterOperand;

    ScriptTokens(String script, int from, int limit) {
        this.script = script;
        this.end = from;
        this.limit = limit;
    }

    /** Goes to the next token; false if there is none. */
    boolean next() {
        start = end;
        while (start < limit && script.charAt(start) <= ' ') {
            start++;
        }
        if (start >= limit) {
            return false;
        }
        char c = script.charAt(start);
        end = start + 1;
        if (isWordPart(c)) {
            while (end < limit && isWordPart(script.charAt(end))) {
                end++;
            }
            kind = Kind.WORD;
            afterOperand = !isOperatorWord();
        } else if (c == '"' || c == '\'') {
            literalEnd(c);
        } else if (c == '/' && !afterOperand) {
            regularExpressionEnd();
        } else if (c == '(' || c == '[' || c == '{') {
            kind = Kind.OPEN;
            afterOperand = false;
        } else if (c == ')' || c == ']' || c == '}') {
            kind = Kind.CLOSE;
            afterOperand = true;
        } else {
            kind = Kind.OPERATOR;
            afterOperand = false;
        }
        return true;
    }

    Kind kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean is(String text) {
        return end - start == text.length() && script.startsWith(text, start);
    }

    /** Goes on after a place ahead. */
    void skipTo(int offset) {
        end = offset;
        afterOperand = false;
    }

    private void literalEnd(char quote) {
        while (end < limit && script.charAt(end) != quote) {
            end += script.charAt(end) == '\\' ? 2 : 1;
        }
        end++;
        kind = Kind.LITERAL;
        afterOperand = true;
    }

    private void regularExpressionEnd() {
        boolean inClass = false;
        while (end < limit && (inClass || script.charAt(end) != '/')) {
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
        kind = Kind.LITERAL;
        afterOperand = true;
    }

    private boolean isOperatorWord() {
        char c = script.charAt(start);
        if (end - start > 10 || c < 'c' || c > 'v') {
            return false;
        }
        return switch (script.substring(start, end)) {
            case "return", "typeof", "case", "in", "instanceof", "void", "delete", "throw", "new", "else", "do" -> true;
            default -> false;
        };
    }

    static boolean isWordPart(char c) {
        return c == '$' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
