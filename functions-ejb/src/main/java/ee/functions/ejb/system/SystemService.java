// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import ee.functions.ejb.health.HealthService;
import ee.functions.ejb.health.RecentAnswer;
import ee.functions.ejb.health.TokenKeys;
import ee.functions.ejb.host.ServerDatabase;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.system.NodeStore.StoredNode;
import ee.functions.ejb.system.NodeStore.StoredNodes;
import ee.functions.jpa.migration.SchemaState;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What administrators see of the servers of the installation. The one that answers looks at itself; of the others it knows what they
 * last told in the database ({@link NodeHeartbeat}).
 */
@ApplicationScoped
public class SystemService {
    private static final Duration DATABASE_COUNTS_FOR = Duration.ofSeconds(10);
    private static final Duration SERVERS_COUNT_FOR = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final StoredNodes NOT_TOLD = new StoredNodes(List.of(), false);

    @Inject
    ThisNode self;

    @Inject
    NodeStore store;

    @Inject
    ServerDatabase database;

    @Inject
    HealthService health;

    @Inject
    TokenKeys keys;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private @Nullable RecentAnswer<Known> known;
    private @Nullable RecentAnswer<StoredNodes> servers;

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
        servers = new RecentAnswer<>(executors.io(), SERVERS_COUNT_FOR, LONGEST_WAIT, store::all, NOT_TOLD);
    }

    /** Returns what is known of the installation. Needs {@code functions:administer}; waits some seconds for a database that is away. */
    public SystemValue get(Caller caller) {
        caller.require(Permission.FUNCTIONS_ADMINISTER);
        boolean reachable = health.databaseAnswers();
        Instant now = clock.instant();
        NodeValue answering = answering(reachable, now);
        StoredNodes stored = reachable ? ask(servers, NOT_TOLD) : NOT_TOLD;
        Stream<NodeValue> others = stored.nodes().stream()
                .filter(node -> !node.name().equals(answering.name()))
                .map(node -> other(node, now));
        return new SystemValue(
                ProductVersion.text(),
                Stream.concat(Stream.of(answering), others).toList(),
                stored.areAll());
    }

    private NodeValue answering(boolean reachable, Instant now) {
        return new NodeValue(
                self.name(),
                true,
                true,
                self.startedAt().orElse(null),
                now,
                self.state(),
                database(reachable),
                new NodeValue.TokenKeys(
                        keys.areReachable().orElse(null), keys.verifiedAt().orElse(null)));
    }

    private static NodeValue other(StoredNode node, Instant now) {
        return new NodeValue(
                node.name(),
                false,
                now.isBefore(node.answersUntil()),
                node.startedAt(),
                node.seenAt(),
                node.state(),
                null,
                null);
    }

    private NodeValue.Database database(boolean reachable) {
        Known found = reachable ? ask(known, Known.NOTHING) : Known.NOTHING;
        return new NodeValue.Database(
                reachable,
                found.product().map(ServerDatabase.Product::product).orElse(null),
                found.product().map(ServerDatabase.Product::version).orElse(null),
                settings.text(Setting.DATABASE_MIGRATION).toLowerCase(Locale.ROOT),
                found.schema().map(SchemaState::version).orElse(null),
                found.schema().map(SchemaState::pending).orElse(null));
    }

    private static <T> T ask(@Nullable RecentAnswer<T> answer, T unknown) {
        return answer == null ? unknown : answer.get();
    }
}
