// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import java.util.Arrays;
import java.util.function.Predicate;
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
                """ + rows(setting -> true);
    }

    /** Returns the text of {@code docs/LIMITS.md}: the whole-number settings that bound what a site or a caller may do. */
    public static String renderLimits() {
        return """
                # Limits

                Generated from `Setting`; a test compares this file with the code. Sizes of texts count bytes of UTF-8.

                | Key | Type | Unit | Default | Allowed | Meaning |
                |---|---|---|---|---|---|
                """ + rows(setting -> setting.type() == SettingType.INTEGER && isLimit(setting)) + """

                Fixed by the schema or by the contract, and therefore no settings:

                | What | Limit |
                |---|---|
                | Name of a function | 255 characters: letters A to Z, digits, space, underscore, hyphen |
                | Description of a function | 2,000 characters |
                | Warm instances of a function | 0 to 5 |
                | Values of one page of versions or deployments | 1 to 100 |
                | Values of one page of log entries | 1 to 1,000 |
                """;
    }

    private static boolean isLimit(Setting setting) {
        return switch (setting) {
            case INSTANCE_IDLE_COUNT,
                    INSTANCE_IDLE_COUNT_PER_VERSION,
                    LOG_BUFFER_ENTRIES,
                    DEPLOYMENT_RECHECK_INTERVAL_MS -> false;
            default -> true;
        };
    }

    private static String rows(Predicate<Setting> wanted) {
        return Arrays.stream(Setting.values())
                .filter(wanted)
                .map(SettingsDocumentation::row)
                .collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        String defaultText = setting.defaultText();
        return "| `" + setting.key() + "` | " + setting.type().label() + " | " + setting.unit() + " | "
                + (defaultText == null || defaultText.isEmpty() ? "none" : "`" + defaultText + "`") + " | "
                + (setting.type() == SettingType.INTEGER
                        ? String.format(java.util.Locale.ROOT, "%,d to %,d", setting.minimum(), setting.maximum())
                        : "")
                + " | " + setting.sentence() + " |\n";
    }
}
