// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsDocumentationTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void configurationDocumentIsWhatTheSettingsSay() throws IOException {
        compare("CONFIGURATION.md", SettingsDocumentation.render());
    }

    @Test
    void limitsDocumentIsWhatTheSettingsSay() throws IOException {
        compare("LIMITS.md", SettingsDocumentation.renderLimits());
    }

    private static void compare(String file, String expected) throws IOException {
        Files.writeString(Files.createDirectories(Path.of("target", "docs")).resolve(file), expected);
        assertThat(Files.readString(DOCS.resolve(file)))
                .as("docs/%s is generated: copy functions-ejb/target/docs/%s over it", file, file)
                .isEqualTo(expected);
    }
}
