// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
import ee.functions.ejb.fake.FakeServers;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.health.HealthService;
import ee.functions.ejb.health.TokenKeys;
import ee.functions.ejb.host.ServerDatabase;
import ee.functions.ejb.host.ServerPhase;
import ee.functions.ejb.host.ServerPools;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.migration.SchemaState;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.engine.EngineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemServiceTest {
    private static final Instant STARTED_AT = Instant.parse("2026-11-20T11:00:00Z");

    private final FakeExecutors executors = new FakeExecutors();
    private final Settings settings = TestSettings.with(Setting.SERVER_NAME, "node-1")
            .and(Setting.ENGINE_ALLOWED, "nashorn")
            .build();
    private final MovingClock clock = new MovingClock();
    private final FakeServers servers = new FakeServers();
    private final NodeStore store = Beans.wire(new NodeStore(), servers, clock);
    private boolean databaseAnswers = true;

    private SystemService service() {
        ThisNode self = Beans.wire(
                new ThisNode(),
                new ServerPhase(),
                new FakeHost() {
                    @Override
                    public Map<EngineKind, String> engines() {
                        return new EnumMap<>(Map.of(EngineKind.NASHORN, "15.7", EngineKind.V8, "13.8"));
                    }
                },
                Beans.wire(new ServerPools(), settings),
                settings);
        SystemService made = Beans.wire(
                new SystemService(),
                self,
                store,
                new ServerDatabase() {
                    @Override
                    public Optional<Product> product() {
                        return Optional.of(new Product("PostgreSQL", "17.11"));
                    }

                    @Override
                    public Optional<SchemaState> schema() {
                        return Optional.of(new SchemaState("20", 1));
                    }
                },
                new HealthService() {
                    @Override
                    public boolean databaseAnswers() {
                        return databaseAnswers;
                    }
                },
                new TokenKeys() {
                    @Override
                    public Optional<Boolean> areReachable() {
                        return Optional.of(true);
                    }
                },
                executors,
                settings,
                clock);
        made.prepare();
        return made;
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void theServerThatAnswersLooksAtItself() {
        SystemValue system = service().get(Callers.administrator());

        assertThat(system.version()).isNotBlank().doesNotContain("$");
        assertThat(system.areAll()).isTrue();
        assertThat(system.nodes()).singleElement().satisfies(node -> {
            assertThat(node.name()).isEqualTo("node-1");
            assertThat(node.isSelf()).isTrue();
            assertThat(node.isAnswering()).isTrue();
            assertThat(node.startedAt()).isNull();
            assertThat(node.seenAt()).isEqualTo(clock.instant());
            assertThat(node.state().version()).isEqualTo(system.version());
            assertThat(node.state().phase()).isEqualTo("starting");
            assertThat(node.state().engines())
                    .containsExactly(
                            new NodeState.Engine("nashorn", "15.7", true, FakeHost.PIPELINE),
                            new NodeState.Engine("v8", "13.8", false, FakeHost.PIPELINE_OF_V8));
            assertThat(node.state().maximumCompatibilityDate()).isEqualTo(CompatibilityDates.MAXIMUM);
            assertThat(node.state().executors()).as("nobody tells here").isEmpty();
            assertThat(node.database()).isEqualTo(new NodeValue.Database(true, "PostgreSQL", "17.11", "auto", "20", 1));
            assertThat(node.tokenKeys()).isEqualTo(new NodeValue.TokenKeys(true, null));
        });
    }

    @Test
    void theOthersFollowByNameAsTheyLastTold() {
        tell("node-2");
        tell("node-0");
        Instant told = clock.instant();
        clock.advance(Duration.ofSeconds(29));

        SystemValue system = service().get(Callers.administrator());

        assertThat(system.areAll()).isTrue();
        assertThat(system.nodes()).extracting(NodeValue::name).containsExactly("node-1", "node-0", "node-2");
        assertThat(system.nodes().get(2))
                .isEqualTo(new NodeValue("node-2", false, true, STARTED_AT, told, FakeNode.STATE, null, null));
    }

    @Test
    void aServerThatWasNotSeenForLongDoesNotAnswer() {
        tell("node-2");
        clock.advance(Duration.ofSeconds(30));

        assertThat(service().get(Callers.administrator()).nodes())
                .extracting(NodeValue::isAnswering)
                .containsExactly(true, false);
    }

    @Test
    void theServerThatAnswersIsListedOnceAndNotAsItLastTold() {
        tell("node-1");
        clock.advance(Duration.ofMinutes(5));

        assertThat(service().get(Callers.administrator()).nodes())
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.isAnswering()).isTrue();
                    assertThat(node.seenAt()).isEqualTo(clock.instant());
                    assertThat(node.state().phase()).isEqualTo("starting");
                });
    }

    @Test
    void aDatabaseThatIsAwayIsNotAskedForAnything() {
        tell("node-2");
        databaseAnswers = false;

        SystemValue system = service().get(Callers.administrator());

        assertThat(system.areAll()).isFalse();
        assertThat(system.nodes())
                .singleElement()
                .extracting(NodeValue::database)
                .isEqualTo(new NodeValue.Database(false, null, null, "auto", null, null));
    }

    @Test
    void aTableThatCannotBeReadLeavesTheServerThatAnswers() {
        servers.away = true;

        SystemValue system = service().get(Callers.administrator());

        assertThat(system.areAll()).isFalse();
        assertThat(system.nodes()).extracting(NodeValue::name).containsExactly("node-1");
    }

    @Test
    void onlyAdministratorsSeeIt() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service().get(Callers.with(Permission.FUNCTIONS_READ)))
                .withMessageContaining("functions:administer");
    }

    private void tell(String name) {
        store.tell(UUID.randomUUID(), name, STARTED_AT, Duration.ofSeconds(30), FakeNode.STATE);
    }
}
