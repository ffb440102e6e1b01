// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.util.List;
import java.util.Set;

/** Turns the frames of a Java stack into those that an author should see. */
@FunctionalInterface
public interface StackFormat {

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
}
