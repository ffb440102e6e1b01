// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import ee.functions.ejb.health.HealthService;
import ee.functions.ejb.health.RecentAnswer;
import ee.functions.ejb.health.TokenKeys;
import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.ServerDatabase;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerPhase;
import ee.functions.ejb.host.ServerPools;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.ServerName;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.migration.SchemaState;
import ee.functions.runtime.compat.CompatibilityDates;
import ee.functions.runtime.engine.EngineKind;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What administrators see of the server that answers. Servers with the same database do not know each other: what they share in
 * it, such as the right to publish the event stream, is held under random ids. So no other one is listed.
 */
@ApplicationScoped
public class SystemService {
    private static final Duration DATABASE_COUNTS_FOR = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    @Inject
    ServerPhase phase;

    @Inject
    JavaScriptHost host;

    @Inject
    ServerDatabase database;

    @Inject
    HealthService health;

    @Inject
    TokenKeys keys;

    @Inject
    ServerPools pools;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    private @Nullable RecentAnswer<Known> known;

    /** What of the database does not change by the second. */
    private record Known(Optional<ServerDatabase.Product> product, Optional<SchemaState> schema) {
        private static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
    }

    @PostConstruct
    void prepare() {
        known = new RecentAnswer<>(
                executors.io(),
                DATABASE_COUNTS_FOR,
                LONGEST_WAIT,
                () -> new Known(database.product(), database.schema()),
                Known.NOTHING);
    }

    /** Returns what is known of the installation. Needs {@code functions:administer}; waits some seconds for a database that is away. */
    public SystemValue get(Caller caller) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        return new SystemValue(ProductVersion.text(), List.of(node()), false);
    }

    private NodeValue node() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new NodeValue(
                ServerName.of(settings),
                phase.now().name().toLowerCase(Locale.ROOT),
                phase.startedAt().orElse(null),
                Runtime.version().toString(),
                host.engines().entrySet().stream()
                        .map(engine -> engine(engine.getKey(), engine.getValue()))
                        .toList(),
                CompatibilityDates.MAXIMUM,
                database(),
                new NodeValue.TokenKeys(
                        keys.areReachable().orElse(null), keys.verifiedAt().orElse(null)),
                new NodeValue.Heap(heap.getUsed(), heap.getMax(), host.isShortOfMemory()),
                host.figures()
                        .map(figures -> new NodeValue.Instances(
                                figures.idle(), figures.suspended(), figures.busy(), figures.starting()))
                        .orElse(null),
                pools.executors().stream()
                        .map(pool -> new NodeValue.Executor(pool.name(), pool.threads(), pool.active(), pool.queued()))
                        .toList());
    }

    private NodeValue.Engine engine(EngineKind engine, String version) {
        return new NodeValue.Engine(engine.id(), version, settings.engines().contains(engine), host.pipelineId(engine));
    }

    private NodeValue.Database database() {
        boolean reachable = health.databaseAnswers();
        RecentAnswer<Known> asked = known;
        Known found = reachable && asked != null ? asked.get() : Known.NOTHING;
        return new NodeValue.Database(
                reachable,
                found.product().map(ServerDatabase.Product::product).orElse(null),
                found.product().map(ServerDatabase.Product::version).orElse(null),
                settings.text(Setting.DATABASE_MIGRATION).toLowerCase(Locale.ROOT),
                found.schema().map(SchemaState::version).orElse(null),
                found.schema().map(SchemaState::pending).orElse(null));
    }
}
