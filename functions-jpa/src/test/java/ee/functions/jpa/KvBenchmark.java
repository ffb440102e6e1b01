// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.kv.KvItemEntity;
import ee.functions.jpa.kv.KvNamespace;
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
 * Measures the key-value store with a million items of one namespace, and with 2,000 namespaces of 100 items, on PostgreSQL, for
 * {@code docs/LIMITS.md}; the figures are written to {@code target/kv-figures.txt}. Runs by its name only:
 * {@code -Dtest=KvBenchmark}, or by {@link #main}.
 */
class KvBenchmark {
    private static final int ITEMS = 1_000_000;
    private static final int EXPIRED = 200_000;
    private static final int OF_SMALL_NAMESPACES = 200_000;
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

        database.run(entityManager -> entityManager
                .createNativeQuery("INSERT INTO kv_item SELECT 't', 'n' || lpad((g / 100)::text, 4, '0'), 'key-' || g,"
                        + " '\"' || repeat('x', 100) || '\"', CAST(?2 AS timestamptz), CAST(?2 AS timestamptz)"
                        + " FROM generate_series(0, ?1 - 1) g")
                .setParameter(1, OF_SMALL_NAMESPACES)
                .setParameter(2, LATER)
                .executeUpdate());

        measure("first page of 100", 200, kv -> page(kv, null, 100));
        measure("page of 100 in the middle", 200, kv -> page(kv, "key-0500000", 100));
        measure("last page", 200, kv -> page(kv, "key-0999900", 100));
        measure("page of 1,000 in the middle", 50, kv -> page(kv, "key-0500000", 1000));
        measure("page of 100 of a prefix", 200, kv -> kv.list("s", "n", null, "key-09", NOON, 100));
        measure("count, ended at 10,001", 50, kv -> kv.count("s", "n", "", NOON, 10_001));
        measure("page of 100 namespaces of 100 items", 100, kv -> namespaces(kv, "n0500", 100));
        measure("page of namespaces, ended at 100,000 items", 50, kv -> namespaces(kv, null, 1000));
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
        assertThat(database.count("kv_item"))
                .isBetween((long) ITEMS - EXPIRED + OF_SMALL_NAMESPACES, (long) ITEMS + OF_SMALL_NAMESPACES);
    }

    private static List<KvNamespace> namespaces(KvRepository kv, @Nullable String after, int limit) {
        return kv.namespaces("t", after, NOON, 10_001, 100_000, limit);
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
