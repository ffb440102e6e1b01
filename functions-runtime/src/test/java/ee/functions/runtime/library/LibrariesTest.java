// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.build.AuthorBundle;
import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.webapi.FunctionRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Functions that use popular npm libraries run unmodified: each file of {@code src/test/js/libraries} is bundled with the
 * packages it imports, built, and invoked.
 */
@Tag("every-engine")
class LibrariesTest {

    private static final Path FILES = Path.of("src/test/js/libraries");
    private static final Path HARNESS = Path.of("src/test/js/harness/assertions.js");

    @TempDir
    private static Path project;

    private static FunctionRunner runner;

    @BeforeAll
    static void start() {
        NodeModules.unpackInto(project);
        runner = new FunctionRunner(RuledEgress.allowing(List.of()));
    }

    @AfterAll
    static void stop() {
        runner.close();
    }

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyAssertionHolds(String file) throws Exception {
        Path module = project.resolve(file);
        Files.writeString(module, Files.readString(HARNESS) + Files.readString(FILES.resolve(file)));

        String answer = runner.answer(runner.load(file, AuthorBundle.of(module), Map.of()), "{}");

        assertThat(answer).endsWith("\"failures\":[]}").doesNotContain("\"assertions\":0");
    }

    @Test
    void thereAreAtLeastTwelveLibraries() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(12);
    }
}
