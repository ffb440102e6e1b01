// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import org.jspecify.annotations.Nullable;

/**
 * A policy as it is wanted.
 *
 * @param retriesCount how often a call is repeated after its first attempt has failed, 0 to 100; null for what the server says now
 * @param successTarget who is told that the function has answered, null for nobody
 * @param failureTarget who is told that a call was given up, null for nobody
 */
public record NewAsyncPolicy(
        @Nullable Integer retriesCount,
        @Nullable AsyncTarget successTarget,
        @Nullable AsyncTarget failureTarget) {}
