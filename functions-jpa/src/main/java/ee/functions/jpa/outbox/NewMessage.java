// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.outbox;

/**
 * A message as it is stored.
 *
 * @param messageId what stays the same however often it is published, at most 64 characters
 * @param partitionKey what messages must have in common for their order to count, at most 64 characters
 * @param siteId the site it is about
 * @param type the type of the event, at most 64 characters
 * @param status the status of the event, at most 32 characters
 * @param payload what the broker gets
 */
public record NewMessage(
        String messageId, String partitionKey, String siteId, String type, String status, String payload) {}
