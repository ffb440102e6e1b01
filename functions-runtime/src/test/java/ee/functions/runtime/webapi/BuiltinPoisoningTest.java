// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.instance.HostSettings;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InvocationResult;
import ee.functions.runtime.instance.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A function may change every property of every built-in object: it harms its own instance only. */
class BuiltinPoisoningTest {

    private static final int GROUPS = 12;

    /** A changed built-in object may well let its own instance loop. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Test
    void noChangeOfABuiltinObjectReachesAnotherInstance() throws Exception {
        String code = Files.readString(Path.of("src/test/js/realm/poisoned.js"));
        // No instance is used twice, but for the two that are held.
        HostSettings settings = new HostSettings(0, Duration.ofSeconds(30));
        try (FunctionRunner runner = new FunctionRunner(RuledEgress.allowing(List.of()), settings)) {
            Program version = runner.load("version.js", code, Map.of());
            Program other = runner.load("other.js", code, Map.of());
            try (Instance sameVersion = runner.pool().borrow(version);
                    Instance otherVersion = runner.pool().borrow(other)) {
                // The first that links the call sites of the version is one that has changed its built-in objects.
                change(runner, version, 0);
                String expected = runner.answer(otherVersion, "{}");
                assertThat(expected).doesNotContain("failed").contains("later", "timer");
                for (int group = 1; group < GROUPS; group++) {
                    change(runner, version, group);

                    assertThat(runner.answer(sameVersion, "{}"))
                            .as("the same version after group %d", group)
                            .isEqualTo(expected);
                    assertThat(runner.answer(otherVersion, "{}"))
                            .as("another version after group %d", group)
                            .isEqualTo(expected);
                }
                assertThat(changes(runner).stream().mapToInt(Integer::intValue).sum())
                        .isGreaterThan(1_000);
                assertThat(runner.answer(version, "{}")).as("a new instance").isEqualTo(expected);
            }
        }
    }

    /** Whatever comes of the invocation is the affair of that instance. */
    private static void change(FunctionRunner runner, Program program, int group) throws Exception {
        InvocationResult result =
                runner.invoke(program, "{\"group\":" + group + ",\"groups\":" + GROUPS + "}", LONGEST);
        assertThat(changes(runner))
                .as("what group %d has changed before its %s", group, result)
                .hasSize(group + 1);
    }

    /** How many properties each group has changed. */
    private static List<Integer> changes(FunctionRunner runner) {
        return runner.log().stream()
                .filter(line -> line.startsWith("LOG changed "))
                .map(line -> Integer.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
    }
}
