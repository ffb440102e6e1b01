// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.scaling;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a function on this server, as it was when it was asked for.
 *
 * @param id identifies the instance as long as it is there
 * @param versionId the version it is bound to
 * @param state {@code STARTING}, {@code IDLE}, {@code SUSPENDED}, {@code BUSY} or {@code RETIRED}
 * @param createdAt when its start began
 * @param lastUsedAt when an invocation got it or gave it back last, null if none ever did
 * @param invocations how many invocations it has had
 * @param running how many of them it handles now
 */
public record InstanceValue(
        String id,
        UUID versionId,
        String state,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime lastUsedAt,
        long invocations,
        int running) {}
