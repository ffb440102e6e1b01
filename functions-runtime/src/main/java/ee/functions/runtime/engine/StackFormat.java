// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.util.List;

/** Turns the frames of a Java stack into those that an author should see. */
@FunctionalInterface
public interface StackFormat {

    /** Shows no frames. */
    StackFormat NONE = frames -> List.of();

    /** Gives the frames as {@code name (file:line:column)}, the innermost first. */
    List<String> frames(StackTraceElement[] frames);
}
