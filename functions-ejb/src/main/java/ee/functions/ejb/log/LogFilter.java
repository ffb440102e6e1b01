// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.runtime.binding.LogLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a function's log entries a caller wants to see.
 *
 * @param versionId those of invocations of this version, null for all
 * @param invocationId those of this invocation, null for all
 * @param levels those of one of these {@link #LEVELS}, empty for all
 * @param text those whose message contains this text, in any case; null for all
 */
public record LogFilter(
        @Nullable UUID versionId,
        @Nullable UUID invocationId,
        Set<String> levels,
        @Nullable String text) {
    /** All levels: {@code SYSTEM} for lines of the platform, the others for those of the function. */
    public static final List<String> LEVELS = Stream.concat(
                    Stream.of(InvocationLog.SYSTEM),
                    Arrays.stream(LogLevel.values()).map(LogLevel::name))
            .toList();

    /** The longest text that is searched for, in characters. */
    public static final int MAXIMUM_TEXT = 200;

    /** Shows everything. */
    public static final LogFilter ALL = new LogFilter(null, null, Set.of(), null);

    /** Copies the levels. */
    public LogFilter {
        levels = Set.copyOf(levels);
    }

    /** Returns what tells whether a caller wants to see an entry; to be kept and asked about many, since the text is folded here. */
    public Predicate<LogEntryValue> test() {
        String sought = text == null ? null : folded(text);
        return entry -> (levels.isEmpty() || levels.contains(entry.level()))
                && (versionId == null || versionId.equals(entry.versionId()))
                && (invocationId == null || invocationId.equals(entry.invocationId()))
                && (sought == null || folded(entry.message()).contains(sought));
    }

    private static String folded(String anyCase) {
        return anyCase.toLowerCase(Locale.ROOT);
    }
}
