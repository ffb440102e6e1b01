// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.build.TestedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reviewed list of what an engine does not do as the standard says: each file of {@code src/test/js/gaps} shows one
 * gap. Its lines {@code //>} say what the standard wants, its lines {@code //!} what happens on Nashorn, and its lines
 * {@code //v8!} what happens on V8; an engine without such lines does what the standard wants. When the gap closes, the test
 * fails and the file belongs among the tests of the language.
 */
@Tag("every-engine")
class GapsTest {

    private static final Path FILES = Path.of("src/test/js/gaps");
    private static final Path DOCUMENT = Path.of("../docs/JAVASCRIPT.md");

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    static List<String> files() throws IOException {
        return ScriptCases.files(FILES);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isStillThereAndDoesWhatTheListSays(String file) throws Exception {
        String source = Files.readString(FILES.resolve(file));
        String here = ScriptCases.lines(source, TestedEngine.isV8() ? "//v8!" : "//!");
        String wanted = ScriptCases.lines(source, "//>");

        String outcome = outcome(file, source);

        if (here.isEmpty()) {
            assertThat(outcome).as("a gap of the other engine").isEqualTo(wanted);
        } else {
            assertThat(outcome).isEqualTo(here);
            assertThat(outcome).as("the gap is open").isNotEqualTo(wanted);
        }
    }

    @Test
    void isARowOfTheDocument() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.contains("| differs |") || line.contains("| missing |"))
                .sorted()
                .toList();
        List<String> gaps = files().stream().map(GapsTest::row).sorted().toList();

        assertThat(rows).isEqualTo(gaps);
    }

    private static String row(String file) {
        try {
            String source = Files.readString(FILES.resolve(file));
            return "| " + ScriptCases.lines(source, "// Feature:") + " | " + ScriptCases.lines(source, "// Status:")
                    + " | " + engines(source) + " | "
                    + ScriptCases.lines(source, "// Here:").replace('\n', ' ') + " |";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String engines(String source) {
        boolean nashorn = !ScriptCases.lines(source, "//!").isEmpty();
        boolean v8 = !ScriptCases.lines(source, "//v8!").isEmpty();
        return nashorn && v8 ? "both" : v8 ? "V8" : "Nashorn";
    }

    private static String outcome(String file, String source) throws Exception {
        SourceModule module = new SourceModule(file, ScriptCases.function(source));
        BuildResult built = host.host.checked(module, TestedEngine.build(TestHost.build(), module));
        if (built instanceof BuildResult.Rejected rejected) {
            BuildMessage first = rejected.errors().get(0);
            return "build: " + first.line() + ":" + first.column() + " " + first.text();
        }
        InvocationResult result = host.run(host.load(file, ScriptCases.function(source)), TestHost.LONG);
        return result instanceof InvocationResult.Threw threw
                ? threw.errorType() + ": " + threw.message()
                : TestHost.text(result);
    }
}
