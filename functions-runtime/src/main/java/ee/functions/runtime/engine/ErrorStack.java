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
            String message = Errors.text(error.get("message"), "");
            StringBuilder text = new StringBuilder(Errors.header(Errors.text(error.get("name"), "Error"), message));
            if (exception != null) {
                for (String frame : format.frames(exception.getStackTrace(), message, classes())) {
                    text.append("\n    at ").append(frame);
                }
            }
            made = text.toString();
            replace(made);
        }
        return made;
    }

    private Set<String> classes() {
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
