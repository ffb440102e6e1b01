// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.List;

/** The export that an invocation calls. */
public final class EntryPoint {

    /** The name of the export. */
    public static final String NAME = "onInvoke";

    /** Where a module with a top-level await puts the promise of its exports. */
    public static final String AWAITED = "$rt$awaited";

    private EntryPoint() {}

    static String missing(List<String> exports) {
        String found = exports.isEmpty() ? "it exports nothing" : "it exports only " + String.join(", ", exports);
        return "The module must export a function named " + NAME + "; " + found + ".";
    }
}
