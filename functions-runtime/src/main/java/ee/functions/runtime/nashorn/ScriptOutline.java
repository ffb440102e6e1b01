// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines and functions of a built script, with the names that an author knows them by.
 *
 * <p>The engine names a function by where it stands in the lowered script; an author thinks of {@code Shop.open} or
 * {@code new Shop}. The names are read off the text around each function, once, when the first stack is asked for.
 */
final class ScriptOutline {

    private static final Pattern CLASS_MEMBER = Pattern.compile("\"(?:static )?(value|get|set)\",\\s*\"([^\"]*)\",$");
    private static final Pattern CLASS_NAME = Pattern.compile("\\s*,\\s*\"([^\"]*)\"");
    private static final Pattern BODY = Pattern.compile(
            "(asyncExecutePromiseGeneratorProgram\\(|createGenerator\\([\\w$]*,|AsyncGeneratorWrapper\\()$");
    private static final Pattern ASSIGNED = Pattern.compile("(?:^|[^\\w$])([\\w$]+)\\s*=$");
    private static final Pattern KEY = Pattern.compile("[{,]\\s*(?:\"([^\"\\\\]*)\"|([\\w$]+))\\s*:$");
    private static final Pattern PRIVATE_METHOD = Pattern.compile("_?(\\w+)_fn");
    private static final Pattern SUFFIX = Pattern.compile("\\$jscomp\\$\\d+$");
    private static final String BUILD_PREFIX = "$rt$";
    private static final String DEFINE_CLASS = BUILD_PREFIX + "defineClass";
    private static final int MOST_BEFORE = 120;

    /** A function: where its text starts and ends, and how it is called. */
    final class Function {
        private final int start;
        private final @Nullable Function parent;
        private final @Nullable ClassCall inClass;
        private int end = Integer.MAX_VALUE;
        private boolean constructor;
        private @Nullable String name;

        private Function(int start, @Nullable Function parent, @Nullable ClassCall inClass) {
            this.start = start;
            this.parent = parent;
            this.inClass = inClass;
        }

        /** The name to show, which an async function or a generator shares with its body; empty if there is none. */
        String name() {
            String known = name;
            if (known == null) {
                known = nameOf(this);
                name = known;
            }
            return known;
        }

        /** The name it is called by: the last part of the one to show. */
        String calledName() {
            String shown = name();
            return shown.substring(Math.max(shown.lastIndexOf('.'), shown.lastIndexOf(' ')) + 1);
        }

        /** Where its text starts. */
        int start() {
            return start;
        }

        /** Where its text has ended. */
        int end() {
            return Math.min(end, script.length());
        }

        /** Tells whether {@code new} calls it. */
        boolean isConstructor() {
            return constructor;
        }
    }

    /** The call that defines a class: its first function is the constructor, behind which the name of the class stands. */
    private static final class ClassCall {
        private @Nullable String className;
    }

    /** An open bracket: of a function's body, of the call that defines a class, or another. */
    private record Open(
            @Nullable Function function, @Nullable ClassCall classCall) {}

    private final String script;
    private final String defaultName;
    private final int[] lineStarts;
    private final List<Function> functions = new ArrayList<>();

    ScriptOutline(String script, String fileName) {
        this.script = script;
        String base = fileName.substring(fileName.lastIndexOf('/') + 1);
        int dot = base.indexOf('.');
        this.defaultName = (dot < 0 ? base : base.substring(0, dot)).replaceAll("[^A-Za-z0-9_$]", "_") + "_default";
        this.lineStarts = findLines(script);
        findFunctions();
    }

    private static int[] findLines(String script) {
        int[] starts = new int[1024];
        int count = 1;
        for (int at = script.indexOf('\n'); at >= 0; at = script.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    /** How many lines the script has; lines count from 0. */
    int lineCount() {
        return lineStarts.length;
    }

    /** Where a line starts; the end of the script for a line after the last one. */
    int lineStart(int line) {
        return line < lineStarts.length ? lineStarts[line] : script.length();
    }

    /** The line of a place. */
    int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** The text of a line, without its break; empty if there is no such line. */
    String line(int line) {
        if (line < 0 || line >= lineStarts.length) {
            return "";
        }
        int end = line + 1 < lineStarts.length ? lineStarts[line + 1] - 1 : script.length();
        return script.substring(lineStarts[line], end);
    }

    String script() {
        return script;
    }

    /** The innermost function that a place is in; null if there is none. */
    @Nullable
    Function functionAt(int offset) {
        int low = 0;
        int high = functions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (functions.get(middle).start <= offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        Function found = high < 0 ? null : functions.get(high);
        while (found != null && found.end <= offset) {
            found = found.parent;
        }
        return found;
    }

    private void findFunctions() {
        Deque<Open> open = new ArrayDeque<>();
        Deque<ClassCall> classes = new ArrayDeque<>();
        Open other = new Open(null, null);
        Function current = null;
        ScriptTokens tokens = new ScriptTokens(script, 0, script.length());
        while (tokens.next()) {
            int start = tokens.start();
            switch (tokens.kind()) {
                case WORD -> {
                    if (tokens.is("function")) {
                        current = new Function(start, current, classes.peek());
                        functions.add(current);
                        open.push(new Open(current, null));
                        tokens.skipTo(script.indexOf('{', start) + 1);
                    }
                }
                case OPEN -> {
                    if (script.charAt(start) == '(' && script.startsWith(DEFINE_CLASS, start - DEFINE_CLASS.length())) {
                        ClassCall call = new ClassCall();
                        classes.push(call);
                        open.push(new Open(null, call));
                    } else {
                        open.push(other);
                    }
                }
                case CLOSE -> {
                    Open closed = open.poll();
                    if (closed != null && closed.classCall() != null) {
                        classes.poll();
                    }
                    Function ended = closed == null ? null : closed.function();
                    if (ended != null) {
                        ended.end = start + 1;
                        current = ended.parent;
                        Open around = open.peek();
                        ClassCall call = around == null ? null : around.classCall();
                        if (call != null && call.className == null) {
                            Matcher matcher = CLASS_NAME.matcher(script).region(ended.end, script.length());
                            call.className = matcher.lookingAt() ? matcher.group(1) : "";
                            ended.constructor = true;
                        }
                    }
                }
                default -> {
                    // Operands and operators open and close nothing.
                }
            }
        }
    }

    private String nameOf(Function function) {
        int start = function.start;
        String before =
                script.substring(Math.max(0, start - MOST_BEFORE), start).stripTrailing();
        String className =
                function.inClass == null || function.inClass.className == null ? "" : function.inClass.className;
        if (function.constructor) {
            return "new " + (className.isEmpty() ? "(anonymous)" : className);
        }
        if (BODY.matcher(before).find()) {
            return function.parent == null ? "" : function.parent.name();
        }
        Matcher member = CLASS_MEMBER.matcher(before);
        if (member.find()) {
            String name = member.group(2);
            return !member.group(1).equals("value")
                    ? member.group(1) + " " + name
                    : className.isEmpty() ? name : className + "." + name;
        }
        String own = ownName(start);
        Matcher key = KEY.matcher(before);
        if (key.find()) {
            String name = key.group(1) != null ? key.group(1) : key.group(2);
            if (name.startsWith(BUILD_PREFIX)) {
                return "";
            }
            return name.equals("get") || name.equals("set") ? name : "Object." + name;
        }
        Matcher assigned = ASSIGNED.matcher(before);
        return !own.isEmpty() ? readable(own) : assigned.find() ? readable(assigned.group(1)) : "";
    }

    /** The name that stands behind {@code function}; empty if there is none or the build has put it there. */
    private String ownName(int start) {
        int nameStart = start + "function".length();
        int nameEnd = script.indexOf('(', nameStart);
        String name = script.substring(nameStart, nameEnd).strip();
        return name.startsWith("$") && (name.startsWith("$jscomp") || name.startsWith("$rt$")) ? "" : name;
    }

    private String readable(String name) {
        String plain = SUFFIX.matcher(name).replaceAll("");
        if (plain.contains("$rt$") || plain.contains("$jscomp") || plain.startsWith("module$")) {
            return "";
        }
        Matcher method = PRIVATE_METHOD.matcher(plain);
        return plain.equals(defaultName) ? "default" : method.matches() ? "#" + method.group(1) : plain;
    }
}
