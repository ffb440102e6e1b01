// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.deployment.VersionDeployed;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.FakeLogStore;
import ee.functions.ejb.fake.LogWriters;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.function.FunctionUpdated;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.log.LogWriter;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.suspension.SuspensionSource;
import ee.functions.ejb.suspension.SuspensionValue;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InstanceStartFailed;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmInstancesTest {
    private static final UUID FUNCTION = new UUID(0, 1);
    private static final UUID INTEGRATION = new UUID(0, 2);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    private final Map<UUID, Version> versions = new HashMap<>();
    private final FakeHost host = new FakeHost() {
        @Override
        public boolean isShortOfMemory() {
            return memoryIsShort;
        }
    };
    private final FakeExecutors executors = new FakeExecutors();
    private final FakeLogStore logStore = new FakeLogStore();
    private final MovingClock clock = new MovingClock();
    private final Database database = new Database();
    private boolean memoryIsShort;
    private @Nullable RuntimeException startFailure;

    /** One function that wants warm instances. */
    private static final class Database extends StoredFunctions {
        @Nullable
        UUID current = FIRST;

        int wanted = 2;

        @Nullable
        SuspensionValue suspension;

        /** How many instances other tags than that of the current version want of SECOND. */
        final Map<String, Integer> ofSecond = new HashMap<>();

        @Override
        public List<WarmFunction> warm() {
            List<WarmFunction> warm = new ArrayList<>();
            TargetFunction function = new TargetFunction(
                    FUNCTION,
                    "site",
                    INTEGRATION,
                    current,
                    suspension,
                    null,
                    EngineKind.NASHORN,
                    Set.of(EngineKind.values()));
            if (wanted > 0 && current != null) {
                warm.add(new WarmFunction(
                        function, TagName.CURRENT, new TaggedVersion(current, EngineKind.NASHORN), wanted));
            }
            ofSecond.forEach((tag, instances) -> warm.add(
                    new WarmFunction(function, tag, new TaggedVersion(SECOND, EngineKind.NASHORN), instances)));
            return warm;
        }

        @Override
        public boolean isUsed(UUID functionId, UUID versionId) {
            return versionId.equals(current) || (versionId.equals(SECOND) && !ofSecond.isEmpty());
        }

        @Override
        public StoredVersion version(UUID versionId) {
            return KeptVersions.of(versionId, FUNCTION, "site", VersionLimits.NONE);
        }
    }

    /** Counts instances instead of starting them. */
    private final class Version implements RunnableVersion {
        int live;
        int starts;
        int kept;
        Runnable whenMissing = () -> {};

        @Override
        public Instance borrow() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void keepWarm(int instances, Runnable told) {
            kept = instances;
            whenMissing = told;
        }

        @Override
        public boolean prepare() {
            if (live >= kept) {
                return false;
            }
            starts++;
            if (startFailure != null) {
                throw startFailure;
            }
            live++;
            return true;
        }

        @Override
        public int live() {
            return live;
        }
    }

    private WarmInstances warm(String backoffMs) {
        Settings settings =
                TestSettings.with(Setting.INSTANCE_WARM_BACKOFF_MS, backoffMs).build();
        host.loads = source -> versions.computeIfAbsent(UUID.fromString(source.versionId()), id -> new Version());
        SiteTurns turns = Beans.wire(new SiteTurns(), executors, settings);
        Programs programs = Beans.wire(new Programs(), database, host, executors, turns);
        LogWriter logs = LogWriters.of(logStore, executors, clock, settings);
        writer = logs;
        return Beans.wire(new WarmInstances(), database, programs, host, turns, executors, logs, settings, clock);
    }

    private @Nullable LogWriter writer;

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void theServerStartsWithAllWarmInstances() {
        WarmInstances warm = warm("30000");
        assertThat(warm.allocated(FUNCTION)).isZero();

        warm.onStarted(new ServerStarted());

        assertThat(warm.allocated(FUNCTION)).isEqualTo(2);
        assertThat(version(FIRST).starts).isEqualTo(2);
    }

    @Test
    void aDeploymentWarmsTheNewVersionAndGivesTheOldOneUp() {
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());
        database.current = SECOND;

        warm.onDeployed(new VersionDeployed(FUNCTION, INTEGRATION, SECOND, FIRST));

        assertThat(warm.allocated(FUNCTION)).isEqualTo(2);
        assertThat(version(SECOND).live).isEqualTo(2);
        assertThat(host.retired).contains(FIRST);
    }

    @Test
    void versionsOfOtherTagsAreKeptWarmBesideTheCurrentOne() {
        database.ofSecond.putAll(Map.of("stable", 1, TagName.LATEST, 2));
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());

        assertThat(version(FIRST).live).isEqualTo(2);
        assertThat(version(SECOND).live).as("for both of its tags").isEqualTo(3);
        assertThat(warm.allocated(FUNCTION)).as("of the current version").isEqualTo(2);

        database.current = SECOND;
        warm.onDeployed(new VersionDeployed(FUNCTION, INTEGRATION, SECOND, FIRST));
        assertThat(version(SECOND).live).isEqualTo(5);
        assertThat(warm.allocated(FUNCTION)).isEqualTo(2);
        assertThat(host.retired).containsOnly(FIRST);

        database.ofSecond.clear();
        warm.onUpdated(new FunctionUpdated(FUNCTION, INTEGRATION));
        assertThat(version(SECOND).kept).isEqualTo(2);
    }

    @Test
    void aDeploymentThroughAnotherServerIsFoundByTheNextCheck() {
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());
        database.current = SECOND;

        warm.checkSoon();

        assertThat(version(SECOND).live).isEqualTo(2);
        assertThat(host.retired).contains(FIRST);
    }

    @Test
    void aDiscardedInstanceIsReplaced() {
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());

        version(FIRST).live--;
        version(FIRST).whenMissing.run();

        assertThat(version(FIRST).live).isEqualTo(2);
    }

    @Test
    void anotherNumberCountsAtOnceAndNoneLeavesTheVersionItsOrdinaryInstances() {
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());

        database.wanted = 3;
        warm.onUpdated(new FunctionUpdated(FUNCTION, INTEGRATION));
        assertThat(warm.allocated(FUNCTION)).isEqualTo(3);

        database.wanted = 0;
        warm.onUpdated(new FunctionUpdated(FUNCTION, INTEGRATION));
        assertThat(warm.allocated(FUNCTION)).isZero();
        assertThat(version(FIRST).kept).isZero();
        assertThat(host.retired).isEmpty();
    }

    @Test
    void nothingOfADeletedFunctionIsKept() {
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());
        database.current = null;

        warm.checkSoon();

        assertThat(warm.allocated(FUNCTION)).isZero();
        assertThat(host.retired).containsExactly(FIRST);
    }

    @Test
    void aSuspendedFunctionAndOneWhoseEngineIsNotThereAreNotKeptWarm() {
        database.suspension = new SuspensionValue(
                "too much", SuspensionSource.ADMINISTRATOR, OffsetDateTime.parse("2000-01-01T00:00:00Z"), null);
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());
        assertThat(versions).isEmpty();

        database.suspension = null;
        host.installed = Set.of(EngineKind.V8);
        warm.checkSoon();
        assertThat(versions).isEmpty();

        host.installed = Set.of(EngineKind.values());
        warm.checkSoon();
        assertThat(warm.allocated(FUNCTION)).isEqualTo(2);
    }

    @Test
    void nothingIsStartedWhileMemoryIsShortAndAllOfItLater() {
        memoryIsShort = true;
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());
        assertThat(versions).isEmpty();

        memoryIsShort = false;
        warm.checkSoon();

        assertThat(warm.allocated(FUNCTION)).isEqualTo(2);
    }

    @Test
    void aVersionThatDoesNotStartRestsAndItsAuthorIsToldOnce() {
        startFailure = new InstanceStartFailed("TypeError", "no", "TypeError: no");
        WarmInstances warm = warm("3600000");
        warm.onStarted(new ServerStarted());
        warm.checkSoon();
        warm.checkSoon();

        assertThat(version(FIRST).starts).isEqualTo(1);
        assertThat(logged()).hasSize(1).first().asString().contains("TypeError: no");
    }

    @Test
    void aVersionIsToldOfOnceHoweverOftenItFails() {
        startFailure = new InstanceStartFailed("TypeError", "no", "TypeError: no");
        KeptWarm kept = new KeptWarm(database.warm().get(0));

        assertThat(kept.failed(java.time.Duration.ofNanos(1))).isTrue();
        assertThat(kept.failed(java.time.Duration.ofNanos(1))).isFalse();
        kept.succeeded();
        assertThat(kept.failed(java.time.Duration.ofHours(1))).isTrue();
        assertThat(kept.isDue()).isFalse();
    }

    @Test
    void aServerWithoutThreadsToSpareTriesAgain() {
        executors.invocationsFull = true;
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());
        assertThat(warm.allocated(FUNCTION)).isZero();
        assertThat(logged()).isEmpty();
    }

    @Test
    void nothingIsKeptOnceTheServerStops() {
        WarmInstances warm = warm("30000");
        warm.onStarted(new ServerStarted());

        warm.onStopping(new ServerStopping());
        version(FIRST).live = 0;
        version(FIRST).whenMissing.run();
        warm.checkSoon();

        assertThat(warm.allocated(FUNCTION)).isZero();
        assertThat(version(FIRST).starts).isEqualTo(2);
    }

    private Version version(UUID id) {
        Version version = versions.get(id);
        assertThat(version).as("the version is loaded").isNotNull();
        return version;
    }

    private List<?> logged() {
        assertThat(writer).isNotNull();
        writer.flush();
        return List.copyOf(logStore.stored);
    }
}
