// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds which part of a statement a frame is at.
 *
 * <p>The engine marks lines at statements and calls only. For a frame it therefore tells the last of these that began:
 * the statement, for a read of a property in it; the last argument's call, for a call whose arguments are calls. What was
 * called, made or read is known from the frame further in, or from the error, and is looked for around that line.
 */
final class ExpressionFinder {

    private static final int MOST_LINES = 200;

    /** The engine's own messages are shorter; those of scripts may be as long as they like, and patterns search them. */
    private static final int LONGEST_MESSAGE = 1_000;

    private static final Pattern READ =
            Pattern.compile("(?:property \"([^\"]+)\" (?:from|of) |\\((?:reading|setting) '([^']+)'\\))");
    private static final Pattern NOT_CALLABLE = Pattern.compile("([\\w$]+) is not a (?:function|constructor)$");
    private static final Pattern NOT_DEFINED = Pattern.compile("^\"?([\\w$]+)\"? is not defined$");

    /** What is looked for. */
    private enum What {
        CALL,
        NEW,
        READ,
        NAME
    }

    /** What happened at a frame. */
    record Hint(What what, Set<String> names) {

        /** A function of this name was called. */
        static Hint call(String name) {
            return new Hint(What.CALL, Set.of(name));
        }

        /** An object of one of these classes was made. */
        static Hint construction(Set<String> classes) {
            return new Hint(What.NEW, classes);
        }

        /** What the engine itself says in the message of an error; null if it says nothing. */
        static @Nullable Hint of(String message) {
            if (message.length() > LONGEST_MESSAGE) {
                return null;
            }
            Matcher read = READ.matcher(message);
            if (read.find()) {
                return new Hint(What.READ, Set.of(read.group(1) != null ? read.group(1) : read.group(2)));
            }
            Matcher notCallable = NOT_CALLABLE.matcher(message);
            if (notCallable.find()) {
                return call(notCallable.group(1));
            }
            Matcher notDefined = NOT_DEFINED.matcher(message);
            return notDefined.find() ? new Hint(What.NAME, Set.of(notDefined.group(1))) : null;
        }
    }

    /** A call that the walk is inside of: where its own text is, -1 if it is not one that is looked for. */
    private record Bracket(int offset, boolean found) {}

    private final ScriptOutline outline;
    private final String script;

    ExpressionFinder(ScriptOutline outline) {
        this.outline = outline;
        this.script = outline.script();
    }

    /** Gives the place in the script; -1 if there is none to be found. */
    int find(int line, Hint hint) {
        int from = outline.lineStart(firstLine(line));
        int marked = outline.lineStart(line);
        int markedEnd = outline.lineStart(line + 1);
        int limit = outline.lineStart(lastLine(line) + 1);
        Deque<Bracket> open = new ArrayDeque<>();
        boolean afterNew = false;
        int newOffset = -1;
        boolean reached = false;
        int after = -1;
        int before = -1;
        int word = -1;
        int wordEnd = -1;
        boolean wordIsNew = false;
        ScriptTokens tokens = new ScriptTokens(script, from, limit);
        while (tokens.next()) {
            int start = tokens.start();
            if (!reached && start >= marked) {
                reached = true;
                // The innermost of the calls around the marked line.
                for (Bracket bracket : open) {
                    if (bracket.found()) {
                        return bracket.offset();
                    }
                }
            }
            switch (tokens.kind()) {
                case WORD -> {
                    if (tokens.is("new")) {
                        afterNew = true;
                        newOffset = start;
                    } else if (!isLink(start, tokens.end())) {
                        word = start;
                        wordEnd = tokens.end();
                        wordIsNew = afterNew;
                        if (isWanted(hint, start, wordEnd)) {
                            after = start >= marked ? start : -1;
                            before = start;
                        }
                    }
                }
                case OPEN -> {
                    boolean call = script.charAt(start) == '(' && word >= 0 && isCallOf(word, wordEnd, start);
                    boolean found = call && isWantedCall(hint, word, wordEnd, wordIsNew);
                    int offset = wordIsNew ? newOffset : word;
                    if (found && after < 0 && offset >= marked && (hint.what() == What.NEW || offset < markedEnd)) {
                        after = offset;
                    }
                    open.push(new Bracket(offset, found));
                    word = -1;
                    afterNew = false;
                }
                case CLOSE -> {
                    open.poll();
                    word = -1;
                    afterNew = false;
                }
                default -> {
                    if (script.charAt(start) != '.') {
                        word = -1;
                        afterNew = false;
                    }
                }
            }
            if (after >= 0) {
                return after;
            }
        }
        return before;
    }

    /**
     * Finds the await after which the body of a lowered async function goes on at an address.
     *
     * @return the place in the script; -1 if there is none
     */
    int findAwait(ScriptOutline.Function body, int address) {
        int from = script.indexOf('(', body.start()) + 1;
        String context = script.substring(from, script.indexOf(')', from));
        String yield = context + ".yield(";
        for (int at = script.indexOf(yield, from); at >= 0 && at < body.end(); at = script.indexOf(yield, at + 1)) {
            if (lastArgument(at + yield.length(), body.end()).equals(String.valueOf(address))) {
                return at;
            }
        }
        return -1;
    }

    private String lastArgument(int from, int limit) {
        int depth = 0;
        int argument = from;
        ScriptTokens tokens = new ScriptTokens(script, from, limit);
        while (tokens.next()) {
            if (tokens.kind() == ScriptTokens.Kind.OPEN) {
                depth++;
            } else if (tokens.kind() == ScriptTokens.Kind.CLOSE) {
                if (depth == 0) {
                    return script.substring(argument, tokens.start()).strip();
                }
                depth--;
            } else if (depth == 0 && tokens.is(",")) {
                argument = tokens.end();
            }
        }
        return "";
    }

    /** Says whether a word is the {@code call} or {@code apply} by which the function before it is called. */
    private boolean isLink(int start, int end) {
        return start > 0
                && script.charAt(start - 1) == '.'
                && end < script.length()
                && script.charAt(end) == '('
                && (script.startsWith("call(", start) || script.startsWith("apply(", start));
    }

    private boolean isCallOf(int word, int wordEnd, int bracket) {
        String between = script.substring(wordEnd, bracket);
        return word >= 0 && (between.isBlank() || between.equals(".call") || between.equals(".apply"));
    }

    private boolean isWanted(Hint hint, int start, int end) {
        return switch (hint.what()) {
            case READ -> start > 0 && script.charAt(start - 1) == '.' && named(hint, start, end);
            case NAME -> (start == 0 || script.charAt(start - 1) != '.') && named(hint, start, end);
            default -> false;
        };
    }

    private boolean isWantedCall(Hint hint, int start, int end, boolean made) {
        return switch (hint.what()) {
            case CALL -> !made && named(hint, start, end);
            case NEW -> made && named(hint, start, end);
            default -> false;
        };
    }

    private boolean named(Hint hint, int start, int end) {
        return hint.names().contains(script.substring(start, end));
    }

    private int firstLine(int line) {
        int first = line;
        while (first > 0 && line - first < MOST_LINES && !endsStatement(outline.line(first - 1))) {
            first--;
        }
        return first;
    }

    private int lastLine(int line) {
        int last = line;
        while (last + 1 < outline.lineCount()
                && last - line < MOST_LINES
                && !outline.line(last).endsWith(";")) {
            last++;
        }
        return last;
    }

    private static boolean endsStatement(String line) {
        return line.endsWith(";") || line.endsWith("}") || line.startsWith("case ");
    }
}
