// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Each file of {@code src/test/js/language} shows one feature: it exports {@code test(log)}, and the lines that start
 * with {@code //>} say what it must log; where V8 rightly does something else, lines that start with {@code //v8>}. The expectations are what another engine logs for the same file.
 */
@Tag("every-engine")
class LanguageTest {

    private static final Path FILES = Path.of("src/test/js/language");
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
    void behavesAsOtherEnginesDo(String file) throws Exception {
        String source = Files.readString(FILES.resolve(file));
        String onV8 = ScriptCases.lines(source, "//v8>");
        String expected = TestedEngine.isV8() && !onV8.isEmpty() ? onV8 : ScriptCases.lines(source, "//>");

        InvocationResult result = host.run(host.load(file, ScriptCases.function(source)), TestHost.LONG);

        assertThat(TestHost.text(result)).isEqualTo(expected);
    }

    @Test
    void thereIsAFileForEachFeature() throws IOException {
        assertThat(files()).hasSizeGreaterThan(30);
    }
}
