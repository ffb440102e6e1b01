// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.List;
import java.util.Set;

/** Turns the frames of a Java stack into those that an author should see. */
@FunctionalInterface
public interface StackFormat {

    /** What stands before each frame of a stack. */
    String FRAME = "\n    at ";

    /** Shows no frames. */
    StackFormat NONE = (frames, message, classes) -> List.of();

    /**
     * Gives the frames as {@code name (file:line:column)}, the innermost first.
     *
     * @param frames the frames of the Java stack
     * @param message the message of the error, which may say what failed
     * @param classes the names of the error's classes; their constructors have made it, and are not where it happened
     */
    List<String> frames(StackTraceElement[] frames, String message, Set<String> classes);

    /**
     * Gives the frame of an async function that waits, as {@code async name (file:line:column)}; empty if it is not to be
     * shown.
     *
     * @param offset where the body of the lowered function stands in the script
     * @param address the state of the body that it goes on with
     */
    default String asyncFrame(int offset, int address) {
        return "";
    }
}
