// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.invocation;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which invocation records of a site are wanted.
 *
 * @param siteId the site
 * @param from those of invocations that started at this moment or later
 * @param to those of invocations that started before this moment
 * @param functionId those of this function, null for those of all
 * @param succeeded those with the outcome SUCCESS, or with any other; null for both
 * @param outcomes those with one of these outcomes, empty for those with all
 * @param versionId those of this version, null for those of all
 * @param minimumDurationMs those of invocations that took as long or longer, 0 for all
 * @param caller those of this caller, null for those of all
 */
public record InvocationCriteria(
        String siteId,
        OffsetDateTime from,
        OffsetDateTime to,
        @Nullable UUID functionId,
        @Nullable Boolean succeeded,
        Set<String> outcomes,
        @Nullable UUID versionId,
        long minimumDurationMs,
        @Nullable String caller) {
    /** Copies the outcomes. */
    public InvocationCriteria {
        outcomes = Set.copyOf(outcomes);
    }

    /** Tells whether an index finds what is wanted and nothing else; otherwise rows are looked at in vain. */
    public boolean isRange() {
        return succeeded == null && outcomes.isEmpty() && versionId == null && minimumDurationMs == 0 && caller == null;
    }
}
