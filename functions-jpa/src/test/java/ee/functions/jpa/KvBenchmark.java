// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.kv.KvItemEntity;
import ee.functions.jpa.kv.KvRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Measures the key-value store with a million items of one namespace on PostgreSQL, for {@code docs/LIMITS.md}; the figures
 * are written to {@code target/kv-figures.txt}. Runs by its name only: {@code -Dtest=KvBenchmark}.
 */
class KvBenchmark {
    private static final int ITEMS = 1_000_000;
    private static final int EXPIRED = 200_000;
    private static final OffsetDateTime LATER = NOON.plusHours(72);

    private final TestDatabase database = TestDatabase.postgres();
    private final StringBuilder figures = new StringBuilder();

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
        measure("deletion of 200 expired items", EXPIRED / 200, kv -> kv.deleteExpired(NOON, 200));

        assertThat(database.count("kv_item")).isEqualTo(ITEMS - EXPIRED);
        Files.writeString(Path.of("target", "kv-figures.txt"), figures);
    }

    private static List<KvItemEntity> page(KvRepository kv, @Nullable String after, int limit) {
        return kv.list("s", "n", after, "", NOON, limit);
    }

    private void measure(String what, int rounds, Function<KvRepository, ?> work) {
        double[] milliseconds = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            database.call(entityManager -> work.apply(new KvRepository(entityManager)));
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        figures.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f |%n",
                what,
                milliseconds[rounds / 2],
                milliseconds[rounds * 99 / 100]));
    }
}
