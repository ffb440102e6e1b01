// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.runtime.ScriptObject;

/** The stack of one error, made when it is first asked for. */
final class ErrorStack {

    private final int[] asyncCallers;
    private final StackFormat format;
    private @Nullable Supplier<String> start;
    private @Nullable Object value;

    /**
     * Keeps what a stack will be made of.
     *
     * @param start makes all but the frames of the async callers
     * @param asyncCallers by turns the offset and the state of each async function that waits for what threw
     */
    private ErrorStack(Supplier<String> start, int[] asyncCallers, StackFormat format) {
        this.start = start;
        this.asyncCallers = asyncCallers;
        this.format = format;
    }

    /** The stack of an error that was thrown as this exception. */
    static ErrorStack of(ScriptObject error, Throwable exception, int[] asyncCallers, StackFormat format) {
        return new ErrorStack(() -> synchronousFrames(error, exception, format), asyncCallers, format);
    }

    /** A stack that was made already, with callers if it has no frame at all. */
    static ErrorStack of(Supplier<String> stack, int[] asyncCallers, StackFormat format) {
        return new ErrorStack(stack, asyncCallers, format);
    }

    @Nullable
    Object text() {
        Supplier<String> making = start;
        if (making != null) {
            StringBuilder text = new StringBuilder(making.get());
            for (int i = 0; i + 1 < asyncCallers.length; i += 2) {
                String frame = format.asyncFrame(asyncCallers[i], asyncCallers[i + 1]);
                if (!frame.isEmpty()) {
                    text.append(StackFormat.FRAME).append(frame);
                }
            }
            replace(text.toString());
        }
        return value;
    }

    private static String synchronousFrames(ScriptObject error, Throwable exception, StackFormat format) {
        String message = Errors.text(error.get("message"), "");
        StringBuilder text = new StringBuilder(Errors.header(Errors.text(error.get("name"), "Error"), message));
        for (String frame : format.frames(exception.getStackTrace(), message, classes(error))) {
            text.append(StackFormat.FRAME).append(frame);
        }
        return text.toString();
    }

    private static Set<String> classes(ScriptObject error) {
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
        start = null;
    }
}
