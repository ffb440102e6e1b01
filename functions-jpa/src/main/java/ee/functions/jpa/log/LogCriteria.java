// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.log;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a function's log are wanted.
 *
 * @param functionId the function
 * @param from entries of this moment and later
 * @param to entries before this moment
 * @param versionId entries of invocations of this version, null for those of all
 * @param invocationId entries of this invocation, null for those of all
 * @param levels entries of one of these levels, empty for those of all
 * @param text entries whose message contains this text, in upper and lower case alike as far as the database knows it; null
 *     for all
 */
public record LogCriteria(
        UUID functionId,
        OffsetDateTime from,
        OffsetDateTime to,
        @Nullable UUID versionId,
        @Nullable UUID invocationId,
        Set<String> levels,
        @Nullable String text) {
    /** Copies the levels. */
    public LogCriteria {
        requireNonNull(functionId, "functionId");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        levels = Set.copyOf(levels);
    }

    /** Tells whether an index finds what is wanted and nothing else; otherwise entries are looked at in vain. */
    public boolean isRange() {
        return versionId == null && levels.isEmpty() && text == null;
    }
}
