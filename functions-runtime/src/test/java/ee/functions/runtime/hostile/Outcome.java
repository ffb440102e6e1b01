// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.hostile;

import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.instance.InstanceStartFailed;
import ee.functions.runtime.instance.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a hostile function ended, or may end.
 *
 * @param kind the manner of the end
 * @param text the error's name and message, the message, or the text of the answer; when it is what may happen, a regular
 *     expression to be found in it, but for an answer, which is compared
 */
public record Outcome(Kind kind, String text) {

    /** The ways an invocation ends; the text of a file is the name in lower case with hyphens. */
    public enum Kind {
        /** Stopped by a limit of time. */
        TIMED_OUT,
        /** Stopped by a limit of memory. */
        MEMORY,
        /** Threw an error of the language. */
        ERROR,
        /** Gave back what cannot be answered. */
        MALFORMED,
        /** Answered. */
        ANSWERS,
        /** The module's top level threw, or did not end. */
        START_FAILED,
        /** The build rejected the module. */
        REFUSED_BY_BUILD
    }

    /** Reads what stands behind {@code // Outcome:}. */
    static Outcome parse(String line) {
        String[] words = line.split(" ", 2);
        Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
        String text = words.length == 1 ? "" : words[1];
        return switch (kind) {
            case ANSWERS -> new Outcome(kind, text);
            case ERROR -> {
                int slash = text.indexOf(" /");
                String name = slash < 0 ? text : text.substring(0, slash);
                yield new Outcome(
                        kind, "^" + name + ": .*" + (slash < 0 ? "" : withoutSlashes(text.substring(slash + 1))));
            }
            default -> new Outcome(kind, withoutSlashes(text));
        };
    }

    private static String withoutSlashes(String pattern) {
        return pattern.length() > 1 ? pattern.substring(1, pattern.length() - 1) : "";
    }

    /** Tells whether an invocation ended as this says. */
    boolean allows(Outcome happened) {
        if (kind != happened.kind) {
            return false;
        }
        return kind == Kind.ANSWERS
                ? text.equals(happened.text)
                : Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                        .matcher(happened.text)
                        .find();
    }

    static Outcome of(InvocationResult result) {
        if (result instanceof InvocationResult.Responded responded) {
            int shown = Math.min(responded.body().length, 1_000);
            return new Outcome(Kind.ANSWERS, new String(responded.body(), 0, shown, StandardCharsets.UTF_8));
        }
        if (result instanceof InvocationResult.Threw threw) {
            return new Outcome(Kind.ERROR, threw.errorType() + ": " + threw.message());
        }
        if (result instanceof InvocationResult.Malformed malformed) {
            return new Outcome(Kind.MALFORMED, malformed.message());
        }
        if (result instanceof InvocationResult.TimedOut stopped) {
            return new Outcome(Kind.TIMED_OUT, stopped.message());
        }
        if (result instanceof InvocationResult.MemoryExceeded stopped) {
            return new Outcome(Kind.MEMORY, stopped.message());
        }
        throw new IllegalArgumentException("The request was refused: " + result);
    }

    static Outcome of(BuildResult.Rejected rejected) {
        return new Outcome(Kind.REFUSED_BY_BUILD, rejected.errors().get(0).text());
    }

    static Outcome of(InstanceStartFailed failure) {
        return new Outcome(Kind.START_FAILED, failure.errorType() + ": " + failure.errorMessage());
    }
}
