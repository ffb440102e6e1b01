// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import java.util.Locale;

/**
 * A message that waits for the broker.
 *
 * @param position its place in the order of all messages
 * @param id what stays the same however often it is published
 * @param partitionKey what messages must have in common for their order to count
 * @param siteId the site it is about
 * @param eventType the type of the event, such as {@code FUNCTION_INVOCATION}
 * @param status the status of the event
 * @param payload a CloudEvent in JSON
 */
public record StreamMessage(
        long position, String id, String partitionKey, String siteId, String eventType, String status, String payload) {

    /** Returns what consumers choose messages by: type and status in small letters, such as {@code other.pending}. */
    public String routingKey() {
        return (eventType + "." + status).toLowerCase(Locale.ROOT);
    }

    /** Returns the type of the CloudEvent. */
    public String type() {
        return CloudEvent.type(eventType);
    }
}
