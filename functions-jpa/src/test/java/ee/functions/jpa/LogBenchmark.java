// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.log.LogCriteria;
import ee.functions.jpa.log.LogEntryEntity;
import ee.functions.jpa.log.LogPosition;
import ee.functions.jpa.log.LogRepository;
import ee.functions.jpa.log.StoredPosition;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Measures the log with the entries of a month, five million, on PostgreSQL, for {@code docs/LIMITS.md}; the figures are
 * written to {@code target/log-figures.txt}. Half of the entries are of one function, ten of each invocation, one of a hundred
 * is an error. Runs by its name only: {@code -Dtest=LogBenchmark}, or by {@link #main}.
 */
class LogBenchmark {
    private static final int ENTRIES = Integer.getInteger("functions.benchmark.entries", 5_000_000);
    private static final int DAYS = 30;
    private static final int KEPT_DAYS = 3;
    private static final int WRITTEN_AT_ONCE = 500;
    private static final int DELETED_AT_ONCE = 1000;
    private static final int SEARCHED = 10_000;
    private static final int TEXTS_SEARCHED = 2_000;
    private static final OffsetDateTime OLDEST = NOON.minusDays(KEPT_DAYS);
    private static final UUID BUSY = UUID.fromString("00000000-0000-4000-8000-000000000000");

    private final TestDatabase database = TestDatabase.postgres();
    private final Figures figures = new Figures(database);

    public static void main(String[] arguments) throws IOException {
        new LogBenchmark().aMonthOfEntries();
        System.exit(0);
    }

    @Test
    void aMonthOfEntries() throws IOException {
        database.clear();
        fill();
        UUID invocation = database.call(entityManager -> new LogRepository(entityManager)
                .page(criteria(null, null, Set.of()), true, null, null, 1)
                .get(0)
                .getInvocationId());

        figures.measure("first page of 100", 200, log(log -> page(log, null, 100)));
        figures.measure("page of 100, an hour ago", 200, log(log -> page(log, NOON.minusHours(1), 100)));
        figures.measure("page of 1,000 in the middle", 50, log(log -> page(log, NOON.minusHours(36), 1000)));
        figures.measure(
                "first page of 100, newest first",
                200,
                log(log -> log.page(criteria(null, null, Set.of()), false, null, null, 100)));
        figures.measure(
                "page of 100 errors, one entry of a hundred",
                100,
                log(log -> search(log, criteria(null, null, Set.of("ERROR")))));
        figures.measure(
                "page of a level that no entry has",
                100,
                log(log -> search(log, criteria(null, null, Set.of("DEBUG")))));
        figures.measure(
                "page of a version that wrote none of them",
                100,
                log(log -> search(log, criteria(UUID.randomUUID(), null, Set.of()))));
        figures.measure(
                "page with a text that no entry has",
                100,
                log(log -> search(
                        log, new LogCriteria(BUSY, OLDEST, NOON.plusDays(1), null, null, Set.of(), "not there"))));
        figures.measure(
                "entries of one invocation",
                200,
                log(log -> log.page(criteria(null, invocation, Set.of()), true, null, null, 100)));
        figures.measure(
                "what a tail reads twice a second",
                200,
                log(log -> log.storedAfter(BUSY, StoredPosition.endOf(NOON.minusSeconds(3)), NOON, 200)));
        figures.measure("500 entries written", 40, log(this::write));
        figures.beside(
                "deletion, 1,000 at once",
                log(log -> log.deleteBefore(OLDEST, DELETED_AT_ONCE)),
                () -> figures.measure("500 entries written while old ones are deleted", 200, log(this::write)));
        figures.measure("deletion of 1,000 old entries", 100, log(log -> log.deleteBefore(OLDEST, DELETED_AT_ONCE)));
        explain();

        figures.write("log-figures.txt");
        assertThat(database.count("log_entry")).isLessThan(ENTRIES);
    }

    private static <T> Function<EntityManager, T> log(Function<LogRepository, T> work) {
        return entityManager -> work.apply(new LogRepository(entityManager));
    }

    /** The indexes are made afterwards, which takes a fraction of the time. */
    private void fill() {
        List<String> indexes = database.call(entityManager -> {
            List<String> definitions = new ArrayList<>();
            for (Object row : entityManager
                    .createNativeQuery("SELECT indexname, indexdef FROM pg_indexes"
                            + " WHERE tablename = 'log_entry' AND indexname NOT LIKE '%_pkey'")
                    .getResultList()) {
                Object[] columns = (Object[]) row;
                entityManager.createNativeQuery("DROP INDEX " + columns[0]).executeUpdate();
                definitions.add((String) columns[1]);
            }
            return definitions;
        });
        database.run(entityManager -> entityManager
                .createNativeQuery("INSERT INTO log_entry"
                        + " (id, site_id, function_id, version_id, invocation_id, logged_at, level, message, stored_at)"
                        + " SELECT g - 10000000, 's', CAST('00000000-0000-4000-8000-' || lpad(CASE WHEN g % 2 = 0 THEN '0'"
                        + " ELSE CAST(g % 40 AS text) END, 12, '0') AS uuid),"
                        + " CAST(md5('v' || g / 500000) AS uuid), CAST(md5(CAST(g / 20 * 2 + g % 2 AS text)) AS uuid), at,"
                        + " CASE WHEN g % 200 < 2 THEN 'ERROR' ELSE 'INFO' END, repeat('x', 80) || g,"
                        + " at + interval '300 ms' FROM (SELECT g,"
                        + " CAST(?2 AS timestamptz) - (CAST(?1 AS bigint) - g) * interval '1 day' * " + DAYS
                        + " / ?1 AS at"
                        + " FROM generate_series(1, ?1) g) AS made")
                .setParameter(1, ENTRIES)
                .setParameter(2, NOON)
                .executeUpdate());
        database.run(entityManager ->
                indexes.forEach(index -> entityManager.createNativeQuery(index).executeUpdate()));
        database.run(entityManager ->
                entityManager.createNativeQuery("ANALYZE log_entry").executeUpdate());
    }

    private static LogCriteria criteria(@Nullable UUID versionId, @Nullable UUID invocationId, Set<String> levels) {
        return new LogCriteria(BUSY, OLDEST, NOON.plusDays(1), versionId, invocationId, levels, null);
    }

    /** As the service does: no further than so many entries. */
    private static List<LogEntryEntity> search(LogRepository log, LogCriteria criteria) {
        int most = criteria.text() == null ? SEARCHED : TEXTS_SEARCHED;
        return log.page(
                criteria, true, null, log.reach(criteria, true, null, most).orElse(null), 100);
    }

    private static List<LogEntryEntity> page(LogRepository log, @Nullable OffsetDateTime after, int limit) {
        return log.page(
                criteria(null, null, Set.of()),
                true,
                after == null ? null : new LogPosition(after, Long.MAX_VALUE),
                null,
                limit);
    }

    private int write(LogRepository log) {
        List<LogEntryEntity> entries = new ArrayList<>();
        for (int i = 0; i < WRITTEN_AT_ONCE; i++) {
            entries.add(Samples.logEntry(BUSY, NOON, "x".repeat(80) + i));
        }
        log.addAll(entries);
        return entries.size();
    }

    private void explain() {
        String from = "FROM log_entry WHERE function_id = '" + BUSY + "' AND ";
        figures.explain(
                "page",
                "SELECT * " + from + "logged_at >= '" + NOON.minusHours(1) + "' AND logged_at < '" + NOON.plusDays(1)
                        + "' ORDER BY function_id, logged_at, id LIMIT 101");
        figures.explain(
                "page, newest first",
                "SELECT * " + from + "logged_at >= '" + OLDEST + "' AND logged_at < '" + NOON.plusDays(1)
                        + "' ORDER BY function_id, logged_at DESC, id DESC LIMIT 101");
        figures.explain(
                "page of errors",
                "SELECT * " + from + "logged_at >= '" + OLDEST + "' AND logged_at < '" + NOON.plusDays(1)
                        + "' AND level IN ('ERROR') ORDER BY function_id, logged_at, id LIMIT 101");
        figures.explain(
                "reach of a search",
                "SELECT logged_at, id " + from + "logged_at >= '" + OLDEST + "' AND logged_at < '" + NOON.plusDays(1)
                        + "' ORDER BY function_id, logged_at, id LIMIT 1 OFFSET " + (SEARCHED - 1));
        figures.explain(
                "tail",
                "SELECT * " + from + "stored_at >= '" + NOON.minusSeconds(3) + "' AND stored_at <= '" + NOON
                        + "' AND (stored_at > '" + NOON.minusSeconds(3)
                        + "' OR id > 5) ORDER BY stored_at, id LIMIT 200");
        figures.explain(
                "deletion",
                "DELETE FROM log_entry WHERE id IN (SELECT id FROM log_entry WHERE stored_at < '" + OLDEST
                        + "' ORDER BY stored_at LIMIT 1000)");
    }
}
