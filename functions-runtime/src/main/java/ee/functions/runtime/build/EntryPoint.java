// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The export that an invocation calls, and with it the style in which a function is written.
 *
 * <p>The order is the precedence: of a module that exports several of them the first counts.
 */
public enum EntryPoint {
    /** {@code onInvoke(request, env, kvStoreFactory)}, which returns a Response. */
    ON_INVOKE("onInvoke"),
    /** A default export {@code (data, context)}, which returns any value that has a JSON form, or a Response. */
    DEFAULT("default"),
    /** {@code handler(event, context)}, which returns {@code {statusCode, headers, body, …}}. */
    HANDLER("handler");

    /** Where a module with a top-level await puts the promise of its exports. */
    public static final String AWAITED = "$rt$awaited";

    private final String exportName;

    EntryPoint(String exportName) {
        this.exportName = exportName;
    }

    /** The name of the export. */
    public String exportName() {
        return exportName;
    }

    /** The entry point of a module that exports these names; null if there is none. */
    public static @Nullable EntryPoint of(Collection<String> exports) {
        for (EntryPoint entryPoint : values()) {
            if (exports.contains(entryPoint.exportName)) {
                return entryPoint;
            }
        }
        return null;
    }

    static String missing(List<String> exports) {
        String found = exports.isEmpty() ? "it exports nothing" : "it exports only " + String.join(", ", exports);
        return "The module must export a handler: a function named onInvoke, a default function, or a function named"
                + " handler; " + found + ".";
    }
}
