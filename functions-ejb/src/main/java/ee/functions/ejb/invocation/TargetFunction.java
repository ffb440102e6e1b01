// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permit.ScalingLimits;
import ee.functions.ejb.suspension.SuspensionValue;
import ee.functions.runtime.build.EngineOffer;
import ee.functions.runtime.engine.EngineKind;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A function as the way of an invocation needs it.
 *
 * @param currentVersionId the version that answers, null before the first deployment
 * @param suspension the suspension of the function, null if there is none; it may be over
 * @param siteSuspension the same of its site
 * @param engine the engine that the current version was built for, null before the first deployment
 * @param siteEngines the engines that the policy of its site allows
 * @param cors which web pages may invoke it, null if the rule of the server counts
 * @param limits how far its invocations may scale, for the tags that have limits of their own
 */
public record TargetFunction(
        UUID functionId,
        String siteId,
        UUID integrationId,
        @Nullable UUID currentVersionId,
        @Nullable SuspensionValue suspension,
        @Nullable SuspensionValue siteSuspension,
        @Nullable EngineKind engine,
        Set<EngineKind> siteEngines,
        @Nullable CorsRule cors,
        Map<String, ScalingLimits> limits) {

    /** A function for which the server's rule of web pages counts, without limits of its own. */
    TargetFunction(
            UUID functionId,
            String siteId,
            UUID integrationId,
            @Nullable UUID currentVersionId,
            @Nullable SuspensionValue suspension,
            @Nullable SuspensionValue siteSuspension,
            @Nullable EngineKind engine,
            Set<EngineKind> siteEngines) {
        this(
                functionId,
                siteId,
                integrationId,
                currentVersionId,
                suspension,
                siteSuspension,
                engine,
                siteEngines,
                null,
                Map.of());
    }

    /** Returns how far the invocations by a tag may scale. */
    ScalingLimits limits(String tag) {
        return limits.getOrDefault(tag, ScalingLimits.NONE);
    }

    /** Returns if neither the function nor its site is suspended at that moment; else throws what the caller is told. */
    void requireNotSuspended(Instant now) {
        if (siteSuspension != null && siteSuspension.countsAt(now)) {
            throw siteSuspension.refusal(ErrorCode.SITE_SUSPENDED, now);
        }
        if (suspension != null && suspension.countsAt(now)) {
            throw suspension.refusal(ErrorCode.FUNCTION_SUSPENDED, now);
        }
    }

    /** Tells whether the function or its site is suspended at that moment. */
    boolean isSuspended(Instant now) {
        return (siteSuspension != null && siteSuspension.countsAt(now))
                || (suspension != null && suspension.countsAt(now));
    }

    /** Tells whether the engine of the current version is offered to the site. */
    boolean isEngineOffered(EngineOffer offer) {
        return engine == null || offer.refusal(engine) == null;
    }

    /** Returns if the engine of the current version is offered to the site; else throws what the caller is told. */
    void requireEngine(EngineOffer offer) {
        String refusal = engine == null ? null : offer.refusal(engine);
        if (engine != null && refusal != null) {
            throw new FunctionsException(
                    offer.allows(engine) ? ErrorCode.ENGINE_NOT_INSTALLED : ErrorCode.ENGINE_NOT_ALLOWED,
                    "The current version of the function cannot run. " + refusal);
        }
    }
}
