// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.engine.StoredEngines;
import ee.functions.ejb.tag.TagHistory;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TagsChanged;
import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.artifact.ArtifactRepository;
import ee.functions.jpa.engine.SiteEnginesEntity;
import ee.functions.jpa.engine.SiteEnginesRepository;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.task.TaskEntity;
import ee.functions.jpa.task.TaskRepository;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.jpa.version.VersionStatus;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.engine.EngineKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityNotFoundException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored side of a build: each method is one transaction. Finishing a task twice is harmless: the second one finds it
 * finished, or gone with its function.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class BuildResults {
    @Inject
    FunctionRepository functions;

    @Inject
    VersionRepository versions;

    @Inject
    TaskRepository tasks;

    @Inject
    ArtifactRepository artifacts;

    @Inject
    SiteEnginesRepository policies;

    @Inject
    TagHistory tagHistory;

    @Inject
    Event<TagsChanged> tagsChanged;

    @Inject
    Clock clock;

    /** Returns the tasks that nobody has finished, of those created before a time. */
    public List<TaskKey> unfinished(OffsetDateTime createdBefore) {
        return tasks.listProcessing().stream()
                .filter(task -> task.getCreatedAt().isBefore(createdBefore))
                .map(task -> new TaskKey(task.getFunctionId(), task.getId()))
                .toList();
    }

    /** Returns what a task has to build, empty if it is finished or gone. */
    public Optional<BuildOrder> order(TaskKey key) {
        return processing(key)
                .map(TaskEntity::getVersionId)
                .flatMap(versionId -> versions.find(key.functionId(), versionId))
                .map(version -> new BuildOrder(
                        key,
                        StoredCode.source(version),
                        VersionLimits.of(version).engine(StoredEngines.choice(version.getEngine())),
                        siteEngines(key.functionId())));
    }

    /** Stores the artifact and makes the version usable. */
    public void completed(TaskKey key, Artifact artifact) {
        TaskEntity task = lock(key);
        UUID versionId = task == null ? null : task.getVersionId();
        if (task == null || versionId == null) {
            return;
        }
        Optional<VersionEntity> version = versions.find(key.functionId(), versionId);
        if (version.isEmpty()) {
            return;
        }
        put(versionId, artifact);
        boolean newest = isNewest(version.get());
        version.get().setStatus(VersionStatus.ACTIVE);
        finish(task, ee.functions.jpa.task.TaskStatus.COMPLETED);
        if (newest) {
            becameLatest(key.functionId(), versionId);
        }
    }

    /** Removes the version and says why; there is at least one error, in places of the author's own source. */
    public void failed(TaskKey key, List<BuildMessage> errors) {
        TaskEntity task = lock(key);
        if (task == null) {
            return;
        }
        UUID versionId = task.getVersionId();
        if (versionId != null) {
            versions.find(key.functionId(), versionId).ifPresent(versions::remove);
        }
        task.setVersionId(null);
        BuildMessage first = errors.get(0);
        task.setError(BuildErrors.text(errors));
        task.setErrorFile(first.file());
        task.setErrorLine(first.line() == 0 ? null : (Integer) first.line());
        task.setErrorColumn(first.column() == 0 ? null : (Integer) first.column());
        finish(task, ee.functions.jpa.task.TaskStatus.FAILED);
    }

    /** Replaces the artifact of a finished version by one that this server has built. */
    public void replaced(UUID versionId, Artifact artifact) {
        if (versions.findById(versionId).isPresent()) {
            put(versionId, artifact);
        }
    }

    // Builds need not end in the order in which they were asked for.
    private boolean isNewest(VersionEntity version) {
        return versions.newestActive(version.getFunctionId())
                .map(newest -> newest.getSequenceNumber() < version.getSequenceNumber())
                .orElse(true);
    }

    private void becameLatest(UUID functionId, UUID versionId) {
        tagHistory.moved(functionId, TagName.LATEST, versionId, OffsetDateTime.now(clock));
        functions
                .find(functionId)
                .ifPresent(function -> tagsChanged.fire(new TagsChanged(functionId, function.getIntegrationId())));
    }

    private Set<EngineKind> siteEngines(UUID functionId) {
        return StoredEngines.read(functions
                .find(functionId)
                .flatMap(function -> policies.find(function.getSiteId()))
                .map(SiteEnginesEntity::getAllowed)
                .orElse(null));
    }

    private void put(UUID versionId, Artifact artifact) {
        ArtifactEntity stored = new ArtifactEntity();
        stored.setVersionId(versionId);
        stored.setEngine(artifact.engine().id());
        stored.setPipelineId(artifact.pipelineId());
        stored.setScript(artifact.script());
        stored.setSourceMap(artifact.sourceMap());
        stored.setBuiltAt(OffsetDateTime.now(clock));
        artifacts.put(stored);
    }

    private void finish(TaskEntity task, ee.functions.jpa.task.TaskStatus status) {
        task.setStatus(status);
        task.setFinishedAt(OffsetDateTime.now(clock));
    }

    // Two servers may have built the same task; the lock lets the first one finish it.
    private @Nullable TaskEntity lock(TaskKey key) {
        try {
            functions.lock(key.functionId());
        } catch (EntityNotFoundException deletedMeanwhile) {
            return null;
        }
        return processing(key).orElse(null);
    }

    private Optional<TaskEntity> processing(TaskKey key) {
        return tasks.find(key.functionId(), key.taskId())
                .filter(task -> task.getStatus() == ee.functions.jpa.task.TaskStatus.PROCESSING);
    }
}
