// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.suspension.SuspensionSource;
import ee.functions.ejb.suspension.SuspensionValue;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InstanceStartFailed;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentFunctionsTest {
    private static final UUID BUSY = new UUID(0, 1);
    private static final UUID THROWS = new UUID(0, 2);
    private static final UUID SUSPENDED = new UUID(0, 3);
    private static final UUID WITHOUT_VERSION = new UUID(0, 4);
    private static final UUID CALM = new UUID(0, 5);

    private final FakeHost host = new FakeHost() {
        @Override
        public boolean isShortOfMemory() {
            return memoryIsShort;
        }
    };
    private final FakeExecutors executors = new FakeExecutors();
    private final MovingClock clock = new MovingClock();
    private final List<UUID> started = new ArrayList<>();
    private final Database database = new Database();
    private boolean memoryIsShort;
    private Runnable startedInBetween = () -> {};

    /** Functions whose version and path have the id of the function, until another version is deployed. */
    private static final class Database extends StoredFunctions {
        List<UUID> mostInvoked = List.of();
        final Map<UUID, UUID> deployed = new HashMap<>();

        @Nullable
        LocalDate since;

        @Override
        public List<UUID> mostInvoked(LocalDate day, int most) {
            since = day;
            return mostInvoked.subList(0, Math.min(most, mostInvoked.size()));
        }

        @Override
        public Optional<UUID> integrationOf(UUID functionId) {
            return Optional.of(functionId);
        }

        @Override
        public boolean isUsed(UUID functionId, UUID versionId) {
            return versionId.equals(deployed.getOrDefault(functionId, functionId));
        }

        @Override
        public Optional<TargetFunction> byIntegration(UUID functionId) {
            return Optional.of(new TargetFunction(
                    functionId,
                    "site",
                    functionId,
                    functionId.equals(WITHOUT_VERSION) ? null : deployed.getOrDefault(functionId, functionId),
                    functionId.equals(SUSPENDED)
                            ? new SuspensionValue(
                                    "too much",
                                    SuspensionSource.ADMINISTRATOR,
                                    OffsetDateTime.parse("2000-01-01T00:00:00Z"),
                                    null)
                            : null,
                    null,
                    EngineKind.NASHORN,
                    Set.of(EngineKind.values())));
        }

        @Override
        public StoredVersion version(UUID versionId) {
            return KeptVersions.of(versionId, versionId, "site", VersionLimits.NONE);
        }
    }

    /** Notes that an instance was started, instead of starting it. */
    private final class Version implements RunnableVersion {
        private final UUID id;

        Version(UUID id) {
            this.id = id;
        }

        @Override
        public Instance borrow() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean startFirst() {
            started.add(id);
            startedInBetween.run();
            if (id.equals(THROWS)) {
                throw new InstanceStartFailed("Error", "on purpose", "Error: on purpose");
            }
            return true;
        }
    }

    private RecentFunctions functions(String most) {
        Settings settings =
                TestSettings.with(Setting.INSTANCE_RECENT_COUNT, most).build();
        host.loads = source -> new Version(UUID.fromString(source.versionId()));
        SiteTurns turns = Beans.wire(new SiteTurns(), executors, settings);
        Programs programs = Beans.wire(new Programs(), database, host, executors, turns);
        CurrentVersions versions = Beans.wire(new CurrentVersions(), database, programs, settings);
        FirstInstances instances =
                Beans.wire(new FirstInstances(), database, versions, programs, host, turns, settings, clock);
        return Beans.wire(
                new RecentFunctions(), database, versions, programs, instances, host, executors, settings, clock);
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void aServerStartsAnInstanceOfEachThatWasInvokedMostTheBusiestFirst() {
        database.mostInvoked = List.of(BUSY, CALM);
        functions("100").onStarted(new ServerStarted());
        assertThat(started).containsExactly(BUSY, CALM);
        assertThat(database.since)
                .isEqualTo(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1));
    }

    @Test
    void whatCannotBePreparedKeepsNoOtherFromIt() {
        database.mostInvoked = List.of(THROWS, SUSPENDED, WITHOUT_VERSION, CALM);
        functions("100").onStarted(new ServerStarted());
        assertThat(started).containsExactly(THROWS, CALM);
    }

    @Test
    void noMoreArePreparedThanTheSettingAllows() {
        database.mostInvoked = List.of(BUSY, CALM);
        functions("1").onStarted(new ServerStarted());
        assertThat(started).containsExactly(BUSY);
    }

    @Test
    void noneIsPreparedIfTheSettingSaysSo() {
        database.mostInvoked = List.of(BUSY);
        RecentFunctions none = functions("0");
        none.onStarted(new ServerStarted());
        assertThat(started).isEmpty();
    }

    @Test
    void shortMemoryEndsIt() {
        database.mostInvoked = List.of(BUSY);
        memoryIsShort = true;
        functions("100").onStarted(new ServerStarted());
        assertThat(started).isEmpty();
    }

    @Test
    void aServerThatStopsStartsNone() {
        database.mostInvoked = List.of(BUSY);
        RecentFunctions recent = functions("100");
        recent.onStopping(new ServerStopping());
        recent.onStarted(new ServerStarted());
        assertThat(started).isEmpty();
    }

    @Test
    void whatIsReplacedWhileItIsPreparedIsForgotten() {
        database.mostInvoked = List.of(BUSY);
        startedInBetween = () -> database.deployed.put(BUSY, CALM);
        functions("100").onStarted(new ServerStarted());
        assertThat(host.retired).containsExactly(BUSY);
    }
}
