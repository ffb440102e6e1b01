// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.hostile;

import ee.functions.runtime.build.TestedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of {@code src/test/js/hostile}: a module as an author would upload it, with a head of comment lines.
 *
 * <pre>
 * // Attack: One sentence.
 * // Outcome: timed-out
 * // Outcome: error RangeError /Invalid string length/
 * // Outcome on V8: answers ended
 * // Invocations: 20
 * </pre>
 *
 * <p>The outcomes on V8, where a file has any, are all that it may have there.
 *
 * @param name folder and name of the file, such as {@code cpu/while-true}
 * @param attack what it does, one sentence
 * @param outcomes how the invocation may end; one of them must come true
 * @param invocations how often the function is invoked, unless an invocation before the last ends otherwise than by an answer
 * @param code the module
 */
public record HostileFunction(String name, String attack, List<Outcome> outcomes, int invocations, String code) {

    public HostileFunction {
        outcomes = List.copyOf(outcomes);
        if (attack.isEmpty() || outcomes.isEmpty()) {
            throw new IllegalArgumentException(name + " must state its attack and at least one outcome.");
        }
    }

    /** All files under a directory, ordered by name. */
    public static List<HostileFunction> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<HostileFunction> functions = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".js"))
                    .sorted()
                    .toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                functions.add(parse(name.substring(0, name.length() - ".js".length()), Files.readString(file)));
            }
            return functions;
        }
    }

    static HostileFunction parse(String name, String code) {
        String attack = "";
        List<Outcome> outcomes = new ArrayList<>();
        List<Outcome> onV8 = new ArrayList<>();
        int invocations = 1;
        for (String line :
                code.lines().takeWhile(line -> line.startsWith("// ")).toList()) {
            int colon = line.indexOf(": ");
            String value = line.substring(colon + 2);
            switch (line.substring(3, colon)) {
                case "Attack" -> attack = value;
                case "Outcome" -> outcomes.add(Outcome.parse(value));
                case "Outcome on V8" -> onV8.add(Outcome.parse(value));
                case "Invocations" -> invocations = Integer.parseInt(value);
                case "SPDX-License-Identifier" -> {}
                default -> throw new IllegalArgumentException(name + " has an unknown line in its head: " + line);
            }
        }
        boolean other = TestedEngine.isV8() && !onV8.isEmpty();
        return new HostileFunction(name, attack, other ? onV8 : outcomes, invocations, code);
    }

    /** Tells whether one of the outcomes is of a kind. */
    public boolean mayEndAs(Outcome.Kind kind) {
        return outcomes.stream().anyMatch(outcome -> outcome.kind() == kind);
    }

    /** The name, by which tests show it. */
    @Override
    public String toString() {
        return name;
    }
}
