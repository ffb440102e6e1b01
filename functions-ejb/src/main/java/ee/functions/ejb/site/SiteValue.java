// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.site;

/**
 * A site.
 *
 * @param name how people call it; its id if nobody has said so
 */
public record SiteValue(String id, String name) {}
