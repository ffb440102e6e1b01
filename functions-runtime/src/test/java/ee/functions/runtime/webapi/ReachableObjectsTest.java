// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.egress.RuledEgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All that a script can reach is of the script: no object of Java, and no word of Java in its errors. */
@Tag("every-engine")
class ReachableObjectsTest {

    @Test
    void everythingIsAValueOfTheScript() throws Exception {
        try (FunctionRunner runner = new FunctionRunner(RuledEgress.allowing(List.of()))) {
            String answer = runner.answer(
                    runner.load("reachable.js", Files.readString(Path.of("src/test/js/realm/reachable.js")), Map.of()),
                    "{}");

            assertThat(answer).contains("\"problems\":[]").containsPattern("\"functions\":1\\d{3}");
        }
    }
}
