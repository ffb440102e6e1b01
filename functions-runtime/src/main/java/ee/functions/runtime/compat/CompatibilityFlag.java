// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.compat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A change of behaviour that could break a running function: versions with an earlier compatibility date keep the old one.
 *
 * <p>A change that workerd made too has the name and the date it has there, so that a function which brings its date along
 * behaves as it did. The prelude is told the names of the flags that are on, and asks for one where the behaviours part.
 */
public enum CompatibilityFlag {
    /** The string tag of Web API objects (Web IDL 3.8). */
    SET_TOSTRING_TAG(
            LocalDate.of(2024, 9, 26),
            "`Object.prototype.toString.call(new Headers())` is `[object Object]`: objects of the Web APIs have no"
                    + " `Symbol.toStringTag`.",
            "It is `[object Headers]`: they have the tag that the standard asks for."),
    /** The language of the navigator (HTML 8.10.1.3). */
    ENABLE_NAVIGATOR_LANGUAGE(
            LocalDate.of(2025, 5, 19),
            "`navigator.language` is undefined.",
            "`navigator.language` is `en`, as in other runtimes on servers."),
    /** The receiver of event listeners (DOM 2.10). */
    SET_EVENT_TARGET_THIS(
            LocalDate.of(2025, 8, 1),
            "`this` of an event listener that is a function is undefined.",
            "`this` of an event listener that is a function is the target, as the standard asks."),
    /** A batch of the key-value store that has no operations. */
    KV_EMPTY_BATCH(
            LocalDate.of(2026, 11, 21),
            "`processBatchOperations([])` is rejected with a TypeError.",
            "`processBatchOperations([])` gives an empty list, so that a list which happens to be empty needs no check.");

    private final LocalDate since;
    private final String before;
    private final String after;

    CompatibilityFlag(LocalDate since, String before, String after) {
        this.since = since;
        this.before = before;
        this.after = after;
    }

    /** The name the flag goes by in the documentation and in the prelude. */
    public String flagName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first compatibility date that has the new behaviour. */
    public LocalDate since() {
        return since;
    }

    /** The old behaviour, in Markdown. */
    public String before() {
        return before;
    }

    /** The new behaviour, in Markdown. */
    public String after() {
        return after;
    }

    /** Tells whether versions of this date have the new behaviour. */
    public boolean isOn(LocalDate compatibilityDate) {
        return !compatibilityDate.isBefore(since);
    }

    /** The names of the flags that are on for versions of this date. */
    public static List<String> namesOn(LocalDate compatibilityDate) {
        return Arrays.stream(values())
                .filter(flag -> flag.isOn(compatibilityDate))
                .map(CompatibilityFlag::flagName)
                .toList();
    }
}
