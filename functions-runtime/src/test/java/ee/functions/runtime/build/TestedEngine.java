// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;

/**
 * The engine that the tests of scripts run on: Nashorn, or the one that the system property {@code functions.test.engine}
 * names. Maven runs them once for each engine of the platform.
 */
public final class TestedEngine {

    private static final EngineKind KIND = EngineKind.of(System.getProperty("functions.test.engine", "nashorn"))
            .orElseThrow();

    private TestedEngine() {}

    /** Tells whether it is V8. */
    public static boolean isV8() {
        return KIND == EngineKind.V8;
    }

    /** Builds a module for it. */
    public static BuildResult build(VersionBuild build, VersionSource source) {
        return isV8() ? build.build(source, EngineChoice.V8, Offers.BOTH) : Offers.forNashorn(build, source);
    }
}
