// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.tag.TagHistory;
import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.artifact.ArtifactRepository;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.audit.AuditRepository;
import ee.functions.jpa.deployment.DeploymentEntity;
import ee.functions.jpa.deployment.DeploymentRepository;
import ee.functions.jpa.draft.DraftEntity;
import ee.functions.jpa.draft.DraftRepository;
import ee.functions.jpa.engine.SiteEnginesEntity;
import ee.functions.jpa.engine.SiteEnginesRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.scaling.ScalingPolicyEntity;
import ee.functions.jpa.scaling.ScalingPolicyKey;
import ee.functions.jpa.scaling.ScalingPolicyRepository;
import ee.functions.jpa.site.SiteEntity;
import ee.functions.jpa.site.SiteRepository;
import ee.functions.jpa.tag.TagEntity;
import ee.functions.jpa.tag.TagHistoryEntity;
import ee.functions.jpa.tag.TagHistoryRepository;
import ee.functions.jpa.tag.TagRepository;
import ee.functions.jpa.task.TaskEntity;
import ee.functions.jpa.task.TaskRepository;
import ee.functions.jpa.task.TaskStatus;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.jpa.version.VersionStatus;
import jakarta.persistence.EntityNotFoundException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Repositories on maps: enough to show the decisions of the services, without transactions. */
public final class FakeDatabase {
    public final Map<String, SiteEntity> sites = new HashMap<>();
    public final Map<UUID, FunctionEntity> functions = new HashMap<>();
    public final Map<UUID, DraftEntity> drafts = new HashMap<>();
    public final Map<UUID, VersionEntity> versions = new HashMap<>();
    public final Map<UUID, TaskEntity> tasks = new HashMap<>();
    public final Map<UUID, ArtifactEntity> artifacts = new HashMap<>();
    public final Map<String, SiteEnginesEntity> siteEngines = new HashMap<>();
    public final List<DeploymentEntity> deployments = new ArrayList<>();
    public final List<TagEntity> tags = new ArrayList<>();
    public final List<TagHistoryEntity> tagHistory = new ArrayList<>();
    public final Map<ScalingPolicyKey, ScalingPolicyEntity> scalingPolicies = new HashMap<>();
    public final List<AuditRecordEntity> audit = new ArrayList<>();

    /** How often a version was looked up by its id. */
    public int versionsRead;

    public final SiteRepository siteRepository = new SiteRepository() {
        @Override
        public void ensure(String siteId, OffsetDateTime now) {
            sites.computeIfAbsent(siteId, id -> new SiteEntity());
        }

        @Override
        public Optional<SiteEntity> find(String siteId) {
            return Optional.ofNullable(sites.get(siteId));
        }

        @Override
        public SiteEntity lock(String siteId) {
            return find(siteId).orElseThrow(EntityNotFoundException::new);
        }
    };

    public final FunctionRepository functionRepository = new FunctionRepository() {
        @Override
        public void add(FunctionEntity function) {
            functions.put(function.getId(), function);
        }

        @Override
        public Optional<FunctionEntity> find(UUID id) {
            return Optional.ofNullable(functions.get(id));
        }

        @Override
        public Optional<FunctionEntity> findByName(String siteId, String name) {
            return listBySite(siteId).stream()
                    .filter(function -> function.getName().equals(name))
                    .findFirst();
        }

        @Override
        public List<UUID> idsBySite(String siteId) {
            return listBySite(siteId).stream().map(FunctionEntity::getId).toList();
        }

        @Override
        public List<FunctionEntity> listBySite(String siteId) {
            return functions.values().stream()
                    .filter(function -> function.getSiteId().equals(siteId))
                    .toList();
        }

        @Override
        public long countBySite(String siteId) {
            return listBySite(siteId).size();
        }

        @Override
        public FunctionEntity lock(UUID id) {
            return find(id).orElseThrow(EntityNotFoundException::new);
        }

        @Override
        public void remove(FunctionEntity function) {
            functions.remove(function.getId());
        }
    };

    public final DraftRepository draftRepository = new DraftRepository() {
        @Override
        public Optional<DraftEntity> find(UUID functionId) {
            return Optional.ofNullable(drafts.get(functionId));
        }

        @Override
        public List<DraftEntity> listBySite(String siteId) {
            return functionRepository.listBySite(siteId).stream()
                    .flatMap(function -> find(function.getId()).stream())
                    .toList();
        }

        @Override
        public void put(DraftEntity draft) {
            drafts.put(draft.getFunctionId(), draft);
        }
    };

    public final VersionRepository versionRepository = new VersionRepository() {
        @Override
        public void add(VersionEntity version) {
            versions.put(version.getId(), version);
        }

        @Override
        public Optional<VersionEntity> findById(UUID id) {
            versionsRead++;
            return Optional.ofNullable(versions.get(id));
        }

        @Override
        public Map<UUID, OffsetDateTime> currentCreationTimes(String siteId) {
            return functions.values().stream()
                    .filter(function -> function.getSiteId().equals(siteId))
                    .map(FunctionEntity::getCurrentVersionId)
                    .filter(versions::containsKey)
                    .collect(Collectors.toMap(id -> id, id -> versions.get(id).getCreatedAt()));
        }

        @Override
        public Optional<VersionEntity> newest(UUID functionId) {
            return versions.values().stream()
                    .filter(version -> version.getFunctionId().equals(functionId))
                    .max(Comparator.comparingInt(VersionEntity::getSequenceNumber));
        }

        @Override
        public Optional<VersionEntity> newestActive(UUID functionId) {
            return page(functionId, false, null, 1).stream().findFirst();
        }

        @Override
        public int nextSequence(UUID functionId) {
            return newest(functionId).map(VersionEntity::getSequenceNumber).orElse(0) + 1;
        }

        @Override
        public List<VersionEntity> page(
                UUID functionId, boolean ascending, @Nullable Integer afterSequence, int limit) {
            Comparator<VersionEntity> order = Comparator.comparingInt(VersionEntity::getSequenceNumber);
            return versions.values().stream()
                    .filter(version -> version.getFunctionId().equals(functionId))
                    .filter(version -> version.getStatus() == VersionStatus.ACTIVE)
                    .filter(version -> afterSequence == null
                            || (ascending
                                    ? version.getSequenceNumber() > afterSequence
                                    : version.getSequenceNumber() < afterSequence))
                    .sorted(ascending ? order : order.reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public void remove(VersionEntity version) {
            versions.remove(version.getId());
        }
    };

    public final TaskRepository taskRepository = new TaskRepository() {
        @Override
        public void add(TaskEntity task) {
            tasks.put(task.getId(), task);
        }

        @Override
        public Optional<TaskEntity> find(UUID functionId, UUID id) {
            return Optional.ofNullable(tasks.get(id))
                    .filter(task -> task.getFunctionId().equals(functionId));
        }

        @Override
        public List<TaskEntity> listProcessing() {
            return tasks.values().stream()
                    .filter(task -> task.getStatus() == TaskStatus.PROCESSING)
                    .toList();
        }
    };

    public final ArtifactRepository artifactRepository = new ArtifactRepository() {
        @Override
        public void put(ArtifactEntity artifact) {
            artifacts.put(artifact.getVersionId(), artifact);
        }

        @Override
        public Optional<ArtifactEntity> find(UUID versionId) {
            return Optional.ofNullable(artifacts.get(versionId));
        }

        @Override
        public Map<UUID, String> engines(Collection<UUID> versionIds) {
            Map<UUID, String> engines = new HashMap<>();
            versionIds.forEach(id -> find(id).ifPresent(artifact -> engines.put(id, artifact.getEngine())));
            return engines;
        }
    };

    public final SiteEnginesRepository siteEnginesRepository = new SiteEnginesRepository() {
        @Override
        public Optional<SiteEnginesEntity> find(String siteId) {
            return Optional.ofNullable(siteEngines.get(siteId));
        }

        @Override
        public void put(SiteEnginesEntity policy) {
            siteEngines.put(policy.getSiteId(), policy);
        }

        @Override
        public void remove(String siteId) {
            siteEngines.remove(siteId);
        }
    };

    public final ScalingPolicyRepository scalingPolicyRepository = new ScalingPolicyRepository() {
        @Override
        public List<ScalingPolicyEntity> list(UUID functionId) {
            return scalingPolicies.values().stream()
                    .filter(policy -> policy.getFunctionId().equals(functionId))
                    .sorted(Comparator.comparing(ScalingPolicyEntity::getTag))
                    .toList();
        }

        @Override
        public List<ScalingPolicyEntity> listProvisioned() {
            return scalingPolicies.values().stream()
                    .filter(policy -> policy.getProvisionedInstancesCount() > 0)
                    .toList();
        }

        @Override
        public Optional<ScalingPolicyEntity> find(UUID functionId, String tag) {
            return Optional.ofNullable(scalingPolicies.get(new ScalingPolicyKey(functionId, tag)));
        }

        @Override
        public void put(ScalingPolicyEntity policy) {
            scalingPolicies.put(new ScalingPolicyKey(policy.getFunctionId(), policy.getTag()), policy);
        }

        @Override
        public boolean remove(UUID functionId, String tag) {
            return scalingPolicies.remove(new ScalingPolicyKey(functionId, tag)) != null;
        }
    };

    public final DeploymentRepository deploymentRepository = new DeploymentRepository() {
        @Override
        public void add(DeploymentEntity deployment) {
            deployments.add(0, deployment);
        }

        @Override
        public List<DeploymentEntity> page(UUID functionId, @Nullable Long beforeOrdinal, int limit) {
            return deployments.stream()
                    .filter(deployment -> deployment.getFunctionId().equals(functionId))
                    .limit(limit)
                    .toList();
        }
    };

    public final TagRepository tagRepository = new TagRepository() {
        @Override
        public void add(TagEntity tag) {
            tags.add(tag);
        }

        @Override
        public Optional<TagEntity> find(UUID functionId, String name) {
            return list(functionId).stream()
                    .filter(tag -> tag.getName().equals(name))
                    .findFirst();
        }

        @Override
        public List<TagEntity> list(UUID functionId) {
            return tags.stream()
                    .filter(tag -> tag.getFunctionId().equals(functionId))
                    .sorted(Comparator.comparing(TagEntity::getName))
                    .toList();
        }

        @Override
        public Map<UUID, List<String>> names(Collection<UUID> versionIds) {
            return tags.stream()
                    .filter(tag -> versionIds.contains(tag.getVersionId()))
                    .sorted(Comparator.comparing(TagEntity::getName))
                    .collect(Collectors.groupingBy(
                            TagEntity::getVersionId, Collectors.mapping(TagEntity::getName, Collectors.toList())));
        }

        @Override
        public void remove(TagEntity tag) {
            tags.remove(tag);
        }
    };

    public final TagHistoryRepository tagHistoryRepository = new TagHistoryRepository() {
        @Override
        public void add(TagHistoryEntity entry) {
            tagHistory.add(0, entry);
        }

        @Override
        public Optional<TagHistoryEntity> open(UUID functionId, String tag) {
            return tagHistory.stream()
                    .filter(entry -> entry.getFunctionId().equals(functionId)
                            && entry.getTag().equals(tag)
                            && entry.getEffectiveTo() == null)
                    .findFirst();
        }

        @Override
        public List<TagHistoryEntity> page(
                UUID functionId, @Nullable String tag, @Nullable Long beforeOrdinal, int limit) {
            return tagHistory.stream()
                    .filter(entry -> entry.getFunctionId().equals(functionId))
                    .filter(entry -> tag == null || entry.getTag().equals(tag))
                    .limit(limit)
                    .toList();
        }

        @Override
        public Map<UUID, OffsetDateTime> lastEnds(Collection<UUID> versionIds) {
            Map<UUID, OffsetDateTime> ends = new HashMap<>();
            for (TagHistoryEntity entry : tagHistory) {
                OffsetDateTime end = entry.getEffectiveTo();
                if (end != null && versionIds.contains(entry.getVersionId())) {
                    ends.merge(entry.getVersionId(), end, (one, other) -> one.isAfter(other) ? one : other);
                }
            }
            return ends;
        }
    };

    public final AuditRepository auditRepository = new AuditRepository() {
        @Override
        public void add(AuditRecordEntity record) {
            audit.add(record);
        }
    };

    /** Returns all repositories, and the writer of the history of tags, for injection. */
    public Object[] repositories() {
        return new Object[] {
            siteRepository,
            functionRepository,
            draftRepository,
            versionRepository,
            taskRepository,
            artifactRepository,
            siteEnginesRepository,
            scalingPolicyRepository,
            deploymentRepository,
            tagRepository,
            tagHistoryRepository,
            Beans.wire(new TagHistory(), tagHistoryRepository),
            auditRepository
        };
    }
}
