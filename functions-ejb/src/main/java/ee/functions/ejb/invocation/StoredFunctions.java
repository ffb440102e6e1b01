// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.cors.StoredCors;
import ee.functions.ejb.engine.StoredEngines;
import ee.functions.ejb.permit.ScalingLimits;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.suspension.StoredSuspension;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import ee.functions.ejb.version.EnvironmentVault;
import ee.functions.ejb.version.StoredCode;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.artifact.ArtifactRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.function.OwnedFunction;
import ee.functions.jpa.scaling.ScalingPolicyEntity;
import ee.functions.jpa.scaling.ScalingPolicyRepository;
import ee.functions.jpa.statistics.InvocationCountRepository;
import ee.functions.jpa.tag.TagRepository;
import ee.functions.jpa.tag.TaggedVersionRow;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.VersionSource;
import ee.functions.runtime.instance.ProgramSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What invocations read from the database: short transactions that end before any script runs. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class StoredFunctions {
    @Inject
    FunctionRepository functions;

    @Inject
    ScalingPolicyRepository policies;

    @Inject
    VersionRepository versions;

    @Inject
    ArtifactRepository artifacts;

    @Inject
    TagRepository tags;

    @Inject
    InvocationCountRepository counts;

    @Inject
    EnvironmentVault vault;

    @Inject
    Settings settings;

    /** A version as it is stored: what the host loads, and what it can be built from again, and the limits it asked for. */
    public record StoredVersion(ProgramSource program, VersionSource source, VersionLimits limits) {}

    /** Returns the function behind an invocation path, found anew. */
    public Optional<TargetFunction> byIntegration(UUID integrationId) {
        return functions.findOwnedByIntegration(integrationId).map(this::target);
    }

    /** Returns the id of the invocation path of a function, empty if there is no such function. */
    public Optional<UUID> integrationOf(UUID functionId) {
        return functions.find(functionId).map(FunctionEntity::getIntegrationId);
    }

    /** Returns a known function as it is now, by its primary key. */
    public Optional<TargetFunction> again(TargetFunction known) {
        return functions.findOwned(known.functionId()).map(this::target);
    }

    /** Returns the functions that were invoked most since a day in UTC, the busiest first. */
    public List<UUID> mostInvoked(LocalDate since, int most) {
        return counts.mostInvoked(since, most);
    }

    /** Returns all functions of which instances shall be kept warm, once for each tag that has a version. */
    public List<WarmFunction> warm() {
        Map<UUID, List<ScalingPolicyEntity>> provisioned =
                policies.listProvisioned().stream().collect(Collectors.groupingBy(ScalingPolicyEntity::getFunctionId));
        List<OwnedFunction> owned = functions.listWarm();
        Map<UUID, List<TaggedVersionRow>> tagged =
                tags.tagged(owned.stream().map(one -> one.function().getId()).toList()).stream()
                        .collect(Collectors.groupingBy(TaggedVersionRow::functionId));
        List<WarmFunction> warm = new ArrayList<>();
        for (OwnedFunction one : owned) {
            UUID id = one.function().getId();
            TargetFunction function = target(one, tagged.getOrDefault(id, List.of()), Map.of());
            add(warm, function, TagName.CURRENT, one.function().getWarmInstances());
            provisioned
                    .getOrDefault(id, List.of())
                    .forEach(policy -> add(warm, function, policy.getTag(), policy.getProvisionedInstancesCount()));
        }
        return warm;
    }

    private static void add(List<WarmFunction> warm, TargetFunction function, String tag, int instances) {
        TaggedVersion version = function.version(tag);
        if (version != null && instances > 0) {
            warm.add(new WarmFunction(function, tag, version, instances));
        }
    }

    /** Returns whether a function exists and answers with that version, by whatever tag. */
    public boolean isUsed(UUID functionId, UUID versionId) {
        return functions
                .findOwned(functionId)
                .map(owned -> target(owned).uses(versionId))
                .orElse(false);
    }

    private TargetFunction target(OwnedFunction owned) {
        UUID id = owned.function().getId();
        return target(owned, tags.tagged(List.of(id)), limits(id));
    }

    private Map<String, ScalingLimits> limits(UUID functionId) {
        return policies.list(functionId).stream()
                .collect(Collectors.toMap(
                        ScalingPolicyEntity::getTag,
                        policy -> new ScalingLimits(policy.getZoneInstancesLimit(), policy.getZoneRequestsLimit())));
    }

    private static TargetFunction target(
            OwnedFunction owned, List<TaggedVersionRow> tagged, Map<String, ScalingLimits> limits) {
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
                StoredCors.read(function.getCors()),
                versions(owned, tagged),
                limits);
    }

    private static Map<String, TaggedVersion> versions(OwnedFunction owned, List<TaggedVersionRow> tagged) {
        Map<String, TaggedVersion> versions = new HashMap<>();
        for (TaggedVersionRow row : tagged) {
            versions.put(row.tag(), new TaggedVersion(row.versionId(), StoredEngines.engine(row.engine())));
        }
        UUID latest = owned.latestVersionId();
        if (latest != null) {
            versions.put(TagName.LATEST, new TaggedVersion(latest, StoredEngines.engine(owned.latestEngine())));
        }
        return versions;
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
        return new StoredVersion(program, StoredCode.source(version), limits);
    }
}
