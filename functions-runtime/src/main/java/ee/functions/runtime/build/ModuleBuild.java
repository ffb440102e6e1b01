// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The build for V8: the module as an ES module without types, its exports in one statement at the end.
 *
 * <p>esbuild alone reads the code. It prints each statement of the module from the first column of a line on; all else that
 * begins there is closing brackets, and texts that go over several lines.
 */
final class ModuleBuild {

    /** Changes whenever the same source would become another artifact. */
    static final String PIPELINE = "esm-1";

    private static final String NO_ESBUILD = "Functions for V8 are built by esbuild, of which there is none for this"
            + " platform. Choose the engine nashorn; an administrator can name a binary in functions.build.esbuild-path.";

    private static final String EXPORTS = "export {";
    /** A module of the CommonJS form. */
    private static final Pattern DEFAULT = Pattern.compile("^export default ", Pattern.MULTILINE);

    /** Up to the quote before the name of the other module. */
    private static final Pattern FOREIGN = Pattern.compile(
            "^(?<what>import|export) [^;\"'{]*+(?:\\{[^}]*+\\}[^;\"'{]*+)?(?<quote>[\"'])", Pattern.MULTILINE);

    private static final Pattern MAYBE_FOREIGN = Pattern.compile("^(?:import|export \\*) ", Pattern.MULTILINE);

    private final @Nullable Esbuild esbuild;
    private final Duration timeLimit;
    private final String pipelineId;

    ModuleBuild(@Nullable Esbuild esbuild, Duration timeLimit, String pipelineId) {
        this.esbuild = esbuild;
        this.timeLimit = timeLimit;
        this.pipelineId = pipelineId;
    }

    BuildResult build(SourceModule source) {
        if (esbuild == null) {
            return new BuildResult.Rejected(List.of(BuildMessage.withoutPosition(NO_ESBUILD)));
        }
        Esbuild.Output stripped = esbuild.strip(source, false, timeLimit);
        String code = stripped.code();
        if (code == null) {
            return new BuildResult.Rejected(stripped.errors());
        }
        if (MAYBE_FOREIGN.matcher(code).find()) {
            // For certain: a text with line ends may have lines that look like statements.
            Esbuild.Output plain = esbuild.strip(source, true, timeLimit);
            List<BuildMessage> errors = plain.code() == null ? plain.errors() : foreign(plain.code(), plain.mapping());
            if (!errors.isEmpty()) {
                return new BuildResult.Rejected(errors);
            }
        }
        List<String> exports = exports(code);
        if (EntryPoint.of(exports) == null) {
            return new BuildResult.Rejected(List.of(BuildMessage.withoutPosition(EntryPoint.missing(exports))));
        }
        return new BuildResult.Built(
                new Artifact(EngineKind.V8, pipelineId, code, stripped.mapping().toJson(source.fileName())));
    }

    /** The names that the module exports, in the order in which esbuild has them. */
    private static List<String> exports(String code) {
        List<String> lines = code.lines().toList();
        int last = lines.size() - 1;
        int first = lines.lastIndexOf(EXPORTS);
        if (first < 0 || !lines.get(last).equals("};")) {
            return DEFAULT.matcher(code).find() ? List.of("default") : List.of();
        }
        List<String> names = new ArrayList<>();
        for (String line : lines.subList(first + 1, last)) {
            if (!line.startsWith("  ")) {
                return List.of(); // these lines are of a text
            }
            String export = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
            int as = export.indexOf(" as ");
            names.add(as < 0 ? export.strip() : unquoted(export.substring(as + " as ".length())));
        }
        return names;
    }

    private static List<BuildMessage> foreign(String code, SourceMapping mapping) {
        List<BuildMessage> messages = new ArrayList<>();
        Matcher matcher = FOREIGN.matcher(code);
        int line = 0;
        int counted = 0;
        while (matcher.find()) {
            for (; counted < matcher.start(); counted++) {
                line += code.charAt(counted) == '\n' ? 1 : 0;
            }
            String module = unquoted(code.substring(matcher.start("quote"), endOfQuote(code, matcher.start("quote"))));
            String text =
                    matcher.group("what").equals("import") ? Refusals.importing(module) : Refusals.exporting(module);
            SourceMapping.Position position = mapping.source(line, 0);
            messages.add(
                    position == null
                            ? BuildMessage.withoutPosition(text)
                            : new BuildMessage(text, position.line() + 1, position.column() + 1));
        }
        return messages;
    }

    private static int endOfQuote(String code, int start) {
        int at = start + 1;
        while (code.charAt(at) != code.charAt(start)) {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static String unquoted(String name) {
        boolean quoted = name.startsWith("\"") || name.startsWith("'");
        return quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }
}
