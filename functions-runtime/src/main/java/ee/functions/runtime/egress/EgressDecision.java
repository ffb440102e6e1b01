// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.net.InetAddress;
import java.util.List;

/** What became of a request to reach a target. */
public sealed interface EgressDecision {

    /**
     * The request may go to one of these addresses and to no other.
     *
     * @param addresses the judged addresses, never empty, in the order the resolver gave them
     */
    record Direct(List<InetAddress> addresses) implements EgressDecision {

        /** Copies the addresses. */
        public Direct {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("addresses must not be empty");
            }
        }
    }

    /**
     * The request may go to the proxy, which resolves the target's name itself.
     *
     * @param proxy the proxy to send it to
     */
    record Proxied(EgressProxy proxy) implements EgressDecision {}

    /**
     * The request must not be sent.
     *
     * @param reason why not
     * @param message a sentence for the function's author; it names what the author wrote, never an address that was
     *     resolved
     */
    record Refused(EgressReason reason, String message) implements EgressDecision {}
}
