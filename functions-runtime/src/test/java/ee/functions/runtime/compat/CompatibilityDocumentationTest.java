// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CompatibilityDocumentationTest {

    @Test
    void compatibilityDocumentIsWhatTheFlagsSay() throws IOException {
        String expected = CompatibilityDocumentation.render();
        Files.writeString(Files.createDirectories(Path.of("target", "docs")).resolve("COMPATIBILITY.md"), expected);

        assertThat(Files.readString(Path.of("..", "docs", "COMPATIBILITY.md")))
                .as("docs/COMPATIBILITY.md is generated: copy functions-runtime/target/docs/COMPATIBILITY.md over it")
                .isEqualTo(expected);
    }

    @Test
    void everyFlagHasADateThatVersionsMayAskFor() {
        assertThat(CompatibilityFlag.values()).allSatisfy(flag -> {
            assertThat(CompatibilityDates.isKnown(flag.since())).isTrue();
            // There is a known date before it, or nobody could choose the old behaviour.
            assertThat(flag.since()).isAfter(CompatibilityDates.MINIMUM);
        });
    }

    @Test
    void flagsAreOnFromTheirDate() {
        assertThat(CompatibilityFlag.namesOn(CompatibilityDates.MINIMUM)).isEmpty();
        assertThat(CompatibilityFlag.namesOn(CompatibilityDates.MAXIMUM)).hasSize(CompatibilityFlag.values().length);
        CompatibilityFlag flag = CompatibilityFlag.SET_TOSTRING_TAG;
        assertThat(flag.isOn(flag.since().minusDays(1))).isFalse();
        assertThat(CompatibilityFlag.namesOn(flag.since())).containsExactly("set_tostring_tag");
    }
}
