// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.version.BuildResults;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.ProgramSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private static final UUID VERSION = new UUID(1, 1);

    private final FakeHost host = new FakeHost();
    private final FakeExecutors executors = new FakeExecutors();
    private final Map<UUID, Artifact> storedArtifacts = new HashMap<>();
    private final StoredFunctions stored = new StoredFunctions() {
        @Override
        public StoredVersion version(UUID versionId) {
            Artifact artifact = storedArtifacts.get(versionId);
            if (artifact == null) {
                throw new IllegalStateException("The version is not stored.");
            }
            return new StoredVersion(
                    new ProgramSource(
                            versionId.toString(),
                            "function",
                            "site",
                            "function.js",
                            artifact,
                            Map.of("NAME", "value"),
                            CompatibilityDates.MAXIMUM),
                    new SourceModule("function.js", "code"),
                    VersionLimits.NONE);
        }
    };
    private final BuildResults results = new BuildResults() {
        @Override
        public void replaced(UUID versionId, Artifact artifact) {
            storedArtifacts.put(versionId, artifact);
        }
    };
    private final Programs programs = Beans.wire(
            new Programs(),
            stored,
            results,
            host,
            executors,
            Beans.wire(new SiteTurns(), executors, TestSettings.defaults()));

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void versionIsLoadedOnce() {
        storedArtifacts.put(VERSION, new Artifact(EngineKind.NASHORN, FakeHost.PIPELINE, "script", "{}"));
        assertThat(get()).isCompleted();
        assertThat(get()).isSameAs(get());
        assertThat(host.loaded).hasSize(1);
        assertThat(executors.builds).isEmpty();
    }

    @Test
    void failedLoadIsTriedAgain() {
        assertThat(get()).isCompletedExceptionally();
        storedArtifacts.put(VERSION, new Artifact(EngineKind.NASHORN, FakeHost.PIPELINE, "script", "{}"));
        assertThat(get()).isCompleted();
    }

    @Test
    void forgottenVersionIsRetiredAndLoadedAnew() {
        storedArtifacts.put(VERSION, new Artifact(EngineKind.NASHORN, FakeHost.PIPELINE, "script", "{}"));
        get();
        programs.forget(VERSION);
        assertThat(host.retired).containsExactly(VERSION);
        assertThat(get()).isCompleted();
        assertThat(host.loaded).hasSize(2);
    }

    @Test
    void invocationsWaitUntilAnArtifactOfAnotherBuildIsBuiltAgain() {
        storedArtifacts.put(VERSION, new Artifact(EngineKind.NASHORN, "pipeline-1", "old", "{}"));
        CompletableFuture<RunnableVersion> waiting = get();
        assertThat(waiting).isNotDone();
        executors.runBuilds();
        assertThat(waiting).isCompleted();
        assertThat(get()).isSameAs(waiting);
        assertThat(host.loaded).extracting(source -> source.artifact().script()).containsExactly("built:code");
        assertThat(host.loaded.get(0).environment()).isEqualTo(Map.of("NAME", "value"));
        assertThat(storedArtifacts.get(VERSION).pipelineId()).isEqualTo(FakeHost.PIPELINE);
    }

    @Test
    void anArtifactIsComparedWithAndBuiltAgainForItsOwnEngine() {
        storedArtifacts.put(VERSION, new Artifact(EngineKind.V8, FakeHost.PIPELINE_OF_V8, "script", "{}"));
        assertThat(get()).isCompleted();
        programs.forget(VERSION);
        storedArtifacts.put(VERSION, new Artifact(EngineKind.V8, FakeHost.PIPELINE, "old", "{}"));
        host.builds =
                module -> new BuildResult.Built(new Artifact(EngineKind.V8, FakeHost.PIPELINE_OF_V8, "again", "{}"));
        CompletableFuture<RunnableVersion> waiting = get();
        executors.runBuilds();
        assertThat(waiting).isCompleted();
        assertThat(host.choices).containsExactly(EngineChoice.V8);
        assertThat(storedArtifacts.get(VERSION).script()).isEqualTo("again");
    }

    @Test
    void waitingInvocationsFailIfTheCodeIsRejectedNow() {
        storedArtifacts.put(VERSION, new Artifact(EngineKind.NASHORN, "pipeline-1", "old", "{}"));
        host.builds = module -> new BuildResult.Rejected(List.of(new BuildMessage("no", 1, 1)));
        CompletableFuture<RunnableVersion> waiting = get();
        executors.runBuilds();
        assertThat(waiting).isCompletedExceptionally();
    }

    @Test
    void busyServerRefuses() {
        executors.invocationsFull = true;
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> get().get())
                .withCauseInstanceOf(RejectedExecutionException.class);
    }

    private CompletableFuture<RunnableVersion> get() {
        return programs.get(VERSION, "site").toCompletableFuture();
    }
}
