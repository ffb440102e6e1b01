// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.invocation.StoredFunctions.StoredVersion;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.version.BuildResults;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.build.EngineOffer;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.ProgramSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The versions that are loaded on this server. Each is loaded once, from its stored artifact, on a thread that serves no
 * request; whoever needs it meanwhile waits without a thread. An artifact that another build has made fits another prelude: it
 * is built again on the build executor, and invocations wait for that.
 */
@ApplicationScoped
public class Programs {
    private static final System.Logger LOG = System.getLogger(Programs.class.getName());

    private final ConcurrentMap<UUID, CompletableFuture<RunnableVersion>> loaded = new ConcurrentHashMap<>();

    @Inject
    StoredFunctions stored;

    @Inject
    BuildResults results;

    @Inject
    JavaScriptHost host;

    @Inject
    SiteTurns turns;

    @Inject
    ServerExecutors executors;

    /**
     * Returns a version ready to run; completes exceptionally if it cannot be loaded, and then the next call tries again.
     *
     * @param siteId the site of the version, whose turns load and run it
     */
    public CompletionStage<RunnableVersion> get(UUID versionId, String siteId) {
        CompletableFuture<RunnableVersion> known = loaded.get(versionId);
        if (known != null) {
            return known;
        }
        CompletableFuture<RunnableVersion> mine = new CompletableFuture<>();
        CompletableFuture<RunnableVersion> first = loaded.putIfAbsent(versionId, mine);
        if (first != null) {
            return first;
        }
        CompletableFuture<RunnableVersion> unused = mine.whenComplete((version, failure) -> {
            if (failure != null) {
                loaded.remove(versionId, mine);
            }
        });
        try {
            Executor ofSite = turns.of(siteId);
            ofSite.execute(() -> load(versionId, ofSite, mine));
        } catch (RejectedExecutionException busy) {
            mine.completeExceptionally(busy);
        }
        return mine;
    }

    /** Drops a version that no longer answers, with its idle instances. */
    public void forget(UUID versionId) {
        loaded.remove(versionId);
        host.retire(versionId);
    }

    private void load(UUID versionId, Executor ofSite, CompletableFuture<RunnableVersion> mine) {
        try {
            StoredVersion version = stored.version(versionId);
            Artifact artifact = version.program().artifact();
            String builtBy = artifact.pipelineId();
            if (builtBy.equals(host.pipelineId(artifact.engine()))) {
                mine.complete(host.load(version.program(), ofSite).with(version.limits()));
                return;
            }
            LOG.log(
                    System.Logger.Level.INFO,
                    "The artifact of version " + versionId + " was built by " + builtBy + " and is built again.");
            executors.build().execute(() -> rebuild(versionId, version, ofSite, mine));
        } catch (RuntimeException | StackOverflowError failure) {
            mine.completeExceptionally(failure);
        }
    }

    private void rebuild(
            UUID versionId, StoredVersion version, Executor ofSite, CompletableFuture<RunnableVersion> mine) {
        try {
            // For the same engine: another one might run the code in another way. Whether it is allowed was asked
            // before.
            EngineKind engine = version.program().artifact().engine();
            EngineOffer offer = host.offer(Set.of(EngineKind.values()));
            BuildResult result = host.build(version.source(), EngineChoice.of(engine), offer);
            if (result instanceof BuildResult.Built built) {
                results.replaced(versionId, built.artifact());
                mine.complete(host.load(with(version.program(), built.artifact()), ofSite)
                        .with(version.limits()));
            } else {
                mine.completeExceptionally(new IllegalStateException(
                        "The code of version " + versionId + " is rejected by the build of this server."));
                LOG.log(
                        System.Logger.Level.ERROR,
                        "Version " + versionId
                                + " was built by an older server, and the build of this server rejects it.");
            }
        } catch (RuntimeException | StackOverflowError failure) {
            mine.completeExceptionally(failure);
            LOG.log(System.Logger.Level.ERROR, "Version " + versionId + " could not be built again", failure);
        }
    }

    private static ProgramSource with(ProgramSource program, Artifact artifact) {
        return new ProgramSource(
                program.versionId(),
                program.functionId(),
                program.siteId(),
                program.fileName(),
                artifact,
                program.environment(),
                program.compatibilityDate(),
                program.concurrency());
    }
}
