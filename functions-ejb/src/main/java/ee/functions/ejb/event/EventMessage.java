// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A posted event on its way to one function.
 *
 * @param siteId the site of event and function
 * @param functionId the function
 * @param tag the tag of the version that is invoked
 * @param bindingId the binding that delivers it
 * @param eventId the event
 * @param type what it tells
 * @param source where it comes from
 * @param occurredAt when it happened
 * @param payload the JSON text that the function is handed
 */
public record EventMessage(
        String siteId,
        UUID functionId,
        String tag,
        UUID bindingId,
        UUID eventId,
        EventType type,
        String source,
        Instant occurredAt,
        String payload) {}
