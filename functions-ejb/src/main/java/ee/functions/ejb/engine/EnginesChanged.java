// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.engine;

/** The policy of a site on engines was changed; observed after the transaction of the change. */
public record EnginesChanged(String siteId) {}
