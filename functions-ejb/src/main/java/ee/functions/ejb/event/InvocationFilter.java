// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which invocations a caller wants to see.
 *
 * @param outcomes those that ended in one of these ways, empty for all
 * @param versionId those that ran this version, null for all
 * @param minimumDurationMs those that took as long or longer, 0 for all
 * @param caller those of this caller, null for all
 */
public record InvocationFilter(
        Set<String> outcomes,
        @Nullable UUID versionId,
        long minimumDurationMs,
        @Nullable String caller) {
    /** The longest name of a caller, in characters; of a longer one no more is kept. */
    public static final int MAXIMUM_CALLER = 255;

    /** The longest duration that can be asked for, in milliseconds: a day. */
    public static final int MAXIMUM_DURATION_MS = 86_400_000;

    /** Shows everything. */
    public static final InvocationFilter ALL = new InvocationFilter(Set.of(), null, 0, null);

    /** Copies the outcomes. */
    public InvocationFilter {
        outcomes = Set.copyOf(outcomes);
    }

    boolean isAll() {
        return equals(ALL);
    }

    /** Tells whether it shows an invocation of a caller of which nothing else is known before it ends. */
    boolean showsInProgress(String ofCaller) {
        return outcomes.isEmpty()
                && versionId == null
                && minimumDurationMs == 0
                && (caller == null || caller.equals(ofCaller));
    }
}
