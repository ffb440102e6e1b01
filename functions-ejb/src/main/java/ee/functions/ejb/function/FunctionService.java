// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.cors.StoredCors;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.suspension.StoredSuspension;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.site.SiteRepository;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a site. Every method looks only at the site of the caller: the id of another site's function is
 * {@code NOT_FOUND}. Permissions are those of the caller, hence open to all as far as the container is concerned.
 */
@Stateless
@PermitAll
public class FunctionService {
    @Inject
    SiteRepository sites;

    @Inject
    FunctionRepository functions;

    @Inject
    VersionRepository versions;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Event<FunctionUpdated> updated;

    @Inject
    Event<FunctionDeleted> deleted;

    /**
     * Creates a function; it answers nothing until a version of it is deployed.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED}, {@code NAME_TAKEN} or {@code FUNCTION_LIMIT_REACHED}
     */
    public FunctionValue create(Caller caller, NewFunction wanted) {
        caller.require(Permission.FUNCTIONS_CREATE);
        requireOwnSite(caller, wanted.siteId());
        FunctionRules.checkName(wanted.name());
        FunctionRules.checkDescription(wanted.description());
        FunctionRules.checkWarmInstances(wanted.warmInstances());
        FunctionRules.checkCors(wanted.cors());
        OffsetDateTime now = OffsetDateTime.now(clock);
        sites.ensure(caller.siteId(), now);
        sites.lock(caller.siteId());
        requireFreeName(caller, wanted.name(), null);
        FunctionLimit.from(settings).checkRoom(functions.countBySite(caller.siteId()));
        FunctionEntity function = new FunctionEntity();
        function.setId(UUID.randomUUID());
        function.setSiteId(caller.siteId());
        function.setIntegrationId(UUID.randomUUID());
        function.setName(wanted.name());
        function.setDescription(wanted.description());
        function.setWarmInstances(wanted.warmInstances());
        function.setCors(StoredCors.write(wanted.cors()));
        function.setCreatedBy(caller.subject());
        function.setCreatedAt(now);
        function.setUpdatedAt(now);
        functions.add(function);
        audit.record(caller, AuditAction.FUNCTION_CREATED, function.getId());
        return value(function);
    }

    /**
     * Lists the functions of the caller's site, oldest first.
     *
     * @param siteIds the sites to list, at least one; another one than the caller's own is {@code NOT_FOUND}
     */
    public List<FunctionValue> list(Caller caller, List<String> siteIds) {
        caller.require(Permission.FUNCTIONS_READ);
        if (siteIds.isEmpty()) {
            throw FunctionsException.invalid("site_ids[]", "at least one site id.");
        }
        siteIds.forEach(siteId -> requireOwnSite(caller, siteId));
        Map<UUID, OffsetDateTime> created = versions.currentCreationTimes(caller.siteId());
        return functions.listBySite(caller.siteId()).stream()
                .map(function -> value(function, created.get(function.getCurrentVersionId())))
                .toList();
    }

    /** Returns one function. */
    public FunctionValue get(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_READ);
        return value(SiteFunctions.find(functions, caller.siteId(), functionId));
    }

    /**
     * Changes what the change names and leaves the rest. Needs the token of a user.
     *
     * @throws FunctionsException {@code EDIT_CONFLICT} if the function is not in the state the caller has read
     */
    public FunctionValue update(Caller caller, UUID functionId, FunctionChange change) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        caller.requireUser();
        String name = change.name();
        if (name != null) {
            FunctionRules.checkName(name);
        }
        if (change.descriptionGiven()) {
            FunctionRules.checkDescription(change.description());
        }
        Integer warmInstances = change.warmInstances();
        if (warmInstances != null) {
            FunctionRules.checkWarmInstances(warmInstances);
        }
        FunctionRules.checkCors(change.cors());
        SiteFunctions.find(functions, caller.siteId(), functionId);
        if (name != null) {
            sites.lock(caller.siteId()); // always before the function, so that two callers cannot wait for each other
            requireFreeName(caller, name, functionId);
        }
        FunctionEntity function = SiteFunctions.lock(functions, functionId);
        requireExpected(function, change.expectedLockVersion());
        if (name != null) {
            function.setName(name);
        }
        if (change.descriptionGiven()) {
            function.setDescription(change.description());
        }
        if (warmInstances != null) {
            function.setWarmInstances(warmInstances);
        }
        if (change.corsGiven()) {
            function.setCors(StoredCors.write(change.cors()));
        }
        function.setUpdatedAt(OffsetDateTime.now(clock));
        audit.record(caller, AuditAction.FUNCTION_UPDATED, functionId);
        updated.fire(new FunctionUpdated(functionId, function.getIntegrationId()));
        return value(function);
    }

    /** Deletes a function with its versions, tasks, deployments, scheduled triggers and logs. Its audit records stay. */
    public void delete(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        SiteFunctions.find(functions, caller.siteId(), functionId);
        FunctionEntity function = SiteFunctions.lock(functions, functionId);
        functions.remove(function);
        audit.record(caller, AuditAction.FUNCTION_DELETED, functionId);
        deleted.fire(new FunctionDeleted(functionId, function.getIntegrationId(), function.getCurrentVersionId()));
    }

    private void requireFreeName(Caller caller, String name, @Nullable UUID own) {
        functions
                .findByName(caller.siteId(), name)
                .filter(other -> !other.getId().equals(own))
                .ifPresent(other -> {
                    throw new FunctionsException(
                            ErrorCode.NAME_TAKEN,
                            "Another function of the site has this name.",
                            List.of(new Detail("name", "a name that no other function of the site has.")));
                });
    }

    private static void requireExpected(FunctionEntity function, @Nullable Long expected) {
        if (expected != null && expected != function.getLockVersion()) {
            throw new FunctionsException(
                    ErrorCode.EDIT_CONFLICT,
                    "Somebody else changed the function " + function.getId()
                            + " since it was read. Read it again and repeat the change.");
        }
    }

    private static void requireOwnSite(Caller caller, String siteId) {
        if (!caller.siteId().equals(siteId)) {
            throw FunctionsException.notFound("site");
        }
    }

    private FunctionValue value(FunctionEntity function) {
        UUID currentId = function.getCurrentVersionId();
        return value(
                function,
                currentId == null
                        ? null
                        : versions.findById(currentId)
                                .map(VersionEntity::getCreatedAt)
                                .orElse(null));
    }

    private FunctionValue value(FunctionEntity function, @Nullable OffsetDateTime currentCreatedAt) {
        UUID currentId = function.getCurrentVersionId();
        FunctionValue.CurrentVersion current = currentId == null || currentCreatedAt == null
                ? null
                : new FunctionValue.CurrentVersion(currentId, currentCreatedAt);
        return new FunctionValue(
                function.getId(),
                function.getSiteId(),
                function.getIntegrationId(),
                function.getName(),
                function.getDescription(),
                function.getWarmInstances(),
                current,
                StoredSuspension.at(clock.instant(), function.getSuspension()),
                StoredCors.read(function.getCors()),
                function.getCreatedAt(),
                function.getUpdatedAt(),
                function.getLockVersion());
    }
}
