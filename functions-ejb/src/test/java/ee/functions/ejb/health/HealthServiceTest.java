// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.health;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerDatabase;
import ee.functions.ejb.host.ServerPhase;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServiceTest {
    private final FakeExecutors executors = new FakeExecutors();
    private boolean databaseAnswers = true;
    private boolean hostRuns = true;
    private boolean migrated = true;
    private ServerPhase.Phase phase = ServerPhase.Phase.STARTED;
    private boolean keysKnown = true;
    private @Nullable Boolean keysReachable = true;
    private int asked;

    private HealthService service() {
        HealthService made = Beans.wire(
                new HealthService(),
                executors,
                TestSettings.defaults(),
                new ServerDatabase() {
                    @Override
                    public boolean answers() {
                        asked++;
                        return databaseAnswers;
                    }
                },
                new FakeHost() {
                    @Override
                    public boolean isRunning() {
                        return hostRuns;
                    }
                },
                new ServerPhase() {
                    @Override
                    public Phase now() {
                        return phase;
                    }

                    @Override
                    public boolean isMigrated() {
                        return migrated;
                    }
                },
                new TokenKeys() {
                    @Override
                    public boolean areKnown() {
                        return keysKnown;
                    }

                    @Override
                    public Optional<Boolean> areReachable() {
                        return Optional.ofNullable(keysReachable);
                    }
                });
        made.prepare();
        return made;
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void aServerThatHasAllItNeedsIsReady() {
        assertThat(service().ready())
                .returns(true, Health::isUp)
                .extracting(Health::checks)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(HealthCheck.class))
                .containsExactly(
                        new HealthCheck("host", true, Map.of("phase", "started")),
                        new HealthCheck("database", true, Map.of()),
                        new HealthCheck("schema", true, Map.of("migration", "auto")),
                        new HealthCheck("token-keys", true, Map.of("known", true, "reachable", true)));
    }

    @Test
    void withoutOneOfThemItIsNot() {
        databaseAnswers = false;
        assertThat(service().ready().isUp()).isFalse();
        databaseAnswers = true;
        hostRuns = false;
        assertThat(service().ready().isUp()).isFalse();
        hostRuns = true;
        migrated = false;
        assertThat(service().ready().isUp()).isFalse();
        migrated = true;
        phase = ServerPhase.Phase.STOPPING;
        assertThat(service().ready().isUp()).isFalse();
        assertThat(service().started().isUp()).isTrue();
        phase = ServerPhase.Phase.STARTING;
        assertThat(service().started().isUp()).isFalse();
    }

    @Test
    void keysThatAreKnownOrReachableOrOfANobodyToldProviderAreEnough() {
        keysReachable = false;
        assertThat(service().ready().isUp()).isTrue();
        keysKnown = false;
        assertThat(service().ready().isUp()).isFalse();
        keysReachable = true;
        assertThat(service().ready().isUp()).isTrue();
        keysReachable = null;
        assertThat(service().ready().isUp()).isTrue();
    }

    @Test
    void manyProbesAskTheDatabaseOnce() {
        HealthService service = service();
        for (int probe = 0; probe < 20; probe++) {
            service.ready();
        }
        assertThat(asked).isLessThanOrEqualTo(2); // a slow machine may need more than a second
    }

    @Test
    void aServerWithoutItsTimersIsOfNoUse() {
        assertThat(service().live().isUp()).isTrue();
        executors.close();
        assertThat(service().live().checks())
                .contains(new HealthCheck("threads", true, Map.of("deadlocked", 0)))
                .contains(new HealthCheck("timers", false, Map.of()));
    }
}
