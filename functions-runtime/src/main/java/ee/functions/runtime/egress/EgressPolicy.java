// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

/** Judges every request of every function before a connection is made or used for it. */
@FunctionalInterface
public interface EgressPolicy {

    /**
     * Judges one request; any thread may ask. Resolves the target's name, and so blocks.
     *
     * @param siteId the site whose function asks
     * @param target where the request goes; a redirect is a new target
     * @return the addresses the connection may go to, or why there are none
     */
    EgressDecision judge(String siteId, EgressTarget target);
}
