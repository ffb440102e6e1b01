// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.egress;

/** The egress rules of a site were changed; observed after the transaction of the change. */
public record EgressChanged(String siteId) {}
