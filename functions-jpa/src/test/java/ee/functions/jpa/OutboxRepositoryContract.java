// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.outbox.NewMessage;
import ee.functions.jpa.outbox.OutboxBacklog;
import ee.functions.jpa.outbox.OutboxEntity;
import ee.functions.jpa.outbox.OutboxRepository;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the messages that wait for the broker do on every database. */
abstract class OutboxRepositoryContract {
    private static final OffsetDateTime NOW = Samples.NOON;
    private static final UUID NOBODY = new UUID(0, 0);

    private final TestDatabase database;

    OutboxRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
        database.run(entityManager -> entityManager
                .createNativeQuery("UPDATE event_publisher SET owner = ?1, lease_ends_at = ?2")
                .setParameter(1, NOBODY)
                .setParameter(2, NOW.minusYears(1))
                .executeUpdate());
    }

    @Test
    void messagesAreReadInTheOrderInWhichTheyWereAdded() {
        List<String> written = IntStream.range(0, 128).mapToObj(i -> "m" + i).toList();
        add(written.subList(0, 107));
        add(written.subList(107, 128));

        assertThat(ids(first(500))).isEqualTo(written);
        assertThat(ids(first(3))).containsExactly("m0", "m1", "m2");
    }

    @Test
    void everyAttributeIsKept() {
        String payload = "{\"text\":\"sõna 名 😀 " + "x".repeat(20_000) + "\"}";
        database.run(entityManager -> new OutboxRepository(entityManager)
                .addAll(List.of(new NewMessage("id.success", "function", "site", "OTHER", "SUCCESS", payload))));
        OutboxEntity stored = first(1).get(0);

        assertThat(stored.getMessageId()).isEqualTo("id.success");
        assertThat(stored.getPartitionKey()).isEqualTo("function");
        assertThat(stored.getSiteId()).isEqualTo("site");
        assertThat(stored.getType()).isEqualTo("OTHER");
        assertThat(stored.getStatus()).isEqualTo("SUCCESS");
        assertThat(stored.getPayload()).isEqualTo(payload);
        assertThat(stored.getStoredAt()).isNotNull();
    }

    @Test
    void nothingIsStoredWhenTheTransactionOfTheCallerFails() {
        try {
            database.run(entityManager -> {
                new OutboxRepository(entityManager).addAll(List.of(message("lost")));
                throw new IllegalStateException("after the message was added");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("after the message was added");
        }

        assertThat(first(9)).isEmpty();
    }

    @Test
    void onlyMessagesThatAreNamedAreRemoved() {
        add(List.of("a", "b", "c"));
        List<OutboxEntity> stored = first(9);
        remove(List.of(stored.get(0).getPosition(), stored.get(2).getPosition()));
        remove(List.of(stored.get(0).getPosition()));
        remove(List.of());

        assertThat(ids(first(9))).containsExactly("b");
    }

    @Test
    void messageOfATransactionThatEndsLateIsReadWhenItHasEnded() {
        List<String> readMeanwhile = new ArrayList<>();
        database.run(late -> {
            new OutboxRepository(late).addAll(List.of(message("late")));
            add(List.of("early"));
            List<OutboxEntity> visible = first(9);
            readMeanwhile.addAll(ids(visible));
            remove(visible.stream().map(OutboxEntity::getPosition).toList());
        });

        assertThat(readMeanwhile).containsExactly("early");
        assertThat(ids(first(9))).containsExactly("late");
    }

    @Test
    void backlogSaysHowManyWaitAndSinceWhen() {
        assertThat(backlog().messages()).isZero();
        assertThat(backlog().oldestStoredAt()).isNull();
        add(List.of("a"));
        add(List.of("b", "c"));

        assertThat(backlog().messages()).isEqualTo(3);
        assertThat(backlog().oldestStoredAt()).isEqualTo(first(1).get(0).getStoredAt());
    }

    @Test
    void onlyOneAtATimeHasTheRightToPublish() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        assertThat(lease(first, 20, 0)).isTrue();
        assertThat(lease(second, 30, 10)).isFalse();
        assertThat(lease(first, 30, 10)).isTrue();
        assertThat(lease(second, 49, 29)).isFalse();
        assertThat(lease(second, 50, 30)).isTrue();
        assertThat(lease(first, 60, 40)).isFalse();
    }

    @Test
    void rightThatIsGivenBackIsFreeAtOnceAndOnlyItsOwnerCan() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        lease(first, 20, 0);
        release(second);
        assertThat(lease(second, 20, 1)).isFalse();
        release(first);

        assertThat(lease(second, 20, 1)).isTrue();
    }

    private static NewMessage message(String id) {
        return new NewMessage(id, "function", "site", "OTHER", "SUCCESS", "{}");
    }

    private void add(List<String> ids) {
        database.run(entityManager -> new OutboxRepository(entityManager)
                .addAll(ids.stream().map(OutboxRepositoryContract::message).toList()));
    }

    private List<OutboxEntity> first(int limit) {
        return database.call(entityManager -> new OutboxRepository(entityManager).first(limit));
    }

    private void remove(List<Long> positions) {
        database.run(entityManager -> new OutboxRepository(entityManager).remove(positions));
    }

    private OutboxBacklog backlog() {
        return database.call(entityManager -> new OutboxRepository(entityManager).backlog());
    }

    private boolean lease(UUID owner, int untilSecond, int second) {
        return database.call(entityManager -> new OutboxRepository(entityManager)
                .lease(owner, NOW.plusSeconds(untilSecond), NOW.plusSeconds(second)));
    }

    private void release(UUID owner) {
        database.run(entityManager -> new OutboxRepository(entityManager).release(owner, NOW.plusSeconds(1)));
    }

    private static List<String> ids(List<OutboxEntity> messages) {
        return messages.stream().map(OutboxEntity::getMessageId).toList();
    }
}
