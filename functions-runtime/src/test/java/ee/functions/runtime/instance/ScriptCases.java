// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Test cases written in JavaScript: files that export {@code test(log)} and say in comments what it must log. */
final class ScriptCases {

    /** What makes a function of such a file; it answers with what was logged. */
    private static final String HANDLER = """

            export async function onInvoke() {
              const lines = [];
              await test((...values) => lines.push(values.map((value) => String(value)).join(" ")));
              return new Response(lines.join("\\n"));
            }
            """;

    private static final Path CASES = Path.of("src/test/js/harness/cases.js");

    private ScriptCases() {}

    /** The function of such a file, with what it uses of the harness behind it: its own lines stay where they are. */
    static String function(String source) throws IOException {
        return source + HANDLER + (source.contains("using(log)") ? Files.readString(CASES) : "");
    }

    /** The names of the files in a directory. */
    static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** What stands behind a mark at the start of a line, line by line. */
    static String lines(String source, String mark) {
        return source.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.length() > mark.length() ? line.substring(mark.length() + 1) : "")
                .collect(Collectors.joining("\n"));
    }
}
