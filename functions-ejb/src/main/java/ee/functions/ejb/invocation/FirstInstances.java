// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Starts the first instance of a version before a caller needs it, in turns of its site and without a permit, so that callers who
 * are there already lose one thread at most. Nothing keeps such an instance: it ends as all idle ones do.
 */
@ApplicationScoped
public class FirstInstances {
    private static final System.Logger LOG = System.getLogger(FirstInstances.class.getName());

    @Inject
    StoredFunctions stored;

    @Inject
    CurrentVersions versions;

    @Inject
    Programs programs;

    @Inject
    JavaScriptHost host;

    @Inject
    SiteTurns turns;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Deploys a version once it has an instance on this server, or after {@code functions.deployment.warm-up-ms}, so that its
     * first callers do not wait for it; until then the version before it answers. A version that cannot be started is deployed
     * all the same, and whoever invokes it is told why. Blocks; call it outside of transactions.
     *
     * @param deployment what deploys; its failure is passed on
     */
    public <T> T before(Caller caller, UUID functionId, UUID versionId, Supplier<T> deployment) {
        return before(caller, functionId, function -> stored.built(functionId, versionId), deployment);
    }

    /** As {@link #before(Caller, UUID, UUID, Supplier)}, for the newest version whose build has completed. */
    public <T> T beforeLatest(Caller caller, UUID functionId, Supplier<T> deployment) {
        return before(
                caller, functionId, function -> Optional.ofNullable(function.version(TagName.LATEST)), deployment);
    }

    private <T> T before(
            Caller caller,
            UUID functionId,
            Function<TargetFunction, Optional<TaggedVersion>> wanted,
            Supplier<T> deployment) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        Duration longest = settings.duration(Setting.DEPLOYMENT_WARM_UP_MS);
        Optional<TargetFunction> function = longest.isZero()
                ? Optional.empty()
                : stored.byId(functionId).filter(found -> found.siteId().equals(caller.siteId()));
        Optional<TaggedVersion> built = function.flatMap(wanted);
        if (function.isEmpty() || built.isEmpty()) {
            return deployment.get();
        }
        TaggedVersion version = built.get();
        await(start(function.get(), version), longest);
        T deployed;
        try {
            deployed = deployment.get();
        } catch (RuntimeException refused) {
            if (!stored.isUsed(functionId, version.versionId())) {
                programs.forget(version.versionId());
            }
            throw refused;
        }
        letGoOfTheOneBefore(function.get());
        return deployed;
    }

    /** What is known of the function names its versions: a look at it lets go of the one before, whether or not it was invoked. */
    private void letGoOfTheOneBefore(TargetFunction function) {
        try {
            Optional<TargetFunction> unused = versions.now(function.integrationId());
        } catch (RuntimeException failure) {
            // It is deployed all the same, and the next one who looks lets go.
            LOG.log(System.Logger.Level.DEBUG, "A function could not be looked up after a deployment", failure);
        }
    }

    private static void await(CompletionStage<Void> started, Duration longest) {
        try {
            // Not orTimeout: the thread of the JDK behind it would keep this deployment of the application for ever.
            started.toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            LOG.log(System.Logger.Level.DEBUG, "A version has no instance before it is deployed", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts an instance of a version, unless there is one, the version could not run at this moment, or memory is short.
     *
     * @return completes when it is started; exceptionally if it could not be
     */
    CompletionStage<Void> start(TargetFunction function, TaggedVersion version) {
        if (function.isSuspended(clock.instant())
                || !TargetFunction.isEngineOffered(version, host.offer(function.siteEngines()))) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            String siteId = function.siteId();
            return programs.get(version.versionId(), siteId)
                    .thenAcceptAsync(RunnableVersion::startFirst, turns.of(siteId));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
