// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

/**
 * A posted event was pending and has come to its end; fired in the transaction that stores the end.
 *
 * @param siteId the site
 * @param event the event with its last status
 */
public record EventEnded(String siteId, EventValue event) {}
