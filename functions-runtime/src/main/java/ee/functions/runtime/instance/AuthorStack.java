// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.SourceMapping;
import ee.functions.runtime.engine.FunctionName;
import ee.functions.runtime.engine.StackFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows stacks in the author's own file, line and column; frames of the host and the prelude are left out.
 *
 * <p>The engine knows only the line of a frame. The build has broken the script into lines so short that the line says
 * which call or statement it was. The map is decoded when the first stack is asked for: most versions never throw.
 */
final class AuthorStack implements StackFormat {

    private static final int MOST_FRAMES = 30;
    private static final Pattern ANONYMOUS = Pattern.compile("L:(\\d+)(?:-\\d+)?");
    private static final Pattern SPLIT = Pattern.compile("\\$?:split\\d*$");
    private static final Pattern STATEMENT_START = Pattern.compile("(throw|return|case|typeof|void) ");

    private final String fileName;
    private final String script;
    private final String sourceMap;
    private volatile @Nullable Decoded decoded;

    private record Decoded(SourceMapping mapping, int[] lineStarts) {}

    AuthorStack(String fileName, String script, String sourceMap) {
        this.fileName = fileName;
        this.script = script;
        this.sourceMap = sourceMap;
    }

    @Override
    public List<String> frames(StackTraceElement[] frames) {
        List<String> shown = new ArrayList<>();
        String inner = "";
        for (StackTraceElement frame : frames) {
            if (shown.size() == MOST_FRAMES) {
                break;
            }
            boolean author = fileName.equals(frame.getFileName())
                    && frame.getClassName().contains("Script$")
                    && frame.getLineNumber() > 0; // the engine's own bridges have no line
            if (!author) {
                continue;
            }
            SourceMapping.Position position = position(frame.getLineNumber() - 1);
            // The engine splits large functions into several methods.
            String path = SPLIT.matcher(frame.getMethodName()).replaceAll("");
            // The body of an async function or a generator is a function in the lowered function: one frame for both.
            boolean body = inner.startsWith(path + "#")
                    && ANONYMOUS.matcher(inner.substring(path.length() + 1)).matches();
            inner = path;
            if (position == null || (body && isStartOfBody(frame.getLineNumber() - 1))) {
                continue;
            }
            String place = fileName + ":" + (position.line() + 1) + ":" + (position.column() + 1);
            String name = name(path);
            shown.add(name.isEmpty() ? place : name + " (" + place + ")");
        }
        return shown;
    }

    private boolean isStartOfBody(int line) {
        String text = line(decoded(), line);
        return text.contains("$jscomp.asyncExecutePromiseGenerator") || text.contains("$jscomp.generator.");
    }

    private SourceMapping.@Nullable Position position(int line) {
        Decoded map = decoded();
        String text = line(map, line);
        int start = STATEMENT_START.matcher(text).lookingAt() ? text.indexOf(' ') + 1 : 0;
        int call = text.indexOf('(', start);
        if (call > start && !text.startsWith("new ", start) && isPath(text, start, call)) {
            SourceMapping.Position called = map.mapping().source(line, call - 1);
            if (called != null) {
                return called;
            }
        }
        SourceMapping.Position position = map.mapping().firstSource(line, start);
        return position != null ? position : map.mapping().firstSource(line, 0);
    }

    /** Tells whether this stretch of a line is only what is called, such as {@code request.json}. */
    private static boolean isPath(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static String line(Decoded map, int line, String script) {
        int from = map.lineStarts()[line];
        int to = line + 1 < map.lineStarts().length ? map.lineStarts()[line + 1] - 1 : script.length();
        return script.substring(from, to);
    }

    /** Empty for a line outside of the script: the engine has frames of its own that bear no line. */
    private String line(Decoded map, int line) {
        return line >= 0 && line < map.lineStarts().length ? line(map, line, script) : "";
    }

    private String name(String path) {
        String[] parts = path.split("#");
        String last = parts[parts.length - 1];
        Matcher anonymous = ANONYMOUS.matcher(last);
        if (anonymous.matches()) {
            boolean bodyOfNamed = parts.length > 2 && isStartOfBody(Integer.parseInt(anonymous.group(1)) - 1);
            last = bodyOfNamed ? parts[parts.length - 2] : "";
        }
        int suffix = last.indexOf('-');
        String name = suffix > 0 ? last.substring(0, suffix) : last;
        return ANONYMOUS.matcher(name).matches() ? "" : FunctionName.decode(name);
    }

    private Decoded decoded() {
        Decoded map = decoded;
        if (map == null) {
            map = new Decoded(SourceMapping.parse(sourceMap), lineStarts());
            decoded = map;
        }
        return map;
    }

    private int[] lineStarts() {
        int count = 1 + (int) script.chars().filter(c -> c == '\n').count();
        int[] starts = new int[count];
        int line = 0;
        for (int at = script.indexOf('\n'); at >= 0; at = script.indexOf('\n', at + 1)) {
            starts[++line] = at + 1;
        }
        return starts;
    }
}
