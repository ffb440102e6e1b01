// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import ee.functions.runtime.build.SourceMapping;
import ee.functions.runtime.nashorn.ExpressionFinder.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows stacks in the author's own file, line and column; frames of the host and the prelude are left out.
 *
 * <p>The engine knows only the line of a frame. The build has broken the script into lines so short that the line says
 * which call or statement it was; what is inside of it is found by name. Map and outline are made when the first stack
 * is asked for: most versions never throw.
 */
final class AuthorStack implements StackFormat {

    private static final int MOST_FRAMES = 30;
    private static final Pattern STATEMENT_START = Pattern.compile("(throw|return|case|typeof|void) ");
    private static final Pattern START_OF_BODY =
            Pattern.compile("\\$jscomp\\.(asyncExecutePromiseGenerator|generator\\.|AsyncGeneratorWrapper\\()");

    private final String fileName;
    private final String script;
    private final String sourceMap;
    private volatile @Nullable Decoded decoded;

    private record Decoded(SourceMapping mapping, ScriptOutline outline, ExpressionFinder finder) {}

    AuthorStack(String fileName, String script, String sourceMap) {
        this.fileName = fileName;
        this.script = script;
        this.sourceMap = sourceMap;
    }

    @Override
    public List<String> frames(StackTraceElement[] frames, String message, Set<String> classes) {
        List<String> shown = new ArrayList<>();
        Hint made = Hint.construction(classes);
        Hint hint = Hint.of(message);
        boolean innermost = true;
        for (StackTraceElement frame : frames) {
            if (shown.size() == MOST_FRAMES) {
                break;
            }
            boolean author = fileName.equals(frame.getFileName())
                    && frame.getClassName().contains("Script$")
                    && frame.getLineNumber() > 0; // the engine's own bridges have no line
            if (!author) {
                // Whatever the host or the engine called in between, its name is not in the script.
                hint = innermost || isBridge(frame) ? hint : null;
                continue;
            }
            int line = frame.getLineNumber() - 1;
            // An async function or a generator has a body of its own: one frame for both.
            if (START_OF_BODY.matcher(decoded().outline().line(line)).find()) {
                continue;
            }
            ScriptOutline.Function function =
                    decoded().outline().functionAt(decoded().outline().lineStart(line));
            String name = function == null ? "" : function.name();
            if (innermost && function != null && classes.contains(function.calledName())) {
                hint = made;
                continue;
            }
            int offset = hint == null ? -1 : decoded().finder().find(line, hint);
            if (innermost && offset < 0) {
                offset = decoded().finder().find(line, made);
            }
            SourceMapping.Position position = offset < 0 ? position(line) : positionOf(offset);
            innermost = false;
            hint = hintAbout(function);
            if (position != null) {
                String place = place(position);
                shown.add(name.isEmpty() ? place : name + " (" + place + ")");
            }
        }
        return shown;
    }

    @Override
    public String asyncFrame(int offset, int address) {
        Decoded map = decoded();
        ScriptOutline.Function body = offset < 0 ? null : map.outline().functionAt(offset);
        int await = body == null ? -1 : map.finder().findAwait(body, address);
        SourceMapping.Position position = await < 0 ? null : positionOf(await);
        if (body == null || position == null) {
            return "";
        }
        String name = body.name();
        String place = place(position);
        return "async " + (name.isEmpty() ? place : name + " (" + place + ")");
    }

    private String place(SourceMapping.Position position) {
        String file = decoded().mapping().file(position);
        return (file == null ? fileName : file) + ":" + (position.line() + 1) + ":" + (position.column() + 1);
    }

    /** Frames by which the engine gets from one function of a script to another. */
    private static boolean isBridge(StackTraceElement frame) {
        return frame.getClassName().startsWith("java.lang.invoke.")
                || frame.getClassName().startsWith("org.openjdk.nashorn.internal.scripts.")
                || frame.getClassName().startsWith("org.openjdk.nashorn.internal.runtime.");
    }

    private static @Nullable Hint hintAbout(ScriptOutline.@Nullable Function called) {
        if (called == null || called.name().isEmpty()) {
            return null;
        }
        Set<String> names = Set.of(called.calledName());
        return called.isConstructor() ? Hint.construction(names) : Hint.call(called.calledName());
    }

    private SourceMapping.@Nullable Position positionOf(int offset) {
        Decoded map = decoded();
        int line = map.outline().lineOf(offset);
        int column = offset - map.outline().lineStart(line);
        SourceMapping.Position position = map.mapping().source(line, column);
        return position != null ? position : map.mapping().firstSource(line, column);
    }

    private SourceMapping.@Nullable Position position(int line) {
        Decoded map = decoded();
        String text = map.outline().line(line);
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
            if (!ScriptTokens.isWordPart(c) && c != '.') {
                return false;
            }
        }
        return true;
    }

    private Decoded decoded() {
        Decoded map = decoded;
        if (map == null) {
            ScriptOutline outline = new ScriptOutline(script, fileName);
            map = new Decoded(SourceMapping.parse(sourceMap), outline, new ExpressionFinder(outline));
            decoded = map;
        }
        return map;
    }
}
