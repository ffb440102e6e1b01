// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.suspension;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.site.SiteEntity;
import ee.functions.jpa.site.SiteRepository;
import ee.functions.jpa.suspension.Suspension;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Suspends and resumes functions and sites. A suspension keeps from being invoked and from nothing else; what runs goes on.
 * Callers need {@code functions:administer} and may act on every site. This server refuses from the end of the transaction
 * on, every other one after at most {@code functions.deployment.recheck-interval-ms}.
 */
@Stateless
@PermitAll
public class SuspensionService {
    /** How long a reason may be; as long as the column. */
    static final int MAXIMUM_REASON = 500;

    @Inject
    FunctionRepository functions;

    @Inject
    SiteRepository sites;

    @Inject
    AuditRecorder audit;

    @Inject
    Clock clock;

    @Inject
    Event<SuspensionChanged> changed;

    /**
     * Suspends a function until it is resumed; takes the place of a suspension that there is.
     *
     * @throws FunctionsException {@code NOT_FOUND}, or {@code VALIDATION_FAILED} on {@code reason}
     */
    public SuspensionValue suspendFunction(Caller caller, UUID functionId, String reason) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        checkReason(reason);
        FunctionEntity function = lockFunction(functionId);
        return suspend(function, caller, byAdministrator(reason));
    }

    /** Returns the suspension of a function; {@code NOT_FOUND} if there is none. */
    public SuspensionValue functionSuspension(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        FunctionEntity function = functions.find(functionId).orElseThrow(() -> FunctionsException.notFound("function"));
        return required(function.getSuspension());
    }

    /** Ends the suspension of a function; {@code NOT_FOUND} if there is none. */
    public void resumeFunction(Caller caller, UUID functionId) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        FunctionEntity function = lockFunction(functionId);
        required(function.getSuspension());
        function.setSuspension(null);
        audit.record(caller.in(function.getSiteId()), AuditAction.FUNCTION_RESUMED, functionId, (String) null);
        changed.fire(new SuspensionChanged(function.getSiteId(), function.getIntegrationId()));
    }

    /** Suspends a site with all its functions until it is resumed; else as {@link #suspendFunction}. */
    public SuspensionValue suspendSite(Caller caller, String siteId, String reason) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        checkReason(reason);
        SiteEntity site = lockSite(siteId);
        Suspension suspension = byAdministrator(reason);
        site.setSuspension(suspension);
        audit.record(caller.in(siteId), AuditAction.SITE_SUSPENDED, null, reason);
        changed.fire(new SuspensionChanged(siteId, null));
        return required(suspension);
    }

    /** Returns the suspension of a site; {@code NOT_FOUND} if there is none. */
    public SuspensionValue siteSuspension(Caller caller, String siteId) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        SiteEntity site = sites.find(siteId).orElseThrow(() -> FunctionsException.notFound("site"));
        return required(site.getSuspension());
    }

    /** Ends the suspension of a site; {@code NOT_FOUND} if there is none. */
    public void resumeSite(Caller caller, String siteId) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        SiteEntity site = lockSite(siteId);
        required(site.getSuspension());
        site.setSuspension(null);
        audit.record(caller.in(siteId), AuditAction.SITE_RESUMED, null, null);
        changed.fire(new SuspensionChanged(siteId, null));
    }

    /**
     * Suspends a function for a time, unless it is suspended or deleted already.
     *
     * @param invocationId the invocation that gave the cause, for the audit record
     */
    public void suspendByRule(UUID functionId, UUID invocationId, String reason, Duration duration) {
        FunctionEntity function;
        try {
            function = functions.lock(functionId);
        } catch (EntityNotFoundException deletedMeanwhile) {
            return;
        }
        if (StoredSuspension.at(clock.instant(), function.getSuspension()) != null) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        suspend(
                function,
                Caller.system(function.getSiteId(), invocationId.toString()),
                new Suspension(shortened(reason), SuspensionSource.RULE.name(), now, now.plus(duration)));
    }

    private SuspensionValue suspend(FunctionEntity function, Caller caller, Suspension suspension) {
        function.setSuspension(suspension);
        audit.record(
                caller.in(function.getSiteId()),
                AuditAction.FUNCTION_SUSPENDED,
                function.getId(),
                suspension.getReason());
        changed.fire(new SuspensionChanged(function.getSiteId(), function.getIntegrationId()));
        return required(suspension);
    }

    private Suspension byAdministrator(String reason) {
        return new Suspension(reason, SuspensionSource.ADMINISTRATOR.name(), OffsetDateTime.now(clock), null);
    }

    private SuspensionValue required(@Nullable Suspension stored) {
        SuspensionValue value = StoredSuspension.at(clock.instant(), stored);
        if (value == null) {
            throw new FunctionsException(ErrorCode.NOT_FOUND, "There is no suspension.");
        }
        return value;
    }

    private FunctionEntity lockFunction(UUID functionId) {
        try {
            return functions.lock(functionId);
        } catch (EntityNotFoundException unknown) {
            throw FunctionsException.notFound("function");
        }
    }

    private SiteEntity lockSite(String siteId) {
        try {
            return sites.lock(siteId);
        } catch (EntityNotFoundException unknown) {
            throw FunctionsException.notFound("site");
        }
    }

    private static void checkReason(String reason) {
        if (reason.isBlank()
                || reason.codePointCount(0, reason.length()) > MAXIMUM_REASON
                || !Utf8.isStorable(reason)) {
            throw FunctionsException.invalid(
                    "reason",
                    "1 to " + MAXIMUM_REASON + " characters, not only spaces, without the NUL character or half"
                            + " surrogate pairs.");
        }
    }

    private static String shortened(String reason) {
        return reason.length() <= MAXIMUM_REASON ? reason : reason.substring(0, MAXIMUM_REASON - 1) + "…";
    }
}
