// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.jpa.artifact.ArtifactEntity;
import ee.functions.jpa.engine.SiteEnginesEntity;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.task.TaskEntity;
import ee.functions.jpa.task.TaskStatus;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.jpa.version.VersionStatus;
import ee.functions.runtime.build.Artifact;
import ee.functions.runtime.build.BuildMessage;
import ee.functions.runtime.build.BuildResult;
import ee.functions.runtime.build.EngineChoice;
import ee.functions.runtime.build.EngineOffer;
import ee.functions.runtime.build.SourceArchive;
import ee.functions.runtime.engine.EngineKind;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VersionBuildQueueTest {
    private final FakeDatabase database = new FakeDatabase();
    private final FakeHost host = new FakeHost();
    private final FakeExecutors executors = new FakeExecutors();
    private final TaskWaiters waiters = new TaskWaiters();
    private final MovingClock clock = new MovingClock();
    private final FlakyResults results = Beans.wire(Beans.wire(new FlakyResults(), database.repositories()), clock);
    private final VersionBuildQueue queue =
            Beans.wire(new VersionBuildQueue(), results, host, executors, waiters, clock, TestSettings.defaults());

    /** Results that a database refuses to store as often as the test says. */
    private static final class FlakyResults extends BuildResults {
        int failures;

        @Override
        public void completed(TaskKey key, Artifact artifact) {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("The database does not answer.");
            }
            super.completed(key, artifact);
        }
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void buildStoresTheArtifactAndCompletesTheTask() {
        TaskEntity task = task("good");
        queue.onVersionCreated(new VersionCreated(key(task)));
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(task.getFinishedAt()).isNotNull();
        assertThat(database.versions.get(task.getVersionId()).getStatus()).isEqualTo(VersionStatus.ACTIVE);
        assertThat(database.artifacts.get(task.getVersionId()).getScript()).isEqualTo("built:good");
    }

    @Test
    void buildsAreCountedByTheirEnd() {
        queue.submit(key(task("good")));
        assertThat(queue.figures()).returns(1, BuildFigures::pending);
        executors.runBuilds();
        host.builds = module -> new BuildResult.Rejected(List.of(new BuildMessage("no", 1, 1)));
        queue.submit(key(task("bad")));
        host.builds = module -> {
            throw new IllegalStateException("broken");
        };
        executors.runBuilds();

        assertThat(queue.figures().ended())
                .containsOnly(
                        Map.entry(BuildEnd.BUILT, 1L),
                        Map.entry(BuildEnd.REJECTED, 0L),
                        Map.entry(BuildEnd.BROKEN, 1L));
        assertThat(queue.figures().durations().count()).isEqualTo(2);
    }

    @Test
    void buildIsOfTheEngineThatTheVersionAsksForAndThePoliciesAllow() {
        SiteEnginesEntity policy = new SiteEnginesEntity();
        policy.setSiteId("site");
        policy.setAllowed("nashorn,future");
        database.siteEnginesRepository.put(policy);
        host.builds = module -> new BuildResult.Built(
                new Artifact(EngineKind.V8, FakeHost.PIPELINE_OF_V8, "built:" + module.code(), "{}"));
        TaskEntity task = task("good");
        database.versions.get(task.getVersionId()).setEngine("auto");
        TaskEntity other = task("of a site without a policy");
        database.functions.get(other.getFunctionId()).setSiteId("other site");
        queue.submit(key(task));
        queue.submit(key(other));
        executors.runBuilds();
        assertThat(host.choices).containsExactly(EngineChoice.AUTO, EngineChoice.NASHORN);
        assertThat(host.offers)
                .extracting(EngineOffer::allowedForSite)
                .containsExactly(Set.of(EngineKind.NASHORN), Set.of(EngineKind.values()));
        assertThat(database.artifacts.get(task.getVersionId()))
                .returns("v8", ArtifactEntity::getEngine)
                .returns(FakeHost.PIPELINE_OF_V8, ArtifactEntity::getPipelineId);
    }

    @Test
    void rejectedCodeFailsTheTaskWithItsPositionAndRemovesTheVersion() {
        host.builds = module -> new BuildResult.Rejected(
                List.of(new BuildMessage("Unexpected token", 3, 7), new BuildMessage("another", 9, 1)));
        TaskEntity task = task("bad");
        queue.submit(key(task));
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.FAILED);
        assertThat(task.getError()).isEqualTo("Unexpected token (line 3, column 7)\nanother (line 9, column 1)");
        assertThat(task.getErrorLine()).isEqualTo(3);
        assertThat(task.getErrorColumn()).isEqualTo(7);
        assertThat(task.getVersionId()).isNull();
        assertThat(database.versions).isEmpty();
    }

    @Test
    void anArchiveIsBuiltWithinTheBoundOfACodeAndItsErrorsNameTheFile() {
        host.builds =
                module -> new BuildResult.Rejected(List.of(new BuildMessage("Unexpected token", 3, 7, "lib/b.js")));
        TaskEntity task = task("");
        VersionEntity version = database.versions.get(task.getVersionId());
        version.setFileName("src/a.js");
        version.setEntryPoint("src/a.js");
        version.setArchive(new byte[] {1});
        queue.submit(key(task));
        executors.runBuilds();
        assertThat(host.sources).singleElement().isInstanceOfSatisfying(SourceArchive.class, archive -> {
            assertThat(archive.entryPoint()).isEqualTo("src/a.js");
            assertThat(archive.zip()).containsExactly(1);
            assertThat(archive.bundleBytes()).isEqualTo(512_000);
        });
        assertThat(task.getError()).isEqualTo("Unexpected token (lib/b.js, line 3, column 7)");
        assertThat(task.getErrorFile()).isEqualTo("lib/b.js");
        assertThat(task.getErrorLine()).isEqualTo(3);
    }

    @Test
    void buildThatBreaksDownFailsTheTask() {
        host.builds = module -> {
            throw new StackOverflowError();
        };
        TaskEntity task = task("deep");
        queue.submit(key(task));
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.FAILED);
        assertThat(task.getError()).contains(task.getId().toString());
        assertThat(task.getErrorLine()).isNull();
    }

    @Test
    void unfinishedTasksAreTakenUpWhenTheServerStarts() {
        TaskEntity task = task("left behind");
        clock.advance(Duration.ofMillis(1));
        queue.onServerStarted(new ServerStarted());
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void taskThatFoundTheQueueFullIsBuiltByTheNextSweep() {
        TaskEntity task = task("patient");
        executors.buildsFull = true;
        queue.submit(key(task));
        executors.buildsFull = false;
        queue.sweep();
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void resultThatCouldNotBeStoredIsTriedAgain() {
        results.failures = 1;
        TaskEntity task = task("unlucky");
        queue.submit(key(task));
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.PROCESSING);
        queue.sweep();
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void taskThatAnotherServerLeftIsTakenUpAfterAWhile() {
        TaskEntity task = task("orphan");
        queue.sweep();
        assertThat(executors.builds).isEmpty();
        clock.advance(Duration.ofMinutes(5));
        queue.sweep();
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void sameTaskIsNotBuiltTwiceAtOnce() {
        TaskEntity task = task("once");
        queue.submit(key(task));
        queue.submit(key(task));
        assertThat(executors.builds).hasSize(1);
    }

    @Test
    void buildCutOffByTheStopOfTheServerLeavesTheTaskForTheNextStart() {
        host.builds = module -> {
            queue.onServerStopping(new ServerStopping());
            return new BuildResult.Rejected(List.of(new BuildMessage("The build was interrupted.", 0, 0)));
        };
        TaskEntity task = task("interrupted");
        queue.submit(key(task));
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.PROCESSING);
    }

    @Test
    void taskThatStillWaitsWhenTheServerStopsIsNotBuilt() {
        TaskEntity task = task("waiting");
        queue.submit(key(task));
        queue.onServerStopping(new ServerStopping());
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.PROCESSING);
    }

    @Test
    void taskOfADeletedFunctionIsForgotten() {
        TaskEntity task = task("deleted");
        host.builds = module -> {
            database.functions.clear();
            database.tasks.clear();
            return new BuildResult.Rejected(List.of(new BuildMessage("too late", 1, 1)));
        };
        queue.submit(key(task));
        executors.runBuilds();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.PROCESSING);
        queue.sweep();
        assertThat(executors.builds).isEmpty();
    }

    private TaskEntity task(String code) {
        FunctionEntity function = new FunctionEntity();
        function.setId(UUID.randomUUID());
        function.setSiteId("site");
        database.functions.put(function.getId(), function);
        VersionEntity version = new VersionEntity();
        version.setEngine("nashorn");
        version.setId(UUID.randomUUID());
        version.setFunctionId(function.getId());
        version.setFileName("function.js");
        version.setSource(code);
        version.setStatus(VersionStatus.CREATING);
        database.versions.put(version.getId(), version);
        TaskEntity task = new TaskEntity();
        task.setId(UUID.randomUUID());
        task.setFunctionId(function.getId());
        task.setVersionId(version.getId());
        task.setStatus(TaskStatus.PROCESSING);
        task.setCreatedAt(OffsetDateTime.now(clock));
        database.tasks.put(task.getId(), task);
        return task;
    }

    private static TaskKey key(TaskEntity task) {
        return new TaskKey(task.getFunctionId(), task.getId());
    }
}
