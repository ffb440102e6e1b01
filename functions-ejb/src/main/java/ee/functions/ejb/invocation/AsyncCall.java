// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that was accepted before and is run now. Its function is handed what a request would hand it.
 *
 * @param asyncInvocationId the call
 * @param attempt the number of this attempt, from 1 on
 * @param eventId the event that the call delivers, null if somebody sent it
 */
public record AsyncCall(
        UUID asyncInvocationId, int attempt, @Nullable UUID eventId) implements InvocationCause {}
