// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;
import java.util.Set;

/**
 * Which engines a build may choose from.
 *
 * @param installed those that this server can run
 * @param allowed those that the policies of server and site let a version use
 */
public record EngineOffer(Set<EngineKind> installed, Set<EngineKind> allowed) {

    public EngineOffer {
        installed = Set.copyOf(installed);
        allowed = Set.copyOf(allowed);
    }
}
