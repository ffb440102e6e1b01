// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.invocation.StoredFunctions.StoredVersion;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.ProgramSource;
import java.util.Map;
import java.util.UUID;

/** Versions as a database has them, built by {@link FakeHost}. */
final class KeptVersions {
    private KeptVersions() {}

    static StoredVersion of(UUID versionId, UUID functionId, String siteId, VersionLimits limits) {
        return new StoredVersion(
                new ProgramSource(
                        versionId.toString(),
                        functionId.toString(),
                        siteId,
                        "function.js",
                        new Artifact(EngineKind.NASHORN, FakeHost.PIPELINE, "script", "{}"),
                        Map.of(),
                        CompatibilityDates.MAXIMUM),
                new SourceModule("function.js", "code"),
                limits);
    }
}
