// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.compat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Writes {@code docs/COMPATIBILITY.md}; a test compares the file with what is written here. */
public final class CompatibilityDocumentation {

    private CompatibilityDocumentation() {}

    /** Returns the text of {@code docs/COMPATIBILITY.md}. */
    public static String render() {
        return """
                # Compatibility dates

                Generated from `CompatibilityFlag`; a test compares this file with the code.

                Every version is bound to a compatibility date when it is created: the `compatibility_date` it asks for, else the
                date of the version before, else the latest one. A change of behaviour that could break a running function is tied
                to a date, and only versions with that date or a later one have the new behaviour; a version never changes its
                own. Dates from %s to %s are known; the last one is the release date of the runtime.

                A change that workerd made too has the name and the date it has there.

                | Flag | Since | Before | From that date |
                |---|---|---|---|
                """.formatted(CompatibilityDates.MINIMUM, CompatibilityDates.MAXIMUM)
                + Arrays.stream(CompatibilityFlag.values())
                        .sorted(Comparator.comparing(CompatibilityFlag::since))
                        .map(flag -> "| `" + flag.flagName() + "` | " + flag.since() + " | " + flag.before() + " | "
                                + flag.after() + " |\n")
                        .collect(Collectors.joining())
                + """

                What is no matter of dates: `window`, `self`, `process.env` and `Response.JSON` are there for every date, because
                public functions need them.
                """;
    }
}
