// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.time.Instant;
import java.util.UUID;

/**
 * A tick of a schedule, by which a function is invoked without any request.
 *
 * @param triggerId the trigger, which the function sees as its invoker
 * @param runId the run, whose id is that of the invocation too
 * @param scheduledFor the moment that the pattern names
 */
public record ScheduleTick(UUID triggerId, UUID runId, Instant scheduledFor) implements InvocationCause {}
