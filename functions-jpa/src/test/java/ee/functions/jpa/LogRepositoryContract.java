// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.audit.AuditRepository;
import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.invocation.InvocationRecordRepository;
import ee.functions.jpa.log.LogCriteria;
import ee.functions.jpa.log.LogEntryEntity;
import ee.functions.jpa.log.LogPosition;
import ee.functions.jpa.log.LogRepository;
import ee.functions.jpa.log.StoredPosition;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What log entries, invocation records and audit records do on every database. */
abstract class LogRepositoryContract {

    private final TestDatabase database;
    final UUID functionId = UUID.randomUUID();

    LogRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void addAllStoresEveryAttribute() {
        LogEntryEntity entry = Samples.logEntry(functionId, NOON, "grüße 名 😀 " + "x".repeat(20_000));
        add(List.of(entry));
        LogEntryEntity stored = page(NOON, NOON.plusSeconds(1), null, 1).get(0);
        assertThat(stored)
                .usingRecursiveComparison()
                .comparingOnlyFields(
                        "siteId", "functionId", "versionId", "invocationId", "loggedAt", "level", "message")
                .isEqualTo(entry);
        assertThat(stored.getId()).isPositive();
    }

    @Test
    void addAllKeepsTheRestWhenOneMessageHoldsANulCharacter() {
        add(List.of(Samples.logEntry(functionId, NOON, "a\u0000b"), Samples.logEntry(functionId, NOON, "c")));
        assertThat(messages(page(NOON, NOON.plusSeconds(1), null, 9))).containsExactly("a\uFFFDb", "c");
    }

    @Test
    void pagesOfEntriesOfOneMomentShowEachOnceInTheOrderOfWriting() {
        List<String> written = IntStream.range(0, 1203).mapToObj(i -> "m" + i).toList();
        for (int i = 0; i < 1203; i += 401) {
            add(written.subList(i, i + 401).stream()
                    .map(message -> Samples.logEntry(functionId, NOON, message))
                    .toList());
        }
        List<String> read = new ArrayList<>();
        LogPosition after = null;
        List<LogEntryEntity> page;
        do {
            page = page(NOON, NOON.plusSeconds(1), after, 100);
            read.addAll(messages(page));
            if (!page.isEmpty()) {
                LogEntryEntity last = page.get(page.size() - 1);
                after = new LogPosition(last.getLoggedAt(), last.getId());
            }
        } while (page.size() == 100);
        assertThat(read).isEqualTo(written);
    }

    @Test
    void pagesHoldTheEntriesFromTheFirstMomentToBeforeTheLast() {
        for (int second = 0; second < 5; second++) {
            add(List.of(Samples.logEntry(functionId, NOON.plusSeconds(second), "m" + second)));
        }
        add(List.of(Samples.logEntry(UUID.randomUUID(), NOON.plusSeconds(2), "another function's")));
        assertThat(messages(page(NOON.plusSeconds(1), NOON.plusSeconds(4), null, 9)))
                .containsExactly("m1", "m2", "m3");
        assertThat(page(NOON.plusSeconds(5), NOON.plusSeconds(9), null, 9)).isEmpty();
    }

    @Test
    void pagesHoldOnlyTheVersionsInvocationsAndLevelsAskedFor() {
        UUID versionId = UUID.randomUUID();
        UUID invocationId = UUID.randomUUID();
        add(List.of(
                entry("START", "SYSTEM", versionId, invocationId),
                entry("warned", "WARN", versionId, invocationId),
                entry("warned too", "WARN", versionId, UUID.randomUUID()),
                entry("failed", "ERROR", versionId, invocationId),
                entry("of another version", "ERROR", UUID.randomUUID(), UUID.randomUUID())));

        assertThat(messages(filtered(null, null, Set.of())))
                .containsExactly("START", "warned", "warned too", "failed", "of another version");
        assertThat(messages(filtered(versionId, null, Set.of())))
                .containsExactly("START", "warned", "warned too", "failed");
        assertThat(messages(filtered(null, invocationId, Set.of()))).containsExactly("START", "warned", "failed");
        assertThat(messages(filtered(null, null, Set.of("ERROR")))).containsExactly("failed", "of another version");
        assertThat(messages(filtered(versionId, invocationId, Set.of("ERROR", "WARN"))))
                .containsExactly("warned", "failed");
        assertThat(filtered(UUID.randomUUID(), invocationId, Set.of())).isEmpty();
    }

    @Test
    void pagesHoldOnlyTheEntriesWithTheTextInAnyCase() {
        for (String message : List.of("Order 7 Paid", "order 8", "100% paid", "a_b", "a!b", "axb", "back\\slash")) {
            add(List.of(Samples.logEntry(functionId, NOON, message)));
        }

        assertThat(messages(withText("ORDER"))).containsExactly("Order 7 Paid", "order 8");
        assertThat(messages(withText("paid"))).containsExactly("Order 7 Paid", "100% paid");
        assertThat(messages(withText("0% P"))).containsExactly("100% paid");
        assertThat(messages(withText("a_b"))).containsExactly("a_b");
        assertThat(messages(withText("a!b"))).containsExactly("a!b");
        assertThat(messages(withText("back\\"))).containsExactly("back\\slash");
        assertThat(withText("%d%")).isEmpty();
    }

    @Test
    void aSearchReachesSoManyEntriesWhateverTheyAreAndGoesOnBehindThem() {
        UUID versionId = UUID.randomUUID();
        UUID invocationId = UUID.randomUUID();
        for (int i = 0; i < 9; i++) {
            add(List.of(entry(i == 4 ? "error" : "m" + i, i == 4 ? "ERROR" : "INFO", versionId, invocationId)));
        }
        add(List.of(Samples.logEntry(UUID.randomUUID(), NOON, "another function's")));
        LogCriteria errors =
                new LogCriteria(functionId, NOON, NOON.plusSeconds(1), versionId, null, Set.of("ERROR"), "ERR");

        LogPosition fourth = reach(errors, null, 4).orElseThrow();
        LogPosition eighth = reach(errors, fourth, 4).orElseThrow();

        assertThat(fourth).isEqualTo(position(all(null, fourth).get(3)));
        assertThat(messages(all(null, fourth))).containsExactly("m0", "m1", "m2", "m3");
        assertThat(messages(all(fourth, eighth))).containsExactly("error", "m5", "m6", "m7");
        assertThat(page(errors, null, fourth, 9)).isEmpty();
        assertThat(messages(page(errors, fourth, eighth, 9))).containsExactly("error");
        assertThat(reach(errors, eighth, 1)).contains(position(all(eighth, null).get(0)));
        assertThat(reach(errors, eighth, 2)).isEmpty();
        LogCriteria ofInvocation =
                new LogCriteria(functionId, NOON, NOON.plusSeconds(1), null, UUID.randomUUID(), Set.of("ERROR"), null);
        assertThat(reach(ofInvocation, null, 1)).isEmpty();
    }

    @Test
    void pagesFromTheNewestBackShowEachEntryOnce() {
        UUID versionId = UUID.randomUUID();
        for (int i = 0; i < 9; i++) {
            LogEntryEntity entry = entry("m" + i, i % 4 == 0 ? "ERROR" : "INFO", versionId, UUID.randomUUID());
            entry.setLoggedAt(NOON.plusSeconds(i / 3));
            add(List.of(entry));
        }
        LogCriteria all = new LogCriteria(functionId, NOON, NOON.plusSeconds(9), null, null, Set.of(), null);
        LogCriteria early = new LogCriteria(functionId, NOON, NOON.plusSeconds(2), null, null, Set.of(), null);
        List<String> read = new ArrayList<>();
        LogPosition after = null;
        List<LogEntryEntity> page;
        do {
            page = newest(all, after, null, 2);
            read.addAll(messages(page));
            after = page.isEmpty() ? after : position(page.get(page.size() - 1));
        } while (page.size() == 2);

        assertThat(read).containsExactly("m8", "m7", "m6", "m5", "m4", "m3", "m2", "m1", "m0");
        assertThat(messages(newest(early, null, null, 2))).containsExactly("m5", "m4");
        LogEntryEntity third = newest(all, null, null, 3).get(2);
        assertThat(messages(newest(early, position(third), null, 1))).containsExactly("m5");
    }

    @Test
    void aSearchFromTheNewestBackReachesSoManyEntriesAndGoesOnBehindThem() {
        UUID versionId = UUID.randomUUID();
        UUID invocationId = UUID.randomUUID();
        for (int i = 0; i < 9; i++) {
            add(List.of(entry(i == 4 ? "error" : "m" + i, i == 4 ? "ERROR" : "INFO", versionId, invocationId)));
        }
        LogCriteria errors =
                new LogCriteria(functionId, NOON, NOON.plusSeconds(1), versionId, null, Set.of("ERROR"), "ERR");
        LogCriteria ofInvocation =
                new LogCriteria(functionId, NOON, NOON.plusSeconds(1), null, invocationId, Set.of("ERROR"), null);

        LogPosition fourth = reachBack(errors, null, 4).orElseThrow();
        LogPosition eighth = reachBack(errors, fourth, 4).orElseThrow();

        assertThat(newest(errors, null, fourth, 9)).isEmpty();
        assertThat(messages(newest(errors, fourth, eighth, 9))).containsExactly("error");
        assertThat(reachBack(errors, eighth, 1)).isPresent();
        assertThat(reachBack(errors, eighth, 2)).isEmpty();
        assertThat(reachBack(ofInvocation, null, 4)).contains(fourth);
        assertThat(messages(newest(ofInvocation, fourth, null, 9))).containsExactly("error");
    }

    private Optional<LogPosition> reachBack(LogCriteria criteria, LogPosition after, int entries) {
        return database.call(entityManager -> new LogRepository(entityManager).reach(criteria, false, after, entries));
    }

    private List<LogEntryEntity> all(LogPosition after, LogPosition until) {
        return page(
                new LogCriteria(functionId, NOON, NOON.plusSeconds(1), null, null, Set.of(), null), after, until, 99);
    }

    private Optional<LogPosition> reach(LogCriteria criteria, LogPosition after, int entries) {
        return database.call(entityManager -> new LogRepository(entityManager).reach(criteria, true, after, entries));
    }

    private static LogPosition position(LogEntryEntity entry) {
        return new LogPosition(entry.getLoggedAt(), entry.getId());
    }

    private List<LogEntryEntity> withText(String text) {
        return page(new LogCriteria(functionId, NOON, NOON.plusSeconds(1), null, null, Set.of(), text), null, null, 99);
    }

    @Test
    void entriesAreReadInTheOrderInWhichTheyWereStored() {
        OffsetDateTime before = database.call(entityManager -> new LogRepository(entityManager).now());
        add(List.of(Samples.logEntry(functionId, NOON.plusSeconds(2), "a"), Samples.logEntry(functionId, NOON, "b")));
        add(List.of(Samples.logEntry(functionId, NOON.plusSeconds(1), "c")));
        add(List.of(Samples.logEntry(UUID.randomUUID(), NOON, "another function's")));
        add(List.of(Samples.logEntry(functionId, NOON.minusDays(1), "d")));
        OffsetDateTime after = database.call(entityManager -> new LogRepository(entityManager).now());

        List<LogEntryEntity> first = stored(new StoredPosition(before, 0), after, 3);
        LogEntryEntity last = first.get(2);
        StoredPosition position = new StoredPosition(last.getStoredAt(), last.getId());

        assertThat(messages(first)).containsExactly("a", "b", "c");
        assertThat(messages(stored(position, after, 3))).containsExactly("d");
        assertThat(stored(StoredPosition.endOf(after), after.plusHours(1), 3)).isEmpty();
        assertThat(stored(new StoredPosition(before, 0), before.minusSeconds(1), 3))
                .isEmpty();
    }

    private List<LogEntryEntity> stored(StoredPosition after, OffsetDateTime until, int limit) {
        return database.call(
                entityManager -> new LogRepository(entityManager).storedAfter(functionId, after, until, limit));
    }

    @Test
    void pagesOfFilteredEntriesGoOnWhereTheLastOneEnded() {
        UUID versionId = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            add(List.of(
                    entry("w" + i, "WARN", versionId, UUID.randomUUID()),
                    entry("e" + i, "ERROR", versionId, UUID.randomUUID())));
        }
        LogCriteria errors =
                new LogCriteria(functionId, NOON, NOON.plusSeconds(1), versionId, null, Set.of("ERROR"), null);
        LogEntryEntity last = page(errors, null, null, 2).get(1);
        assertThat(messages(page(errors, position(last), null, 9))).containsExactly("e2", "e3", "e4");
    }

    @Test
    void momentsAreUtcWhateverTheOffsetTheyWereGivenIn() {
        add(List.of(Samples.logEntry(functionId, OffsetDateTime.parse("2026-12-31T23:30:00.5-05:00"), "m")));
        OffsetDateTime utc = OffsetDateTime.parse("2027-01-01T04:30:00.5Z");
        assertThat(page(OffsetDateTime.parse("2027-01-01T05:30:00.5+01:00"), utc.plusNanos(1000), null, 9))
                .extracting(entry -> entry.getLoggedAt().toString())
                .containsExactly("2027-01-01T04:30:00.500Z");
    }

    @Test
    void deleteBeforeTakesTheOldestInBatches() {
        for (int second = 0; second < 5; second++) {
            add(List.of(Samples.logEntry(functionId, NOON.plusSeconds(second), "m" + second)));
        }
        database.run(entityManager -> entityManager
                .createNativeQuery("UPDATE log_entry SET stored_at = logged_at")
                .executeUpdate());
        assertThat(deleteLogs(NOON.plusSeconds(3), 2)).isEqualTo(2);
        assertThat(messages(page(NOON, NOON.plusSeconds(9), null, 9))).containsExactly("m2", "m3", "m4");
        assertThat(deleteLogs(NOON.plusSeconds(3), 2)).isEqualTo(1);
        assertThat(deleteLogs(NOON.plusSeconds(3), 2)).isZero();
    }

    @Test
    void invocationRecordsAreStoredAndTheOldestDeletedInBatches() {
        InvocationRecordEntity record = Samples.invocationRecord(functionId, NOON);
        record.setVersionId(UUID.randomUUID());
        record.setTag("beta");
        record.setDurationMs(20_000);
        record.setCpuTimeMs(7L);
        record.setAllocatedBytes(5_000_000_000L);
        database.run(entityManager -> new InvocationRecordRepository(entityManager)
                .addAll(List.of(
                        record,
                        Samples.invocationRecord(functionId, NOON.plusSeconds(1)),
                        Samples.invocationRecord(functionId, NOON.plusSeconds(2)))));
        database.run(entityManager -> assertThat(entityManager.find(InvocationRecordEntity.class, record.getId()))
                .usingRecursiveComparison()
                .comparingOnlyFields(
                        "siteId",
                        "functionId",
                        "versionId",
                        "tag",
                        "outcome",
                        "status",
                        "startedAt",
                        "durationMs",
                        "cpuTimeMs",
                        "allocatedBytes")
                .isEqualTo(record));
        assertThat(deleteRecords(NOON.plusSeconds(2), 1)).isEqualTo(1);
        assertThat(deleteRecords(NOON.plusSeconds(2), 9)).isEqualTo(1);
        assertThat(database.count("invocation_record")).isEqualTo(1);
    }

    @Test
    void auditRecordsAreStored() {
        var record = Samples.auditRecord(functionId);
        record.setCodeChanged(true);
        database.run(entityManager -> new AuditRepository(entityManager).add(record));
        database.run(entityManager -> assertThat(entityManager.find(record.getClass(), record.getId()))
                .usingRecursiveComparison()
                .comparingOnlyFields(
                        "siteId",
                        "functionId",
                        "action",
                        "actor",
                        "versionId",
                        "codeChanged",
                        "environmentChanged",
                        "requestId",
                        "sourceAddress",
                        "recordedAt")
                .isEqualTo(record));
    }

    private LogEntryEntity entry(String message, String level, UUID versionId, UUID invocationId) {
        LogEntryEntity entry = Samples.logEntry(functionId, NOON, message);
        entry.setLevel(level);
        entry.setVersionId(versionId);
        entry.setInvocationId(invocationId);
        return entry;
    }

    private List<LogEntryEntity> filtered(UUID versionId, UUID invocationId, Set<String> levels) {
        return page(
                new LogCriteria(functionId, NOON, NOON.plusSeconds(1), versionId, invocationId, levels, null),
                null,
                null,
                99);
    }

    final void add(List<LogEntryEntity> entries) {
        database.run(entityManager -> new LogRepository(entityManager).addAll(entries));
    }

    final List<LogEntryEntity> page(OffsetDateTime from, OffsetDateTime to, LogPosition after, int limit) {
        return page(new LogCriteria(functionId, from, to, null, null, Set.of(), null), after, null, limit);
    }

    private List<LogEntryEntity> page(LogCriteria criteria, LogPosition after, LogPosition until, int limit) {
        return database.call(
                entityManager -> new LogRepository(entityManager).page(criteria, true, after, until, limit));
    }

    private List<LogEntryEntity> newest(LogCriteria criteria, LogPosition after, LogPosition until, int limit) {
        return database.call(
                entityManager -> new LogRepository(entityManager).page(criteria, false, after, until, limit));
    }

    private int deleteLogs(OffsetDateTime moment, int limit) {
        return database.call(entityManager -> new LogRepository(entityManager).deleteBefore(moment, limit));
    }

    private int deleteRecords(OffsetDateTime moment, int limit) {
        return database.call(
                entityManager -> new InvocationRecordRepository(entityManager).deleteBefore(moment, limit));
    }

    static List<String> messages(List<LogEntryEntity> entries) {
        return entries.stream().map(LogEntryEntity::getMessage).toList();
    }
}
