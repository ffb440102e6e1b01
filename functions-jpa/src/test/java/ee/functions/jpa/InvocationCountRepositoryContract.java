// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.statistics.CountedInvocations;
import ee.functions.jpa.statistics.InvocationCount;
import ee.functions.jpa.statistics.InvocationCountKey;
import ee.functions.jpa.statistics.InvocationCountRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the counts of invocations do on every database. */
abstract class InvocationCountRepositoryContract {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 31);
    private static final LocalDate SECOND = FIRST.plusDays(1);

    private final TestDatabase database;
    private final UUID functionId = UUID.randomUUID();

    InvocationCountRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void whatIsAddedIsCountedTogetherByItsKey() {
        InvocationCountKey key = key(functionId, FIRST, "SUCCESS", 10);
        add(Map.of(key, new InvocationCount(2, 15, 9), key(functionId, SECOND, "TIMED_OUT", 20_000), one(20_000)));
        add(Map.of(key, one(7), key(functionId, FIRST, "SUCCESS", 20), one(11)));

        assertThat(list(List.of(functionId), FIRST, SECOND))
                .extracting(
                        CountedInvocations::countedOn,
                        CountedInvocations::outcome,
                        CountedInvocations::durationBoundMs,
                        CountedInvocations::count)
                .containsExactly(
                        tuple(FIRST, "SUCCESS", 10L, new InvocationCount(3, 22, 9)),
                        tuple(FIRST, "SUCCESS", 20L, one(11)),
                        tuple(SECOND, "TIMED_OUT", 20_000L, one(20_000)));
    }

    @Test
    void mostInvokedAreThoseOfTheDaysSinceTheBusiestFirst() {
        UUID busy = UUID.randomUUID();
        UUID lately = UUID.randomUUID();
        add(Map.of(
                key(functionId, FIRST, "SUCCESS", 10), new InvocationCount(100, 1000, 20),
                key(functionId, SECOND, "SUCCESS", 10), new InvocationCount(1, 1, 1),
                key(busy, SECOND, "SUCCESS", 10), new InvocationCount(5, 50, 20),
                key(busy, SECOND, "TIMED_OUT", 20), new InvocationCount(4, 50, 20),
                key(lately, SECOND.plusDays(1), "SUCCESS", 10), new InvocationCount(7, 50, 20)));

        assertThat(mostInvoked(SECOND, 9)).containsExactly(busy, lately, functionId);
        assertThat(mostInvoked(FIRST, 1)).containsExactly(functionId);
        assertThat(mostInvoked(SECOND.plusDays(2), 9)).isEmpty();
    }

    private List<UUID> mostInvoked(LocalDate since, int limit) {
        return database.call(entityManager -> new InvocationCountRepository(entityManager).mostInvoked(since, limit));
    }

    @Test
    void listHoldsOnlyTheFunctionsAndDaysAskedFor() {
        UUID another = UUID.randomUUID();
        for (UUID id : List.of(functionId, another, UUID.randomUUID())) {
            add(Map.of(key(id, FIRST, "SUCCESS", 1), one(1), key(id, SECOND, "SUCCESS", 1), one(1)));
        }

        assertThat(list(List.of(functionId), SECOND, SECOND))
                .extracting(CountedInvocations::functionId, CountedInvocations::countedOn)
                .containsExactly(tuple(functionId, SECOND));
        assertThat(list(List.of(functionId, another), FIRST, FIRST))
                .extracting(CountedInvocations::functionId)
                .containsExactlyInAnyOrder(functionId, another);
        assertThat(list(List.of(functionId), SECOND.plusDays(1), SECOND.plusDays(9)))
                .isEmpty();
    }

    @Test
    void serversThatCountAtOnceLoseNothing() {
        InvocationCountKey one = key(functionId, FIRST, "SUCCESS", 1);
        InvocationCountKey other = key(functionId, FIRST, "REFUSED", 1);
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(server -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 25; i++) {
                                add(Map.of(one, one(1), other, one(1)));
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(list(List.of(functionId), FIRST, FIRST))
                .extracting(row -> row.count().invocations())
                .containsExactly(100L, 100L);
    }

    @Test
    void deleteBeforeTakesTheOldestInBatches() {
        for (int day = 0; day < 5; day++) {
            add(Map.of(key(functionId, FIRST.plusDays(day), "SUCCESS", 1), one(1)));
        }
        assertThat(deleteBefore(FIRST.plusDays(3), 2)).isEqualTo(2);
        assertThat(list(List.of(functionId), FIRST, FIRST.plusDays(9)))
                .extracting(CountedInvocations::countedOn)
                .containsExactly(FIRST.plusDays(2), FIRST.plusDays(3), FIRST.plusDays(4));
        assertThat(deleteBefore(FIRST.plusDays(3), 2)).isEqualTo(1);
        assertThat(deleteBefore(FIRST.plusDays(3), 2)).isZero();
    }

    @Test
    void countsGoWithTheirFunction() {
        FunctionEntity function = Samples.storedFunction(database, Samples.SITE, "counted");
        add(Map.of(key(function.getId(), FIRST, "SUCCESS", 1), one(1), key(functionId, FIRST, "SUCCESS", 1), one(1)));

        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            functions.remove(functions.lock(function.getId()));
        });

        assertThat(list(List.of(function.getId(), functionId), FIRST, FIRST))
                .extracting(CountedInvocations::functionId)
                .containsExactly(functionId);
    }

    private static InvocationCountKey key(UUID functionId, LocalDate day, String outcome, long boundMs) {
        return new InvocationCountKey(functionId, day, outcome, boundMs);
    }

    private static InvocationCount one(long durationMs) {
        return InvocationCount.ofOne(durationMs);
    }

    private void add(Map<InvocationCountKey, InvocationCount> counts) {
        database.run(entityManager -> new InvocationCountRepository(entityManager).addAll(counts));
    }

    private List<CountedInvocations> list(List<UUID> functionIds, LocalDate first, LocalDate last) {
        return database.call(
                entityManager -> new InvocationCountRepository(entityManager).list(functionIds, first, last));
    }

    private int deleteBefore(LocalDate day, int limit) {
        return database.call(entityManager -> new InvocationCountRepository(entityManager).deleteBefore(day, limit));
    }
}
