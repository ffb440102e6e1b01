// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

/**
 * An event was posted; fired in the transaction that stores it, so that an observer may store what belongs to it.
 *
 * @param siteId the site
 * @param event the event: pending, or a success at once if no binding delivers it
 */
public record EventPosted(String siteId, EventValue event) {}
