// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.runtime.binding.LogLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a function's log entries a caller wants to see.
 *
 * @param versionId those of invocations of this version, null for all
 * @param invocationId those of this invocation, null for all
 * @param levels those of one of these {@link #LEVELS}, empty for all
 */
public record LogFilter(@Nullable UUID versionId, @Nullable UUID invocationId, Set<String> levels) {
    /** All levels: {@code SYSTEM} for lines of the platform, the others for those of the function. */
    public static final List<String> LEVELS = Stream.concat(
                    Stream.of(InvocationLog.SYSTEM),
                    Arrays.stream(LogLevel.values()).map(LogLevel::name))
            .toList();

    /** Shows everything. */
    public static final LogFilter ALL = new LogFilter(null, null, Set.of());

    /** Copies the levels. */
    public LogFilter {
        levels = Set.copyOf(levels);
    }
}
