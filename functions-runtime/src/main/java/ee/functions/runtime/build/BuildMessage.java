// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import org.jspecify.annotations.Nullable;

/**
 * A reason why a module was rejected, in the author's own coordinates.
 *
 * @param text an English sentence for the author
 * @param line 1-based; 0 means that the position is unknown
 * @param column 1-based; 0 means that the position is unknown
 * @param file the path of the file that the position is in, null if there is only one, or no position
 */
public record BuildMessage(
        String text, int line, int column, @Nullable String file) {

    public BuildMessage {
        if (line < 0) {
            throw new IllegalArgumentException("line must not be negative: " + line);
        }
        if (column < 0) {
            throw new IllegalArgumentException("column must not be negative: " + column);
        }
    }

    /** A reason in the only file of a version. */
    public BuildMessage(String text, int line, int column) {
        this(text, line, column, null);
    }

    static BuildMessage withoutPosition(String text) {
        return new BuildMessage(text, 0, 0);
    }
}
