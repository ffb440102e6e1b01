// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.egress;

import java.util.List;

/**
 * The egress rules of one site, as they were written.
 *
 * @param allow what the site's functions may reach besides what the server opens
 * @param deny what they may not reach
 */
public record EgressValue(List<String> allow, List<String> deny) {

    /** The rules of a site that has none. */
    public static final EgressValue NONE = new EgressValue(List.of(), List.of());

    /** Copies the lists. */
    public EgressValue {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }
}
