// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import java.util.List;

/**
 * The installation, as far as the server that answers knows it.
 *
 * @param version the version of the product on this server
 * @param nodes the servers that are known: the one that answers, then the others by name
 * @param areAll whether the others could be looked up, so that none is left out
 */
public record SystemValue(String version, List<NodeValue> nodes, boolean areAll) {
    /** Copies the nodes. */
    public SystemValue {
        nodes = List.copyOf(nodes);
    }
}
