// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.jspecify.annotations.Nullable;

/**
 * A source map that carries a {@link FunctionTable} as an extension field, which readers of maps ignore.
 *
 * @param plain the map without it
 * @param table null if there is none
 */
record AnnotatedMap(String plain, @Nullable String table) {

    /** The first field, so that it is found without reading the map. */
    private static final String START = "{\"x_functions\":\"";

    private static final String END = "\",";

    /** Takes a map apart. */
    static AnnotatedMap of(String json) {
        int end = json.startsWith(START) ? json.indexOf(END, START.length()) : -1;
        return end < 0
                ? new AnnotatedMap(json, null)
                : new AnnotatedMap("{" + json.substring(end + END.length()), json.substring(START.length(), end));
    }

    /** The map with the table; the plain one if that is no object with a field to put it in front of. */
    String json() {
        return table == null || !plain.startsWith("{\"") ? plain : START + table + END + plain.substring(1);
    }
}
