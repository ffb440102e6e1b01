// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static ee.functions.jpa.Samples.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.event.EventPosition;
import ee.functions.jpa.invocation.InvocationCriteria;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.invocation.InvocationRecordRepository;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Measures pages of invocations with the records of three days, a million, on PostgreSQL, for {@code docs/LIMITS.md}; the figures
 * are written to {@code target/invocation-figures.txt}. Half of the records are of a busy function, one of forty of a usual one,
 * one of four hundred of a quiet one; of 10,000 of the busy one three have failed. Runs by its name only:
 * {@code -Dtest=InvocationPagesBenchmark}.
 */
class InvocationPagesBenchmark {
    private static final int RECORDS = Integer.getInteger("functions.benchmark.records", 1_000_000);
    private static final int DAYS = 3;
    private static final int SEARCHED = 10_000;
    private static final OffsetDateTime OLDEST = NOON.minusDays(DAYS);
    private static final UUID BUSY = UUID.fromString("00000000-0000-4000-8000-000000000000");
    private static final UUID USUAL = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID QUIET = UUID.fromString("00000000-0000-4000-8000-000000000002");

    private final TestDatabase database = TestDatabase.postgres();
    private final Figures figures = new Figures(database);

    @Test
    void aMillionRecords() throws IOException {
        database.clear();
        fill();
        for (UUID function : List.of(BUSY, USUAL, QUIET)) {
            String of = function.equals(BUSY) ? "busy" : function.equals(USUAL) ? "usual" : "quiet";
            figures.measure(
                    of + ", first page of 50",
                    200,
                    records(records -> records.page(criteria(function, null, null, 0), null, null, 51)));
            figures.measure(
                    of + ", page of failures",
                    100,
                    records(records -> search(records, criteria(function, false, null, 0), null)));
            figures.measure(
                    of + ", page of failures, a day ago",
                    100,
                    records(records -> search(
                            records,
                            criteria(function, false, null, 0),
                            new EventPosition(NOON.minusDays(1), new UUID(0, 0)))));
            figures.measure(
                    of + ", page of a caller whom none has",
                    100,
                    records(records -> search(records, criteria(function, null, "nobody", 0), null)));
            figures.measure(
                    of + ", page of a duration that none took",
                    100,
                    records(records -> search(records, criteria(function, null, null, 60_000), null)));
        }
        figures.measure(
                "failures of the site", 100, records(records -> search(records, criteria(null, false, null, 0), null)));
        for (UUID function : List.of(BUSY, USUAL, QUIET)) {
            explain(function);
        }
        figures.write("invocation-figures.txt");
        assertThat(database.count("invocation_record")).isEqualTo(RECORDS);
    }

    private static <T> Function<EntityManager, T> records(Function<InvocationRecordRepository, T> work) {
        return entityManager -> work.apply(new InvocationRecordRepository(entityManager));
    }

    /** As the service does: no further than so many records. */
    private static List<InvocationRecordEntity> search(
            InvocationRecordRepository records, InvocationCriteria criteria, @Nullable EventPosition after) {
        return records.page(
                criteria, after, records.reach(criteria, after, SEARCHED).orElse(null), 51);
    }

    private static InvocationCriteria criteria(
            @Nullable UUID function, @Nullable Boolean succeeded, @Nullable String caller, long minimumDurationMs) {
        return new InvocationCriteria(
                SITE, OLDEST, NOON.plusDays(1), function, succeeded, Set.of(), null, minimumDurationMs, caller);
    }

    private void fill() {
        database.run(entityManager -> entityManager
                .createNativeQuery("INSERT INTO invocation_record"
                        + " (id, site_id, function_id, version_id, outcome, status, started_at, duration_ms, caller,"
                        + " request_bytes, response_bytes, request_payload, response_payload)"
                        + " SELECT CAST(md5(CAST(g AS text)) AS uuid), ?3,"
                        + " CASE WHEN g % 2 = 0 THEN CAST('" + BUSY + "' AS uuid)"
                        + " WHEN g % 40 = 1 THEN CAST('" + USUAL + "' AS uuid)"
                        + " WHEN g % 400 = 3 THEN CAST('" + QUIET + "' AS uuid)"
                        + " ELSE CAST(md5('f' || g % 40) AS uuid) END,"
                        + " CAST(md5('v' || g / 100000) AS uuid),"
                        + " CASE WHEN g % 20000 < 5 THEN 'FUNCTION_ERROR' ELSE 'SUCCESS' END, 200,"
                        + " CAST(?2 AS timestamptz) - (CAST(?1 AS bigint) - g) * interval '1 day' * " + DAYS + " / ?1,"
                        + " g % 200, 'author', 100, 300, repeat('x', 100), repeat('y', 300)"
                        + " FROM generate_series(1, ?1) g")
                .setParameter(1, RECORDS)
                .setParameter(2, NOON)
                .setParameter(3, SITE)
                .executeUpdate());
        database.run(entityManager ->
                entityManager.createNativeQuery("ANALYZE invocation_record").executeUpdate());
    }

    private void explain(UUID function) {
        String range = "FROM invocation_record WHERE site_id = '" + SITE + "' AND started_at >= '" + OLDEST
                + "' AND started_at < '" + NOON.plusDays(1) + "' AND function_id = '" + function + "'";
        String order = " ORDER BY site_id, function_id, started_at DESC, id DESC LIMIT ";
        figures.explain("reach of a search", "SELECT started_at, id " + range + order + "1 OFFSET " + (SEARCHED - 1));
        figures.explain(
                "page with a filter",
                "SELECT * " + range + " AND started_at >= '" + NOON.minusHours(1) + "' AND caller = 'nobody'" + order
                        + 51);
    }
}
