// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.draft;

import ee.functions.ejb.deployment.DeploymentService;
import ee.functions.ejb.deployment.DeploymentValue;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.function.FunctionService;
import ee.functions.ejb.function.FunctionValue;
import ee.functions.ejb.function.NewFunction;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.NewVersion;
import ee.functions.ejb.version.TaskValue;
import ee.functions.ejb.version.VersionChange;
import ee.functions.ejb.version.VersionCode;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.ejb.version.VersionService;
import ee.functions.jpa.draft.DraftEntity;
import ee.functions.jpa.draft.DraftRepository;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Functions with their drafts (seed 001): created and edited together, built into a version, deployed. Everything is done by the
 * services of functions, versions and deployments, so that limits, locks and audit records are the same on every way.
 */
@Stateless
@PermitAll
public class DraftService {
    @Inject
    FunctionService functions;

    @Inject
    VersionService versions;

    @Inject
    DeploymentService deployments;

    @Inject
    FunctionRepository storedFunctions;

    @Inject
    VersionRepository storedVersions;

    @Inject
    DraftRepository drafts;

    @Inject
    Settings settings;

    /**
     * Creates a function and its draft.
     *
     * @throws FunctionsException as {@link FunctionService#create}; {@code VALIDATION_FAILED} or {@code CODE_TOO_LARGE} for the
     *     draft
     */
    public DraftedFunction create(Caller caller, NewFunction wanted, Draft draft) {
        caller.require(Permission.FUNCTIONS_CREATE);
        draft.check(settings);
        FunctionValue function = functions.create(caller, wanted);
        if (!draft.equals(Draft.NONE)) {
            put(function.id(), draft);
        }
        return new DraftedFunction(function, createdBy(function.id()), draft);
    }

    /** Lists the functions of the caller's site, oldest first, also those without draft. */
    public List<DraftedFunction> list(Caller caller) {
        List<FunctionValue> all = functions.list(caller, List.of(caller.siteId()));
        Map<UUID, Draft> byId = drafts.listBySite(caller.siteId()).stream()
                .collect(Collectors.toMap(DraftEntity::getFunctionId, DraftService::draft));
        Map<UUID, Optional<String>> creators = storedFunctions.listBySite(caller.siteId()).stream()
                .collect(Collectors.toMap(
                        FunctionEntity::getId, function -> Optional.ofNullable(function.getCreatedBy())));
        return all.stream()
                .map(function -> new DraftedFunction(
                        function,
                        creators.getOrDefault(function.id(), Optional.empty()).orElse(null),
                        byId.getOrDefault(function.id(), Draft.NONE)))
                .toList();
    }

    /** Returns one function with its draft. */
    public DraftedFunction get(Caller caller, UUID functionId) {
        FunctionValue function = functions.get(caller, functionId);
        return new DraftedFunction(function, createdBy(functionId), stored(functionId));
    }

    /**
     * Changes what the change names and leaves the rest; versions stay as they are. Needs the token of a user.
     *
     * @throws FunctionsException as {@link FunctionService#update}; {@code VALIDATION_FAILED} or {@code CODE_TOO_LARGE} for the
     *     draft
     */
    public DraftedFunction update(Caller caller, UUID functionId, DraftChange change) {
        FunctionValue function = functions.update(caller, functionId, change.function());
        Draft before = stored(functionId); // after the function is locked, so that two changes take turns
        Draft after = before.changed(change.draft());
        if (!after.equals(before)) {
            after.check(settings);
            put(functionId, after);
        }
        return new DraftedFunction(function, createdBy(functionId), after);
    }

    /**
     * Starts the creation of a version from the draft. What a draft does not have - environment, limits, compatibility date - is
     * that of the newest version whose task has completed.
     *
     * @throws FunctionsException {@code NOTHING_TO_BUILD} if the draft has no handler; else as {@link VersionService#create}
     */
    public TaskValue build(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        SiteFunctions.find(storedFunctions, caller.siteId(), functionId);
        Draft draft = stored(functionId);
        String code = draft.handler();
        if (code == null) {
            throw new FunctionsException(
                    ErrorCode.NOTHING_TO_BUILD,
                    "The function " + functionId + " has no handler to build. PUT one, or create versions by"
                            + " POST /functions/{id}/versions.",
                    List.of(new Detail(Draft.HANDLER, "the text of one ES module must be in the draft.")));
        }
        String engine = draft.usedRuntime().engine();
        VersionCode module = new VersionCode.SingleFile(draft.usedTemplate().fileName(), code);
        UUID newest = newestBuilt(functionId);
        return newest == null
                ? versions.create(
                        caller, functionId, new NewVersion(module, null, Map.of(), VersionLimits.NONE, engine))
                : versions.createFrom(
                        caller, functionId, newest, new VersionChange(module, null, Map.of(), Map.of(), engine));
    }

    /**
     * Makes the newest version whose task has completed the current one.
     *
     * @throws FunctionsException {@code NOTHING_TO_DEPLOY} if there is none
     */
    public DeploymentValue deploy(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        SiteFunctions.find(storedFunctions, caller.siteId(), functionId);
        UUID newest = newestBuilt(functionId);
        if (newest == null) {
            throw new FunctionsException(
                    ErrorCode.NOTHING_TO_DEPLOY,
                    "The function " + functionId
                            + " has no version whose build has completed. Build one, or wait for the"
                            + " end of its build.");
        }
        return deployments.deploy(caller, functionId, newest);
    }

    private @Nullable UUID newestBuilt(UUID functionId) {
        return storedVersions.page(functionId, false, null, 1).stream()
                .map(VersionEntity::getId)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String createdBy(UUID functionId) {
        return storedFunctions
                .find(functionId)
                .map(FunctionEntity::getCreatedBy)
                .orElse(null);
    }

    private Draft stored(UUID functionId) {
        return drafts.find(functionId).map(DraftService::draft).orElse(Draft.NONE);
    }

    private void put(UUID functionId, Draft draft) {
        DraftEntity entity = new DraftEntity();
        entity.setFunctionId(functionId);
        entity.setTemplate(draft.template());
        entity.setRuntime(draft.runtime());
        entity.setHandler(draft.handler());
        drafts.put(entity);
    }

    private static Draft draft(DraftEntity entity) {
        return new Draft(entity.getTemplate(), entity.getRuntime(), entity.getHandler());
    }
}
