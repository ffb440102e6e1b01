// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.event.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that somebody has posted and that a binding delivers to a function.
 *
 * @param eventId the event, which the function sees as its invoker
 * @param type what it tells
 * @param source where it comes from
 * @param occurredAt when it happened
 * @param bindingId the binding
 */
public record EventDelivery(UUID eventId, EventType type, String source, Instant occurredAt, UUID bindingId)
        implements InvocationCause {}
