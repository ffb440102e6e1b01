// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.FunctionName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first stage: the esbuild process parses the module, strips types and gathers exports in one statement at the end.
 *
 * <p>For Nashorn it lowers what Closure cannot read: private members, class fields and static blocks become older forms.
 */
final class Esbuild {

    private static final System.Logger LOG = System.getLogger(Esbuild.class.getName());
    private static final String MAP_MARK = "//# sourceMappingURL=data:application/json;base64,";
    private static final Pattern MESSAGE = Pattern.compile(
            "^\\S{1,2} \\[ERROR\\] (?<text>.*)$(?:\\R\\s*^ {4}(?<file>.+):(?<line>\\d+):(?<column>\\d+):$)?",
            Pattern.MULTILINE);

    private static final Pattern STRING_EXPORT = Pattern.compile(" as \"((?:[^\"\\\\]|\\\\.)*)\"(?=,?\\n)");

    /** What the stage made: code with its map, or messages. */
    record Output(@Nullable String code, SourceMapping mapping, List<BuildMessage> errors) {}

    static final String INTERRUPTED = "The build was interrupted.";

    private final Path binary;
    private volatile @Nullable String version;

    Esbuild(Path binary) {
        this.binary = binary;
    }

    /** Starts a process that asks for what it needs, for no longer than allowed. */
    EsbuildService serve(Duration timeLimit) throws IOException, EsbuildService.TimeIsUp, InterruptedException {
        String spoken = version;
        if (spoken == null) {
            // It insists on being called by its own version.
            Output told = run(List.of(binary.toString(), "--version"), "", timeLimit);
            spoken = String.valueOf(told.code()).strip();
            version = spoken;
        }
        return new EsbuildService(binary, spoken, timeLimit);
    }

    /** Lowers a module to what Closure reads. */
    Output lower(SourceModule source, Duration timeLimit) {
        Output output = transform(
                source,
                List.of(
                        "--target=es2021",
                        // Closure's own lowering of these is wrong in places: new (a?.b)(), super.m?.().
                        "--supported:optional-chain=false",
                        "--supported:nullish-coalescing=false",
                        "--supported:logical-assignment=false",
                        // Closure cannot parse it outside of a function.
                        "--supported:for-await=false"),
                timeLimit);
        String code = output.code();
        return code == null ? output : new Output(namingExports(code), output.mapping(), output.errors());
    }

    /**
     * Leaves a module in the language of today, without what no engine has: types and decorators.
     *
     * @param plainTexts whether texts with line ends become texts without, so that a statement is known by its line
     */
    Output strip(SourceModule source, boolean plainTexts, Duration timeLimit) {
        return transform(
                source,
                List.of(
                        "--target=esnext",
                        "--supported:decorators=false",
                        // The engine's own import.meta is empty.
                        "--define:import.meta.url=\"" + url(source.fileName()) + "\"",
                        "--supported:template-literal=" + !plainTexts),
                timeLimit);
    }

    /** As the prelude makes it for the other engine. */
    private static String url(String fileName) {
        try {
            return "file://" + new URI(null, null, "/" + fileName, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("fileName must be a name", e);
        }
    }

    private Output transform(SourceModule source, List<String> options, Duration timeLimit) {
        String loader = source.isTypeScript() ? "ts" : "js";
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--loader=" + loader,
                "--format=esm",
                "--supported:top-level-await=true",
                "--supported:arbitrary-module-namespace-names=true",
                "--sourcemap=inline",
                "--sources-content=false",
                "--legal-comments=none",
                "--log-limit=20",
                "--log-level=error",
                "--color=false",
                "--sourcefile=" + source.fileName()));
        command.addAll(options);
        return run(command, source.code(), timeLimit);
    }

    /**
     * Bundles a module of this project with all that it imports.
     *
     * @param injected a module whose exports take the place of globals with the same names
     * @param format {@code esm}, or {@code iife} for a script
     * @param target the version of the language, such as {@code es2021}
     */
    Output bundle(Path entry, Path injected, String format, String target, Duration timeLimit) {
        return run(
                List.of(
                        binary.toString(),
                        entry.toString(),
                        "--bundle",
                        "--inject:" + injected,
                        "--format=" + format,
                        "--target=" + target,
                        "--sourcemap=inline",
                        "--sources-content=false",
                        "--legal-comments=none",
                        "--log-level=error",
                        "--color=false"),
                "",
                timeLimit);
    }

    /** Input and output are files, so that one thread can wait for the end of the process and no longer than allowed. */
    private static Output run(List<String> command, String input, Duration timeLimit) {
        Path given = null;
        Path made = null;
        Process process = null;
        try {
            given = Files.createTempFile("functions-esbuild-", ".in");
            made = Files.createTempFile("functions-esbuild-", ".out");
            Files.write(given, input.getBytes(StandardCharsets.UTF_8));
            // Errors go to the same file: it writes either code or messages, never both.
            process = new ProcessBuilder(command)
                    .redirectInput(given.toFile())
                    .redirectOutput(made.toFile())
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                return rejected(BuildMessage.withoutPosition(tookTooLong(timeLimit)));
            }
            String output = new String(Files.readAllBytes(made), StandardCharsets.UTF_8);
            return process.exitValue() == 0
                    ? split(output)
                    : new Output(null, new SourceMapping(), messages(output, input));
        } catch (IOException e) {
            throw new UncheckedIOException("esbuild could not be run: " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return rejected(BuildMessage.withoutPosition(INTERRUPTED));
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            delete(given);
            delete(made);
        }
    }

    static String tookTooLong(Duration timeLimit) {
        return "The build took longer than " + timeLimit.toMillis() + " ms and was stopped.";
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A temporary file of the build stays: " + file, e);
        }
    }

    /** Writes names of exports that are strings as identifiers: Closure cannot read the former. */
    private static String namingExports(String code) {
        int exports = code.lastIndexOf("\nexport {\n");
        if (exports < 0 || code.indexOf('"', exports) < 0) {
            return code;
        }
        Matcher matcher = STRING_EXPORT.matcher(code.substring(exports));
        return code.substring(0, exports)
                + matcher.replaceAll(name -> Matcher.quoteReplacement(
                        " as " + FunctionName.encode(name.group(1).replaceAll("\\\\(.)", "$1"), -1)));
    }

    private static Output split(String output) {
        int mark = output.lastIndexOf(MAP_MARK);
        if (mark < 0) {
            return new Output(output, new SourceMapping(), List.of());
        }
        String encoded = output.substring(mark + MAP_MARK.length()).trim();
        String map = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        return new Output(output.substring(0, mark), SourceMapping.parse(map), List.of());
    }

    private static List<BuildMessage> messages(String output, String input) {
        List<BuildMessage> messages = new ArrayList<>();
        List<String> lines = input.lines().toList();
        Matcher matcher = MESSAGE.matcher(output);
        while (matcher.find()) {
            String text = matcher.group("text");
            if (matcher.group("line") == null) {
                messages.add(BuildMessage.withoutPosition(text));
            } else {
                int line = Integer.parseInt(matcher.group("line"));
                int bytes = Integer.parseInt(matcher.group("column"));
                messages.add(new BuildMessage(text, line, 1 + characters(lines, line, bytes)));
            }
        }
        if (messages.isEmpty()) {
            messages.add(BuildMessage.withoutPosition("The module could not be parsed: " + output.strip()));
        }
        return messages;
    }

    /** esbuild counts columns in bytes of UTF-8, authors count characters. */
    static int characters(List<String> lines, int line, int bytes) {
        if (line > lines.size()) {
            return bytes;
        }
        byte[] encoded = lines.get(line - 1).getBytes(StandardCharsets.UTF_8);
        return new String(encoded, 0, Math.min(bytes, encoded.length), StandardCharsets.UTF_8).length();
    }

    private static Output rejected(BuildMessage message) {
        return new Output(null, new SourceMapping(), List.of(message));
    }
}
