// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One instance of this server as it was at one moment.
 *
 * @param id identifies the instance as long as it is there
 * @param functionId the function it belongs to
 * @param versionId the version it is bound to
 * @param state where it stood in its life
 * @param createdAt when its start began
 * @param lastUsedAt when an invocation got it or gave it back last, null if none ever did
 * @param invocations how many invocations have got it so far
 * @param running how many of them had not given it back yet
 */
public record InstanceSnapshot(
        String id,
        String functionId,
        String versionId,
        InstanceState state,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        long invocations,
        int running) {}
