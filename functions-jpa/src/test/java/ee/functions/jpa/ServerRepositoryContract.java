// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.server.ServerEntity;
import ee.functions.jpa.server.ServerRepository;
import ee.functions.jpa.server.ServerRepository.Told;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rows of the servers do on every database. */
abstract class ServerRepositoryContract {
    private static final OffsetDateTime NOW = Samples.NOON;
    private static final UUID OWNER = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final int AT_ONCE = 8;

    private final TestDatabase database;

    ServerRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void whatAServerToldIsListedByName() {
        insert(told("node-2", OTHER, NOW));
        insert(told("node-1", OWNER, NOW));

        assertThat(list()).extracting(ServerEntity::getName).containsExactly("node-1", "node-2");
        ServerEntity first = list().get(0);
        assertThat(first.getOwner()).isEqualTo(OWNER);
        assertThat(first.getStartedAt()).isEqualTo(NOW.minusHours(1));
        assertThat(first.getSeenAt()).isEqualTo(NOW);
        assertThat(first.getAnswersUntil()).isEqualTo(NOW.plusSeconds(30));
        assertThat(first.getState()).isEqualTo("{\"of\":\"node-1\"}");
    }

    @Test
    void aServerWritesItsOwnRowAndNoOther() {
        insert(told("node-1", OWNER, NOW));

        assertThat(update(told("node-1", OWNER, NOW.plusSeconds(10)))).isTrue();
        assertThat(update(told("node-1", OTHER, NOW.plusSeconds(20)))).isFalse();
        assertThat(update(told("node-2", OTHER, NOW.plusSeconds(20)))).isFalse();

        assertThat(list()).singleElement().satisfies(server -> {
            assertThat(server.getSeenAt()).isEqualTo(NOW.plusSeconds(10));
            assertThat(server.getAnswersUntil()).isEqualTo(NOW.plusSeconds(40));
        });
    }

    @Test
    void aNameHasOneRowWhichCanBeTakenOver() {
        assertThat(insert(told("node-1", OWNER, NOW))).isTrue();
        assertThat(insert(told("node-1", OTHER, NOW.plusSeconds(10)))).isFalse();

        database.run(entityManager ->
                new ServerRepository(entityManager).takeOver(told("node-1", OTHER, NOW.plusSeconds(20))));

        assertThat(update(told("node-1", OWNER, NOW.plusSeconds(30))))
                .as("the one that lost its row")
                .isFalse();
        assertThat(list()).singleElement().satisfies(server -> {
            assertThat(server.getOwner()).isEqualTo(OTHER);
            assertThat(server.getSeenAt()).isEqualTo(NOW.plusSeconds(20));
        });
    }

    @Test
    void ofManyOfOneNameAtOnceOneStoresItsRow() {
        List<CompletableFuture<Boolean>> all = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> insert(told("node-1", UUID.randomUUID(), NOW))))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join))
                .containsOnlyOnce(true)
                .hasSize(AT_ONCE);
        assertThat(database.count("server")).isEqualTo(1);
    }

    @Test
    void removedIsOnlyTheOwnersRow() {
        insert(told("node-1", OWNER, NOW));
        remove("node-1", OTHER);
        assertThat(list()).hasSize(1);

        remove("node-1", OWNER);
        assertThat(list()).isEmpty();
    }

    @Test
    void serversThatWereNotSeenForLongAreRemoved() {
        insert(told("gone", OWNER, NOW.minusDays(1).minusSeconds(1)));
        insert(told("away", OTHER, NOW.minusDays(1)));

        int removed =
                database.call(entityManager -> new ServerRepository(entityManager).removeUnseenSince(NOW.minusDays(1)));

        assertThat(removed).isEqualTo(1);
        assertThat(list()).extracting(ServerEntity::getName).containsExactly("away");
    }

    private static Told told(String name, UUID owner, OffsetDateTime seenAt) {
        return new Told(name, owner, NOW.minusHours(1), seenAt, seenAt.plusSeconds(30), "{\"of\":\"" + name + "\"}");
    }

    private boolean insert(Told told) {
        return database.call(entityManager -> new ServerRepository(entityManager).insert(told));
    }

    private boolean update(Told told) {
        return database.call(entityManager -> new ServerRepository(entityManager).update(told));
    }

    private void remove(String name, UUID owner) {
        database.run(entityManager -> new ServerRepository(entityManager).remove(name, owner));
    }

    private List<ServerEntity> list() {
        return database.call(entityManager -> new ServerRepository(entityManager).list());
    }
}
