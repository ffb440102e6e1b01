// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.RunnableVersion;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InstanceStartFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstInstancesTest {
    private static final String SITE = Callers.SITE;
    private static final UUID FUNCTION = new UUID(0, 1);
    private static final UUID VERSION = new UUID(0, 2);
    private static final UUID LATEST = new UUID(0, 3);
    private static final UUID UNFINISHED = new UUID(0, 4);
    private static final UUID NEXT = new UUID(0, 5);

    private final List<String> steps = new ArrayList<>();
    private final Database database = new Database();
    private final FakeHost host = new FakeHost();
    private final FakeExecutors executors = new FakeExecutors();
    private boolean throwing;

    private static final class Database extends StoredFunctions {
        boolean used;

        @Nullable
        UUID current;

        @Override
        public Optional<TargetFunction> byId(UUID functionId) {
            return byIntegration(functionId);
        }

        @Override
        public Optional<TargetFunction> byIntegration(UUID integrationId) {
            return Optional.of(new TargetFunction(
                    FUNCTION,
                    SITE,
                    integrationId,
                    current,
                    null,
                    null,
                    null,
                    Set.of(EngineKind.values()),
                    null,
                    Map.of(TagName.LATEST, new TaggedVersion(LATEST, EngineKind.NASHORN)),
                    Map.of()));
        }

        @Override
        public Optional<TaggedVersion> built(UUID functionId, UUID versionId) {
            return versionId.equals(UNFINISHED)
                    ? Optional.empty()
                    : Optional.of(new TaggedVersion(versionId, EngineKind.NASHORN));
        }

        @Override
        public boolean isUsed(UUID functionId, UUID versionId) {
            return used;
        }

        @Override
        public StoredVersion version(UUID versionId) {
            return KeptVersions.of(versionId, FUNCTION, SITE, VersionLimits.NONE);
        }
    }

    private final class Version implements RunnableVersion {
        private final String id;

        Version(String id) {
            this.id = id;
        }

        @Override
        public Instance borrow() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean startFirst() {
            steps.add("start " + UUID.fromString(id).getLeastSignificantBits());
            if (throwing) {
                throw new InstanceStartFailed("Error", "on purpose", "Error: on purpose");
            }
            return true;
        }
    }

    private FirstInstances instances(String longestMillis, @Nullable SiteTurns slow) {
        Settings settings =
                TestSettings.with(Setting.DEPLOYMENT_WARM_UP_MS, longestMillis).build();
        host.loads = source -> new Version(source.versionId());
        SiteTurns turns = slow == null ? Beans.wire(new SiteTurns(), executors, settings) : slow;
        Programs programs = Beans.wire(new Programs(), database, host, executors, turns);
        CurrentVersions versions = Beans.wire(new CurrentVersions(), database, programs, settings);
        return Beans.wire(new FirstInstances(), database, versions, programs, host, turns, settings, new MovingClock());
    }

    private String deployed() {
        steps.add("deploy");
        return "deployed";
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void aVersionHasAnInstanceBeforeItIsDeployed() {
        String answer = instances("5000", null).before(Callers.all(), FUNCTION, VERSION, this::deployed);

        assertThat(answer).isEqualTo("deployed");
        assertThat(steps).containsExactly("start 2", "deploy");
    }

    @Test
    void theNewestVersionIsTheOneThatADraftDeploys() {
        instances("5000", null).beforeLatest(Callers.all(), FUNCTION, this::deployed);

        assertThat(steps).containsExactly("start 3", "deploy");
    }

    @Test
    void aModuleThatThrowsIsDeployedAllTheSame() {
        throwing = true;

        instances("5000", null).before(Callers.all(), FUNCTION, VERSION, this::deployed);

        assertThat(steps).containsExactly("start 2", "deploy");
    }

    @Test
    void aDeploymentWaitsNoLongerThanTheSettingSays() {
        CountDownLatch never = new CountDownLatch(1);
        SiteTurns slow = new SiteTurns() {
            @Override
            public Executor of(String siteId) {
                return turn -> assertThat(never.getCount()).isPositive();
            }
        };

        instances("50", slow).before(Callers.all(), FUNCTION, VERSION, this::deployed);

        assertThat(steps).containsExactly("deploy");
    }

    @Test
    void nothingIsStartedIfTheSettingSaysSoNorForAVersionThatCannotBeDeployedNorForAnotherSite() {
        instances("0", null).before(Callers.all(), FUNCTION, VERSION, this::deployed);
        instances("5000", null).before(Callers.all(), FUNCTION, UNFINISHED, this::deployed);
        instances("5000", null).before(Callers.ofOtherSite(), FUNCTION, VERSION, this::deployed);

        assertThat(steps).containsExactly("deploy", "deploy", "deploy");
    }

    @Test
    void aVersionWhoseDeploymentIsRefusedIsForgottenUnlessATagPointsToIt() {
        for (boolean used : new boolean[] {true, false}) {
            database.used = used;
            assertThatThrownBy(() -> instances("5000", null).before(Callers.all(), FUNCTION, VERSION, () -> {
                        throw new FunctionsException(ErrorCode.NOT_FOUND, "on purpose");
                    }))
                    .isInstanceOf(FunctionsException.class);
        }
        assertThat(host.retired).containsExactly(VERSION);
    }

    @Test
    void theVersionBeforeIsForgottenAlsoIfNobodyHasInvokedIt() {
        FirstInstances instances = instances("5000", null);
        for (UUID version : List.of(VERSION, NEXT, LATEST)) {
            instances.before(Callers.all(), FUNCTION, version, () -> database.current = version);
        }

        assertThat(host.retired).containsExactly(VERSION, NEXT);
    }

    @Test
    void whoMayNotDeployStartsNothing() {
        assertThatThrownBy(() -> instances("5000", null)
                        .before(Callers.with(Permission.FUNCTIONS_READ), FUNCTION, VERSION, this::deployed))
                .isInstanceOf(FunctionsException.class);
        assertThat(steps).isEmpty();
    }
}
