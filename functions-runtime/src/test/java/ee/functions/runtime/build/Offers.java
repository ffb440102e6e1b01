// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;
import java.util.Set;

/** The engines that tests may use. */
public final class Offers {

    /** A server without V8. */
    public static final EngineOffer NASHORN = new EngineOffer(Set.of(EngineKind.NASHORN), Set.of(EngineKind.values()));
    /** A server with V8. */
    public static final EngineOffer BOTH = new EngineOffer(Set.of(EngineKind.values()), Set.of(EngineKind.values()));

    private Offers() {}

    /** Builds a module for Nashorn. */
    public static BuildResult forNashorn(VersionBuild build, VersionSource source) {
        return build.build(source, EngineChoice.NASHORN, NASHORN);
    }
}
