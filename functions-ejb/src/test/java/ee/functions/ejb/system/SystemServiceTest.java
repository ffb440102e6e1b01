// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeHost;
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
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemServiceTest {
    private final FakeExecutors executors = new FakeExecutors();
    private final Settings settings = TestSettings.with(Setting.SERVER_NAME, "node-1")
            .and(Setting.ENGINE_ALLOWED, "nashorn")
            .build();
    private boolean databaseAnswers = true;

    private SystemService service() {
        SystemService made = Beans.wire(
                new SystemService(),
                new ServerPhase(),
                new FakeHost() {
                    @Override
                    public Map<EngineKind, String> engines() {
                        return new EnumMap<>(Map.of(EngineKind.NASHORN, "15.7", EngineKind.V8, "13.8"));
                    }
                },
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
                Beans.wire(new ServerPools(), settings),
                executors,
                settings);
        made.prepare();
        return made;
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void theServerThatAnswersIsTheOnlyOneKnown() {
        SystemValue system = service().get(Callers.administrator());

        assertThat(system.version()).isNotBlank().doesNotContain("$");
        assertThat(system.areAll()).isFalse();
        assertThat(system.nodes()).singleElement().satisfies(node -> {
            assertThat(node.name()).isEqualTo("node-1");
            assertThat(node.phase()).isEqualTo("starting");
            assertThat(node.engines())
                    .containsExactly(
                            new NodeValue.Engine("nashorn", "15.7", true, FakeHost.PIPELINE),
                            new NodeValue.Engine("v8", "13.8", false, FakeHost.PIPELINE_OF_V8));
            assertThat(node.maximumCompatibilityDate()).isEqualTo(CompatibilityDates.MAXIMUM);
            assertThat(node.database()).isEqualTo(new NodeValue.Database(true, "PostgreSQL", "17.11", "auto", "20", 1));
            assertThat(node.tokenKeys()).isEqualTo(new NodeValue.TokenKeys(true, null));
            assertThat(node.executors()).as("nobody tells here").isEmpty();
        });
    }

    @Test
    void aDatabaseThatIsAwayIsNotAskedWhatItIs() {
        databaseAnswers = false;

        assertThat(service().get(Callers.administrator()).nodes())
                .singleElement()
                .extracting(NodeValue::database)
                .isEqualTo(new NodeValue.Database(false, null, null, "auto", null, null));
    }

    @Test
    void onlyAdministratorsSeeIt() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service().get(Callers.with(Permission.FUNCTIONS_READ)))
                .withMessageContaining("functions:administer");
    }
}
