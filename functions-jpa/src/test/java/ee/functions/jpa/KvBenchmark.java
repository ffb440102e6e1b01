// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.kv.KvItemEntity;
import ee.functions.jpa.kv.KvRepository;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Measures the key-value store with a million items of one namespace on PostgreSQL, for {@code docs/LIMITS.md}; the figures
 * are written to {@code target/kv-figures.txt}. Runs by its name only: {@code -Dtest=KvBenchmark}, or by
 * {@link #main}.
 */
class KvBenchmark {
    private static final int ITEMS = 1_000_000;
    private static final int EXPIRED = 200_000;
    private static final OffsetDateTime LATER = NOON.plusHours(72);

    private final TestDatabase database = TestDatabase.postgres();
    private final Figures figures = new Figures(database);

    public static void main(String[] arguments) throws IOException {
        new KvBenchmark().aMillionItems();
        System.exit(0);
    }

    @Test
    void aMillionItems() throws IOException {
        database.clear();
        database.run(entityManager -> entityManager
                .createNativeQuery("INSERT INTO kv_item SELECT 's', 'n', 'key-' || lpad(g::text, 7, '0'),"
                        + " '\"' || repeat('x', 100) || '\"',"
                        + " CASE WHEN g % (?1 / ?2) = 0 THEN CAST(?3 AS timestamptz) ELSE CAST(?4 AS timestamptz) END,"
                        + " CAST(?3 AS timestamptz) FROM generate_series(1, ?1) g")
                .setParameter(1, ITEMS)
                .setParameter(2, EXPIRED)
                .setParameter(3, NOON)
                .setParameter(4, LATER)
                .executeUpdate());

        measure("first page of 100", 200, kv -> page(kv, null, 100));
        measure("page of 100 in the middle", 200, kv -> page(kv, "key-0500000", 100));
        measure("last page", 200, kv -> page(kv, "key-0999900", 100));
        measure("page of 1,000 in the middle", 50, kv -> page(kv, "key-0500000", 1000));
        measure("count, ended at 10,001", 50, kv -> kv.count("s", "n", NOON, 10_001));
        measure("get", 500, kv -> kv.find("s", "n", "key-0123457", NOON));
        measure("set", 500, kv -> {
            kv.put("s", "n", "key-0123457", "true", LATER, NOON);
            return 0;
        });
        measure("testAndSet", 500, kv -> kv.updateIfEquals("s", "n", "key-0123457", "true", "true", LATER, NOON));
        Random random = new Random(1);
        figures.beside(
                "deletion, 200 at once",
                entityManager -> new KvRepository(entityManager).deleteExpired(NOON, 200),
                () -> measure("set of any item while expired ones are deleted", 2000, kv -> {
                    kv.put("s", "n", key(random.nextInt(ITEMS)), "true", LATER, NOON);
                    return 0;
                }));
        measure("deletion of 200 expired items", 100, kv -> kv.deleteExpired(NOON, 200));

        figures.write("kv-figures.txt");
        assertThat(database.count("kv_item")).isBetween((long) ITEMS - EXPIRED, (long) ITEMS);
    }

    private static String key(int number) {
        return "key-" + String.format(Locale.ROOT, "%07d", number);
    }

    private static List<KvItemEntity> page(KvRepository kv, @Nullable String after, int limit) {
        return kv.list("s", "n", after, "", NOON, limit);
    }

    private void measure(String what, int rounds, Function<KvRepository, ?> work) {
        figures.measure(what, rounds, entityManager -> work.apply(new KvRepository(entityManager)));
    }
}
