// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.engine.StoredEngines;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.VersionPointers.Pointers;
import ee.functions.jpa.artifact.ArtifactRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.task.TaskEntity;
import ee.functions.jpa.task.TaskRepository;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import ee.functions.jpa.version.VersionStatus;
import ee.functions.runtime.build.EngineChoice;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The versions of a function. Creating one stores it with a task and returns at once; the build follows after the
 * transaction. A version exists for callers once its task has completed, and never changes.
 */
@Stateless
@PermitAll
public class VersionService {
    private static final String TOKEN_KIND = "v";

    @Inject
    FunctionRepository functions;

    @Inject
    VersionRepository versions;

    @Inject
    TaskRepository tasks;

    @Inject
    ArtifactRepository artifacts;

    @Inject
    VersionPointers pointers;

    @Inject
    VersionDeletion deletion;

    @Inject
    EnvironmentVault vault;

    @Inject
    VersionComparison comparison;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Event<VersionCreated> created;

    /** What a new version is made of, checked. */
    private record Content(
            StoredCode code,
            LocalDate compatibilityDate,
            Map<String, String> environment,
            VersionLimits limits,
            EngineChoice engine) {}

    /**
     * Creates a version from nothing.
     *
     * @throws FunctionsException {@code CODE_TOO_LARGE}, {@code ENVIRONMENT_TOO_LARGE} or {@code VALIDATION_FAILED}
     */
    public TaskValue create(Caller caller, UUID functionId, NewVersion wanted) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        StoredCode code = StoredCode.checked(wanted.code(), settings);
        EnvironmentLimit.checkNames(wanted.environment().keySet());
        EnvironmentLimit.from(settings).checkSize(wanted.environment());
        wanted.limits().check(settings);
        EngineChoice engine = wanted.engine() == null ? EngineChoice.NASHORN : engine(wanted.engine());
        wanted.limits().checkEngine(engine);
        lock(caller, functionId);
        LocalDate before = versions.newest(functionId)
                .map(VersionEntity::getCompatibilityDate)
                .orElse(null);
        LocalDate date = CompatibilityDateRule.choose(wanted.compatibilityDate(), before);
        return store(caller, functionId, new Content(code, date, wanted.environment(), wanted.limits(), engine));
    }

    /**
     * Creates a version from another one: what the change leaves out is taken from there.
     *
     * @throws FunctionsException as {@link #create}; {@code VALIDATION_FAILED} too if the change changes nothing
     */
    public TaskValue createFrom(Caller caller, UUID functionId, UUID baseVersionId, VersionChange change) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        if (change.code() == null
                && change.environment().isEmpty()
                && change.compatibilityDate() == null
                && change.limits().isEmpty()
                && change.engine() == null) {
            throw FunctionsException.invalid("code", "at least one of code and environment_variables must be given.");
        }
        StoredCode given = change.code() == null ? null : StoredCode.checked(change.code(), settings);
        EnvironmentLimit.checkNames(change.environment().keySet());
        VersionLimits.NONE.changed(change.limits()).check(settings);
        EngineChoice asked = change.engine() == null ? null : engine(change.engine());
        lock(caller, functionId);
        VersionEntity base = find(functionId, baseVersionId);
        Map<String, String> environment = EnvironmentMerge.merge(vault.read(base), change.environment());
        EnvironmentLimit.from(settings).checkSize(environment);
        LocalDate date = CompatibilityDateRule.choose(change.compatibilityDate(), base.getCompatibilityDate());
        StoredCode code = given == null ? StoredCode.of(base) : given.named(change.code(), base);
        VersionLimits limits = VersionLimits.of(base).changed(change.limits());
        EngineChoice engine = asked == null ? StoredEngines.choice(base.getEngine()) : asked;
        limits.checkEngine(engine);
        return store(caller, functionId, new Content(code, date, environment, limits, engine));
    }

    /** Lists the finished versions of a function by their sequence numbers. */
    public Page<VersionValue> list(Caller caller, UUID functionId, PageQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        FunctionEntity function = SiteFunctions.find(functions, caller.siteId(), functionId);
        String token = query.token();
        Integer after = token == null ? null : (Integer) Math.toIntExact(position(token));
        List<VersionEntity> rows = versions.page(functionId, query.ascending(), after, query.limit() + 1);
        Map<UUID, String> engines =
                artifacts.engines(rows.stream().map(VersionEntity::getId).toList());
        Pointers pointing = pointers.of(function, rows);
        return Page.of(
                rows,
                query.limit(),
                row -> value(row, engines, pointing),
                row -> PageToken.write(TOKEN_KIND, row.getSequenceNumber()));
    }

    /** Returns one version; the values of its environment variables are never shown. */
    public VersionValue get(Caller caller, UUID functionId, UUID versionId) {
        caller.require(Permission.FUNCTIONS_READ);
        FunctionEntity function = SiteFunctions.find(functions, caller.siteId(), functionId);
        VersionEntity version = find(functionId, versionId);
        return value(version, artifacts.engines(List.of(versionId)), pointers.of(function, List.of(version)));
    }

    /** Returns the code of a version as it was handed in; of an archive, the module with the handler. */
    public String code(Caller caller, UUID functionId, UUID versionId) {
        caller.require(Permission.FUNCTIONS_READ);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        VersionEntity version = find(functionId, versionId);
        return StoredCode.of(version).entryText();
    }

    /** Returns all code of a version, byte for byte as it was handed in. */
    public VersionDownload source(Caller caller, UUID functionId, UUID versionId) {
        caller.require(Permission.FUNCTIONS_READ);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        VersionEntity version = find(functionId, versionId);
        return StoredCode.of(version).download("version-" + version.getSequenceNumber() + ".zip");
    }

    /**
     * Deletes a version with its artifact. What it wrote and who deployed it stays known.
     *
     * @param force whether tags that point to it are removed with it, except {@code $current} and {@code $latest}
     * @throws FunctionsException {@code INVALID_STATE} if it is the current or the newest one, or has tags and no force
     */
    public void delete(Caller caller, UUID functionId, UUID versionId, boolean force) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        FunctionEntity function = SiteFunctions.lock(functions, functionId);
        VersionEntity version = find(functionId, versionId);
        List<String> pointing = pointers.of(function, List.of(version)).tags(version);
        deletion.delete(caller, function, version, pointing, force);
    }

    private TaskValue store(Caller caller, UUID functionId, Content content) {
        VersionEntity before = versions.newest(functionId).orElse(null);
        OffsetDateTime now = OffsetDateTime.now(clock);
        VersionEntity version = new VersionEntity();
        version.setId(UUID.randomUUID());
        version.setFunctionId(functionId);
        version.setSequenceNumber(versions.nextSequence(functionId));
        version.setStatus(VersionStatus.CREATING);
        version.setCompatibilityDate(content.compatibilityDate());
        content.code().store(version);
        vault.put(version, content.environment());
        version.setRunTimeLimitMs(content.limits().runTimeMs());
        version.setCpuTimeLimitMs(content.limits().cpuTimeMs());
        version.setConcurrency(content.limits().concurrency());
        version.setEngine(content.engine().id());
        version.setCreatedBy(caller.subject());
        version.setCreatedAt(now);
        versions.add(version);
        TaskEntity task = new TaskEntity();
        task.setId(UUID.randomUUID());
        task.setFunctionId(functionId);
        task.setVersionId(version.getId());
        task.setStatus(ee.functions.jpa.task.TaskStatus.PROCESSING);
        task.setCreatedAt(now);
        tasks.add(task);
        audit.record(
                caller, AuditAction.VERSION_CREATED, functionId, version.getId(), comparison.between(before, version));
        created.fire(new VersionCreated(new TaskKey(functionId, task.getId())));
        return TaskLookup.value(task);
    }

    private static long position(String token) {
        long position = PageToken.read(TOKEN_KIND, 1, token)[0];
        return Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, position));
    }

    private VersionEntity find(UUID functionId, UUID versionId) {
        return versions.find(functionId, versionId)
                .filter(version -> version.getStatus() == VersionStatus.ACTIVE)
                .orElseThrow(() -> FunctionsException.notFound("version"));
    }

    // Callers who create versions of one function take turns, so that each gets its own sequence number.
    private void lock(Caller caller, UUID functionId) {
        SiteFunctions.find(functions, caller.siteId(), functionId);
        SiteFunctions.lock(functions, functionId);
    }

    private static EngineChoice engine(String id) {
        return EngineChoice.of(id)
                .orElseThrow(() -> FunctionsException.invalid(
                        NewVersion.ENGINE,
                        "it is one of "
                                + Arrays.stream(EngineChoice.values())
                                        .map(EngineChoice::id)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private VersionValue value(VersionEntity version, Map<UUID, String> resolvedEngines, Pointers pointing) {
        return new VersionValue(
                version.getId(),
                version.getFunctionId(),
                version.getSequenceNumber(),
                version.getCompatibilityDate(),
                EnvironmentJson.toNames(version.getEnvironmentNames()),
                vault.bytes(version),
                VersionLimits.of(version),
                version.getEngine(),
                resolvedEngines.get(version.getId()),
                version.getCreatedAt(),
                version.getCreatedBy(),
                pointing.status(version),
                pointing.tags(version));
    }
}
