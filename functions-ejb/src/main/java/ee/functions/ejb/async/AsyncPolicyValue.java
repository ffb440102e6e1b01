// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to asynchronous invocations of a function by one of its tags.
 *
 * @param retriesCount how often a call is repeated after its first attempt has failed
 * @param successTarget who is told that the function has answered, null for nobody
 * @param failureTarget who is told that a call was given up, null for nobody
 */
public record AsyncPolicyValue(
        UUID functionId,
        String tag,
        int retriesCount,
        @Nullable AsyncTarget successTarget,
        @Nullable AsyncTarget failureTarget,
        OffsetDateTime updatedAt) {}
