// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of errors that the engine makes, in the words that other engines use: people search for these, and some
 * libraries look for them.
 */
final class EngineMessages {

    private record Wording(String start, Pattern pattern, String replacement) {

        static Wording of(String start, String rest, String replacement) {
            return new Wording(start, Pattern.compile(Pattern.quote(start) + rest, Pattern.DOTALL), replacement);
        }
    }

    private static final List<Wording> WORDINGS = List.of(
            Wording.of(
                    "Cannot read property \"Symbol(Symbol.iterator)\" from undefined",
                    "",
                    "undefined is not iterable (cannot read property Symbol(Symbol.iterator))"),
            Wording.of(
                    "Cannot get property \"Symbol(Symbol.iterator)\" of null",
                    "",
                    "object null is not iterable (cannot read property Symbol(Symbol.iterator))"),
            Wording.of(
                    "Cannot read property \"",
                    "(.*)\" from undefined",
                    "Cannot read properties of undefined (reading '$1')"),
            Wording.of("Cannot get property \"", "(.*)\" of null", "Cannot read properties of null (reading '$1')"),
            Wording.of(
                    "Cannot set property \"",
                    "(.*)\" of (undefined|null)",
                    "Cannot set properties of $2 (setting '$1')"),
            Wording.of(
                    "Cannot set property \"",
                    "(.*)\" of .* that has only a getter",
                    "Cannot set property $1 of #<Object> which has only a getter"),
            Wording.of("\"", "(.*)\" is not defined", "$1 is not defined"),
            Wording.of(
                    "\"",
                    "(.*)\" is not a writable property of .*",
                    "Cannot assign to read only property '$1' of object"),
            Wording.of(
                    "Cannot add new property \"",
                    "(.*)\" to non-extensible .*",
                    "Cannot add property $1, object is not extensible"),
            Wording.of("Cannot delete property \"", "(.*)\" of (.*)", "Cannot delete property '$1' of $2"),
            Wording.of("Cannot redefine property \"", "(.*)\" of .*", "Cannot redefine property: $1"),
            Wording.of(
                    "Can not convert Symbol value to ", "(string|number)\\.", "Cannot convert a Symbol value to a $1"),
            Wording.of("inappropriate array length", ".*", "Invalid array length"),
            Wording.of("instanceof must be called", ".*", "Right-hand side of 'instanceof' is not callable"),
            Wording.of(
                    "Right hand side of \"in\"",
                    ".*",
                    "Cannot use 'in' operator to search in a value that is no object"),
            Wording.of("Bad URI ", ".*", "URI malformed"),
            Wording.of(
                    "invalid initialValue for Array.prototype.", ".*", "Reduce of empty array with no initial value"),
            Wording.of("JSON.stringify got a cyclic", ".*", "Converting circular structure to JSON"),
            Wording.of("Concatenated String is too big", "", "Invalid string length"));

    /** The patterns go through a message more than once, and a script may throw one of any length. */
    private static final int LONGEST = 10_000;

    private EngineMessages() {}

    /** The message in common words; as it is if there are none for it. */
    static String common(String message) {
        if (message.length() > LONGEST) {
            return message;
        }
        for (Wording wording : WORDINGS) {
            if (message.startsWith(wording.start())) {
                Matcher matcher = wording.pattern().matcher(message);
                if (matcher.matches()) {
                    return matcher.replaceFirst(wording.replacement());
                }
            }
        }
        return message;
    }
}
