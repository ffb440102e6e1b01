// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import java.util.List;

/**
 * The installation, as far as the server that answers knows it.
 *
 * @param version the version of the product on this server
 * @param nodes the servers that are known
 * @param areAll whether there can be no other server with the same database
 */
public record SystemValue(String version, List<NodeValue> nodes, boolean areAll) {
    /** Copies the nodes. */
    public SystemValue {
        nodes = List.copyOf(nodes);
    }
}
