// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import ee.functions.runtime.webapi.FixedLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes {@code docs/CONFIGURATION.md} and {@code docs/LIMITS.md}; a test compares the files with what is written here. */
public final class SettingsDocumentation {
    private SettingsDocumentation() {}

    /** Returns the text of {@code docs/CONFIGURATION.md}. */
    public static String render() {
        return """
                # Configuration

                Generated from `Setting`; a test compares this file with the code.

                A setting is read once, when the application starts: the system property of its key counts first, then the
                environment variable (the key in capitals, dots and hyphens as underscores), then MicroProfile Config if
                the server has it, then the default. A value that is not allowed fails the deployment with a sentence that names
                the key and the bounds.

                | Key | Type | Unit | Default | Allowed | Meaning |
                |---|---|---|---|---|---|
                """ + rows();
    }

    /**
     * Returns the text of {@code docs/LIMITS.md}: the settings that bound what a site, a function or a caller may do, the
     * bounds nobody can set, and the notes in the resource {@code limits-notes.md}.
     */
    public static String renderLimits() {
        return """
                # Limits

                Generated from `Setting`, `FixedLimit` and `limits-notes.md`; a test compares this file with the code. Sizes of
                texts count bytes of UTF-8.

                ## Settings

                | Key | Unit | Default | Allowed | Meaning | Who passes it |
                |---|---|---|---|---|---|
                """
                + Arrays.stream(Setting.values())
                        .map(SettingsDocumentation::limitRow)
                        .collect(Collectors.joining())
                + """

                ## Fixed

                By the schema or by the contract:

                | What | Limit |
                |---|---|
                | Name of a function | 255 characters: letters A to Z, digits, space, underscore, hyphen |
                | Description of a function | 2,000 characters |
                | Warm instances of a function | 0 to 5 |
                | Name of a site | 255 characters |
                | Idempotency key | 255 visible ASCII characters and spaces |
                | Body with a key to exchange | 8,192 bytes |
                | Values of one page of versions, deployments or audit records | 1 to 100 |
                | Values of one page of log entries | 1 to 1,000 |
                | Log entries, or invocations, that a page with filters looks at | 10,000; the next page goes on |
                | Log entries that a page with a text looks at | 2,000; the next page goes on |
                | Text that the log is searched for | 200 characters |
                | Name of a source, actor, caller or resource that a list is filtered by | 255 characters |
                | Values of one page of items | 1 to 1,000; fewer where their values take more than 4,194,304 bytes |
                | Values of one page of namespaces | 1 to 1,000; fewer where they have more than 100,000 items |
                | `total_count` and `item_count` of a namespace | null above 10,000 |
                | Days of one query of statistics | 92 |

                In the runtime:

                | What | Limit | Who passes it |
                |---|---|---|
                """
                + FixedLimit.all().stream()
                        .map(fixed -> "| " + fixed.what() + " | " + fixed.limit() + " | " + fixed.error() + " |\n")
                        .collect(Collectors.joining())
                + "\n" + notes();
    }

    private static String limitRow(Setting setting) {
        String error = LimitErrors.of(setting);
        return error == null
                ? ""
                : "| `" + setting.key() + "` | " + setting.unit() + " | `" + setting.defaultText() + "` | "
                        + allowed(setting) + " | " + setting.sentence() + " | " + error + " |\n";
    }

    private static String notes() {
        try (InputStream notes = SettingsDocumentation.class.getResourceAsStream("limits-notes.md")) {
            return new String(Objects.requireNonNull(notes).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rows() {
        return Arrays.stream(Setting.values()).map(SettingsDocumentation::row).collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        String defaultText = setting.defaultText();
        return "| `" + setting.key() + "` | " + setting.type().label() + " | " + setting.unit() + " | "
                + (defaultText == null || defaultText.isEmpty() ? "none" : "`" + defaultText + "`") + " | "
                + (setting.type() == SettingType.INTEGER ? allowed(setting) : "")
                + " | " + setting.sentence() + " |\n";
    }

    private static String allowed(Setting setting) {
        return String.format(Locale.ROOT, "%,d to %,d", setting.minimum(), setting.maximum());
    }
}
