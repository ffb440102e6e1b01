// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permit.ScalingLimits;
import ee.functions.ejb.suspension.SuspensionValue;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import ee.functions.runtime.build.EngineOffer;
import ee.functions.runtime.engine.EngineKind;
import java.time.Instant;
import java.util.HashSet;
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
 * @param tags the versions that tags point to, {@code $latest} among them; {@code $current} is the current version
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
        Map<String, TaggedVersion> tags,
        Map<String, ScalingLimits> limits) {
    /** Copies tags and limits. */
    public TargetFunction {
        tags = Map.copyOf(tags);
        limits = Map.copyOf(limits);
    }

    /** A function without tags and limits, for which the server's rule of web pages counts. */
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
                Map.of(),
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

    /** Returns the version that a tag points to, null if it points to none. */
    public @Nullable TaggedVersion version(String tag) {
        if (!tag.equals(TagName.CURRENT)) {
            return tags.get(tag);
        }
        return currentVersionId == null ? null : new TaggedVersion(currentVersionId, engine);
    }

    /** Tells whether any tag points to a version. */
    public boolean uses(UUID versionId) {
        return versionId.equals(currentVersionId)
                || tags.values().stream().anyMatch(tagged -> tagged.versionId().equals(versionId));
    }

    /** Returns all versions that tags point to. */
    Set<UUID> versionIds() {
        Set<UUID> ids = new HashSet<>();
        if (currentVersionId != null) {
            ids.add(currentVersionId);
        }
        tags.values().forEach(tagged -> ids.add(tagged.versionId()));
        return ids;
    }

    /** Tells whether the engine of a version is offered to the site. */
    static boolean isEngineOffered(TaggedVersion version, EngineOffer offer) {
        return version.engine() == null || offer.refusal(version.engine()) == null;
    }

    /** Returns if the engine of a version is offered to the site; else throws what the caller is told. */
    static void requireEngine(TaggedVersion version, EngineOffer offer) {
        EngineKind engine = version.engine();
        String refusal = engine == null ? null : offer.refusal(engine);
        if (engine != null && refusal != null) {
            throw new FunctionsException(
                    offer.allows(engine) ? ErrorCode.ENGINE_NOT_INSTALLED : ErrorCode.ENGINE_NOT_ALLOWED,
                    "The version of the function cannot run. " + refusal);
        }
    }
}
