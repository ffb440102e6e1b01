// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Measures work on a database, each round in a transaction of its own, and writes rows of a Markdown table. */
final class Figures {
    private final TestDatabase database;
    private final StringBuilder rows = new StringBuilder();

    Figures(TestDatabase database) {
        this.database = database;
    }

    /** Measures some rounds of the work. */
    void measure(String what, int rounds, Function<EntityManager, ?> work) {
        double[] milliseconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            database.call(work);
            milliseconds[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        rows.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |%n",
                what,
                milliseconds[rounds / 2],
                milliseconds[rounds * 99 / 100],
                milliseconds[rounds - 1]));
    }

    /** Runs the work while other work is repeated on another thread, without pause, until it returns 0. */
    void beside(String what, Function<EntityManager, Integer> other, Runnable work) {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
            long start = System.nanoTime();
            long done = 0;
            int last;
            do {
                last = database.call(other);
                done += last;
            } while (last > 0 && !stop.get());
            double seconds = (System.nanoTime() - start) / 1e9;
            rows.append(String.format(
                    Locale.ROOT, "%s: %,d in %.1f s, %,.0f a second%n", what, done, seconds, done / seconds));
        });
        work.run();
        stop.set(true);
        running.join();
    }

    /** Notes how the database goes about a statement. */
    void explain(String what, String sql) {
        List<?> plan = database.call(entityManager -> entityManager
                .createNativeQuery("EXPLAIN (ANALYZE, BUFFERS) " + sql)
                .getResultList());
        rows.append(what).append(":\n");
        plan.forEach(line -> rows.append("    ").append(line).append('\n'));
    }

    void write(String file) throws IOException {
        Files.writeString(Path.of("target", file), rows);
    }
}
