// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.egress.RuledEgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the JavaScript tests of the Web APIs and the bindings inside the pipeline and sandbox of production. */
@Tag("every-engine")
class JavaScriptTest {

    private static final Path ROOT = Path.of("src/test/js");
    private static final Path HARNESS = ROOT.resolve("harness/assertions.js");
    private static final String ENVELOPE = "{\"payload\":\"{\\\"greeting\\\":\\\"h\u00e9\\\"}\"}";
    private static final Pattern EXPECTED_ENTRY = Pattern.compile("; // ((?:LOG|INFO|WARN|ERROR|DEBUG) .*)$");
    private static final Pattern ASSERTIONS = Pattern.compile("\"assertions\":(\\d+)");

    private static FunctionRunner runner;

    @BeforeAll
    static void start() {
        runner = new FunctionRunner(RuledEgress.allowing(List.of()));
    }

    @AfterAll
    static void stop() {
        runner.close();
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> webapi = Files.list(ROOT.resolve("webapi"));
                Stream<Path> kv = Files.list(ROOT.resolve("kv"))) {
            return Stream.concat(webapi, kv).map(file -> ROOT.relativize(file).toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyAssertionHolds(String file) throws Exception {
        String answer = runner.answer(runner.load(file, source(file), Map.of()), ENVELOPE);

        assertThat(answer).endsWith("\"failures\":[]}");
        Matcher assertions = ASSERTIONS.matcher(answer);
        assertThat(assertions.find()).isTrue();
        assertThat(Integer.parseInt(assertions.group(1))).isPositive();
    }

    @Test
    void consoleWritesOneEntryForEachCallAsAPersonExpects() throws Exception {
        List<String> expected = Files.readAllLines(ROOT.resolve("webapi/console.js")).stream()
                .map(EXPECTED_ENTRY::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1).replace("↵", "\n"))
                .toList();
        try (FunctionRunner quiet = new FunctionRunner(RuledEgress.allowing(List.of()))) {
            quiet.answer(quiet.load("console.js", source("webapi/console.js"), Map.of()), ENVELOPE);

            assertThat(quiet.log()).containsExactlyElementsOf(expected);
        }
    }

    private static String source(String file) throws IOException {
        return Files.readString(HARNESS, StandardCharsets.UTF_8)
                + Files.readString(ROOT.resolve(file), StandardCharsets.UTF_8);
    }
}
