// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.idempotency.IdempotentRequestEntity;
import ee.functions.jpa.idempotency.IdempotentRequestRepository;
import ee.functions.jpa.idempotency.IdempotentRequestRepository.Claim;
import ee.functions.jpa.site.SiteRepository;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the requests with an idempotency key do on every database. */
abstract class IdempotentRequestRepositoryContract {
    private static final OffsetDateTime NOW = Samples.NOON;
    private static final OffsetDateTime LEASE_END = NOW.plusSeconds(60);
    private static final OffsetDateTime END = NOW.plusHours(24);
    private static final int CALLERS = 16;

    private final TestDatabase database;

    IdempotentRequestRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void ofManyCallersAtOnceOneGetsTheClaim() {
        List<Boolean> claimed = atOnce(() -> insert(claim("key", UUID.randomUUID())));

        assertThat(claimed).containsOnlyOnce(true).hasSize(CALLERS);
        assertThat(database.count("idempotent_request")).isEqualTo(1);
    }

    @Test
    void ofManyRepetitionsAtOnceOneChangesSomethingAndAllGetItsAnswer() {
        List<String> answers = atOnce(() -> {
            UUID caller = UUID.randomUUID();
            if (insert(claim("key", caller))) {
                database.run(entityManager -> new SiteRepository(entityManager).ensure(caller.toString(), NOW));
                answer("key", caller, 201, "text/plain", caller.toString().getBytes(StandardCharsets.UTF_8));
            }
            IdempotentRequestEntity found = find("key").orElseThrow();
            while (found.getAnswerStatus() == null) {
                Thread.onSpinWait();
                found = find("key").orElseThrow();
            }
            return new String(found.getAnswerBody(), StandardCharsets.UTF_8);
        });

        assertThat(database.count("site")).isEqualTo(1);
        assertThat(answers.stream().distinct()).hasSize(1);
    }

    @Test
    void claimIsFoundAsItWasMade() {
        UUID claimId = UUID.randomUUID();
        insert(claim("key", claimId));

        IdempotentRequestEntity found = find("key").orElseThrow();
        assertThat(found.getClaimId()).isEqualTo(claimId);
        assertThat(found.getPayloadHash()).isEqualTo("payload");
        assertThat(found.getLeaseEndsAt()).isEqualTo(LEASE_END);
        assertThat(found.getExpiresAt()).isEqualTo(END);
        assertThat(found.getAnswerStatus()).isNull();
        assertThat(found.getAnswerBody()).isNull();
        assertThat(find("other")).isEmpty();
    }

    @Test
    void answerIsKeptByteForByte() {
        UUID claimId = UUID.randomUUID();
        byte[] body = new byte[200_000];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        insert(claim("key", claimId));

        assertThat(answer("key", claimId, 201, "application/json", body)).isTrue();

        IdempotentRequestEntity found = find("key").orElseThrow();
        assertThat(found.getAnswerStatus()).isEqualTo(201);
        assertThat(found.getAnswerType()).isEqualTo("application/json");
        assertThat(found.getAnswerBody()).isEqualTo(body);
    }

    @Test
    void anEmptyAnswerIsNotOneThatWasTooLarge() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        insert(claim("empty", first));
        insert(claim("large", second));

        answer("empty", first, 204, null, new byte[0]);
        answer("large", second, 200, "application/json", null);

        assertThat(find("empty").orElseThrow().getAnswerBody()).isEmpty();
        assertThat(find("empty").orElseThrow().getAnswerType()).isNull();
        assertThat(find("large").orElseThrow().getAnswerBody()).isNull();
        assertThat(find("large").orElseThrow().getAnswerStatus()).isEqualTo(200);
    }

    @Test
    void leaseThatHasEndedIsTakenOverByOneOfMany() {
        UUID gone = UUID.randomUUID();
        insert(claim("key", gone));

        assertThat(takeOver(gone, LEASE_END.minusNanos(1000))).isFalse();
        assertThat(atOnce(() -> takeOver(gone, LEASE_END))).containsOnlyOnce(true);
        assertThat(answer("key", gone, 200, null, new byte[0]))
                .as("the one that lost its claim")
                .isFalse();
    }

    @Test
    void answeredRequestIsTakenOverOnlyWhenItHasExpired() {
        UUID first = UUID.randomUUID();
        insert(claim("key", first));
        answer("key", first, 200, "application/json", new byte[] {1});

        assertThat(takeOver(first, END.minusNanos(1000))).isFalse();
        assertThat(takeOver(first, END)).isTrue();
        assertThat(find("key").orElseThrow().getAnswerStatus()).isNull();
        assertThat(find("key").orElseThrow().getAnswerBody()).isNull();
    }

    @Test
    void removedIsOnlyOnesOwnClaimWithoutAnswer() {
        UUID first = UUID.randomUUID();
        insert(claim("key", first));
        remove("key", UUID.randomUUID());
        assertThat(find("key")).isPresent();

        remove("key", first);
        assertThat(find("key")).isEmpty();

        insert(claim("key", first));
        answer("key", first, 200, null, new byte[0]);
        remove("key", first);
        assertThat(find("key")).isPresent();
    }

    @Test
    void expiredOnesAreDeletedInBatches() {
        IntStream.range(0, 5).forEach(i -> insert(claim("key-" + i, UUID.randomUUID())));

        assertThat(deleteExpired(END.minusSeconds(1), 3)).isZero();
        assertThat(deleteExpired(END, 3)).isEqualTo(3);
        assertThat(deleteExpired(END, 3)).isEqualTo(2);
        assertThat(database.count("idempotent_request")).isZero();
    }

    private static Claim claim(String key, UUID claimId) {
        return new Claim(key, "payload", claimId, LEASE_END, END);
    }

    private static <T> List<T> atOnce(Supplier<T> work) {
        List<CompletableFuture<T>> all = IntStream.range(0, CALLERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(work))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private boolean insert(Claim claim) {
        return database.call(entityManager -> new IdempotentRequestRepository(entityManager).insert(claim));
    }

    private Optional<IdempotentRequestEntity> find(String key) {
        return database.call(entityManager -> new IdempotentRequestRepository(entityManager).find(key));
    }

    private boolean takeOver(UUID before, OffsetDateTime now) {
        return database.call(entityManager ->
                new IdempotentRequestRepository(entityManager).takeOver(before, claim("key", UUID.randomUUID()), now));
    }

    private boolean answer(String key, UUID claimId, int status, String type, byte[] body) {
        return database.call(entityManager ->
                new IdempotentRequestRepository(entityManager).answer(key, claimId, status, type, body));
    }

    private void remove(String key, UUID claimId) {
        database.run(entityManager -> new IdempotentRequestRepository(entityManager).remove(key, claimId));
    }

    private int deleteExpired(OffsetDateTime now, int limit) {
        return database.call(entityManager -> new IdempotentRequestRepository(entityManager).deleteExpired(now, limit));
    }
}
