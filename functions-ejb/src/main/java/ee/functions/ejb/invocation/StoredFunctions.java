// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.cors.StoredCors;
import ee.functions.ejb.engine.StoredEngines;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.suspension.StoredSuspension;
import ee.functions.ejb.version.EnvironmentVault;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.artifact.ArtifactRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.function.OwnedFunction;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.instance.ProgramSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What invocations read from the database: short transactions that end before any script runs. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class StoredFunctions {
    @Inject
    FunctionRepository functions;

    @Inject
    VersionRepository versions;

    @Inject
    ArtifactRepository artifacts;

    @Inject
    EnvironmentVault vault;

    @Inject
    Settings settings;

    /** A version as it is stored: what the host loads, and what it can be built from again, and the limits it asked for. */
    public record StoredVersion(ProgramSource program, SourceModule source, VersionLimits limits) {}

    /** Returns the function behind an invocation path, found anew. */
    public Optional<TargetFunction> byIntegration(UUID integrationId) {
        return functions.findOwnedByIntegration(integrationId).map(StoredFunctions::target);
    }

    /** Returns a known function as it is now, by its primary key. */
    public Optional<TargetFunction> again(TargetFunction known) {
        return functions.findOwned(known.functionId()).map(StoredFunctions::target);
    }

    /** Returns all functions that have a current version and of which instances shall be kept warm. */
    public List<WarmFunction> warm() {
        return functions.listWarm().stream()
                .map(owned -> new WarmFunction(target(owned), owned.function().getWarmInstances()))
                .toList();
    }

    /** Returns whether a function exists and answers with that version. */
    public boolean isCurrent(UUID functionId, UUID versionId) {
        return functions
                .find(functionId)
                .map(function -> versionId.equals(function.getCurrentVersionId()))
                .orElse(false);
    }

    private static TargetFunction target(OwnedFunction owned) {
        FunctionEntity function = owned.function();
        return new TargetFunction(
                function.getId(),
                function.getSiteId(),
                function.getIntegrationId(),
                function.getCurrentVersionId(),
                StoredSuspension.read(function.getSuspension()),
                StoredSuspension.read(owned.site().getSuspension()),
                StoredEngines.engine(owned.engine()),
                StoredEngines.read(owned.siteEngines()),
                StoredCors.read(function.getCors()));
    }

    /**
     * Returns a version with its artifact and its environment.
     *
     * @throws IllegalStateException if it is not stored completely, or its environment cannot be read
     */
    public StoredVersion version(UUID versionId) {
        VersionEntity version = versions.findById(versionId)
                .orElseThrow(() -> new IllegalStateException("The version " + versionId + " is not stored."));
        ArtifactEntity artifact = artifacts
                .find(versionId)
                .orElseThrow(() -> new IllegalStateException("The version " + versionId + " has no artifact."));
        VersionLimits limits = VersionLimits.of(version);
        ProgramSource program = new ProgramSource(
                versionId.toString(),
                version.getFunctionId().toString(),
                functions
                        .find(version.getFunctionId())
                        .orElseThrow(
                                () -> new IllegalStateException("The function of " + versionId + " is not stored."))
                        .getSiteId(),
                version.getFileName(),
                new Artifact(
                        Objects.requireNonNull(StoredEngines.engine(artifact.getEngine())),
                        artifact.getPipelineId(),
                        artifact.getScript(),
                        artifact.getSourceMap()),
                vault.read(version),
                version.getCompatibilityDate(),
                limits.invocationsAtATime(settings));
        return new StoredVersion(
                program,
                new SourceModule(version.getFileName(), version.getSource()),
                limits);
    }
}
