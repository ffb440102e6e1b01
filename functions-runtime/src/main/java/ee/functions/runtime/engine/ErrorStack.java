// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.ScriptObject;

/** The stack of one error, made when it is first asked for. */
final class ErrorStack {

    private final ScriptObject error;
    private final StackFormat format;
    private @Nullable Throwable exception;
    private @Nullable Object value;

    ErrorStack(ScriptObject error, Throwable exception, StackFormat format) {
        this.error = error;
        this.exception = exception;
        this.format = format;
    }

    Object text() {
        Object made = value;
        if (made == null) {
            StringBuilder text = new StringBuilder(
                    Errors.header(Errors.text(error.get("name"), "Error"), Errors.text(error.get("message"), "")));
            if (exception != null) {
                Set<String> constructors = constructors();
                boolean constructing = true;
                for (String frame : format.frames(exception.getStackTrace())) {
                    int end = frame.indexOf(" (");
                    constructing = constructing && end > 0 && constructors.contains(frame.substring(0, end));
                    if (!constructing) {
                        text.append("\n    at ").append(frame);
                    }
                }
            }
            made = text.toString();
            replace(made);
        }
        return made;
    }

    /** The names of the error's classes: their constructors have made it, and are not where it happened. */
    private Set<String> constructors() {
        Set<String> names = new HashSet<>();
        for (ScriptObject at = error.getProto(); at != null; at = at.getProto()) {
            if (at.get("constructor") instanceof ScriptObject constructor) {
                names.add(Errors.text(constructor.get("name"), ""));
            }
        }
        return names;
    }

    void replace(@Nullable Object replacement) {
        value = replacement;
        exception = null;
    }
}
