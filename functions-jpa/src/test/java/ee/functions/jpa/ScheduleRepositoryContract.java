// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa;

import static ee.functions.jpa.Samples.NOON;
import static ee.functions.jpa.Samples.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.schedule.SchedulePosition;
import ee.functions.jpa.schedule.ScheduledRunEntity;
import ee.functions.jpa.schedule.ScheduledRunRepository;
import ee.functions.jpa.schedule.ScheduledTriggerEntity;
import ee.functions.jpa.schedule.ScheduledTriggerRepository;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What triggers and their runs do on every database. */
abstract class ScheduleRepositoryContract {
    private static final int CLAIMERS = 6;
    private static final int TICKS = 20;

    private final TestDatabase database;
    private FunctionEntity function = new FunctionEntity();

    ScheduleRepositoryContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
        function = Samples.storedFunction(database, SITE, "ticking");
    }

    @Test
    void aTriggerIsStoredAsItWasGiven() {
        ScheduledTriggerEntity trigger = stored(0, NOON.plusMinutes(1));
        triggers(triggers -> {
            ScheduledTriggerEntity read = triggers.find(SITE, trigger.getId()).orElseThrow();
            assertThat(read)
                    .usingRecursiveComparison()
                    .comparingOnlyFields(
                            "id",
                            "siteId",
                            "functionId",
                            "name",
                            "description",
                            "schedulePattern",
                            "payload",
                            "enabled",
                            "anchoredAt",
                            "nextRunAt",
                            "createdAt",
                            "updatedAt")
                    .isEqualTo(trigger);
            assertThat(triggers.find("site-2", trigger.getId())).isEmpty();
            assertThat(triggers.lock("site-2", trigger.getId())).isEmpty();
            assertThat(triggers.countBySite(SITE)).isEqualTo(1);
            assertThat(triggers.countBySite("site-2")).isZero();
            return null;
        });
    }

    @Test
    void pagesShowEachTriggerOnceAndOnlyThoseOfTheFunctionAskedFor() {
        List<UUID> written = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            written.add(stored(i / 3, null).getId());
        }
        List<UUID> read = new ArrayList<>();
        SchedulePosition after = null;
        List<ScheduledTriggerEntity> page;
        do {
            SchedulePosition position = after;
            page = triggers(triggers -> triggers.page(SITE, null, position, 2));
            for (ScheduledTriggerEntity trigger : page) {
                read.add(trigger.getId());
                after = new SchedulePosition(trigger.getCreatedAt(), trigger.getId());
            }
        } while (page.size() == 2);
        assertThat(read).hasSize(7).containsExactlyInAnyOrderElementsOf(written);
        assertThat(triggerPage(SITE, function.getId(), null, 9)).hasSize(7);
        assertThat(triggerPage(SITE, UUID.randomUUID(), null, 9)).isEmpty();
        assertThat(triggerPage("site-2", null, null, 9)).isEmpty();
    }

    @Test
    void dueAreThoseWhoseTickHasComeTheMostOverdueFirst() {
        UUID second = stored(0, NOON.minusMinutes(1)).getId();
        UUID first = stored(1, NOON.minusMinutes(2)).getId();
        stored(2, NOON.plusMinutes(1));
        stored(3, null);
        assertThat(due(NOON, 9)).containsExactly(first, second);
        assertThat(due(NOON, 1)).containsExactly(first);
        assertThat(earliest()).contains(NOON.minusMinutes(2));
    }

    @Test
    void aTickIsTakenOnlyByWhoHasReadTheNewestState() {
        ScheduledTriggerEntity trigger = stored(0, NOON);
        assertThat(advance(trigger, NOON.minusMinutes(1), NOON.plusMinutes(1))).isFalse();
        assertThat(advance(trigger, NOON, NOON.plusMinutes(1))).isTrue();
        assertThat(advance(trigger, NOON, NOON.plusMinutes(1))).isFalse();
        assertThat(advance(trigger, NOON.plusMinutes(1), null)).isTrue();
        assertThat(earliest()).isEmpty();
    }

    @Test
    void aPausedTriggerGivesNoTick() {
        ScheduledTriggerEntity trigger = stored(0, NOON);
        triggers(triggers -> {
            triggers.lock(SITE, trigger.getId()).orElseThrow().setEnabled(false);
            return null;
        });
        assertThat(due(NOON, 9)).isEmpty();
        assertThat(advance(trigger, NOON, NOON.plusMinutes(1))).isFalse();
    }

    @Test
    void ofManyClaimersExactlyOneTakesEachTick() throws Exception {
        ScheduledTriggerEntity trigger = stored(0, NOON);
        ExecutorService threads = Executors.newFixedThreadPool(CLAIMERS);
        CyclicBarrier start = new CyclicBarrier(CLAIMERS);
        try {
            Callable<Integer> claimer = () -> {
                int won = 0;
                for (int tick = 0; tick < TICKS; tick++) {
                    start.await();
                    OffsetDateTime at = NOON.plusMinutes(tick);
                    // As stale as it gets: nobody reads the trigger anew, all know only which tick comes.
                    won += database.call(entityManager -> {
                        boolean mine = new ScheduledTriggerRepository(entityManager)
                                .advance(trigger.getId(), at, at.plusMinutes(1));
                        return mine
                                        && new ScheduledRunRepository(entityManager)
                                                .begin(UUID.randomUUID(), trigger.getId(), at, at, at.plusSeconds(30))
                                ? 1
                                : 0;
                    });
                }
                return won;
            };
            int won = 0;
            for (Future<Integer> each : threads.invokeAll(java.util.Collections.nCopies(CLAIMERS, claimer))) {
                won += each.get();
            }
            assertThat(won).isEqualTo(TICKS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.count("scheduled_run")).isEqualTo(TICKS);
    }

    @Test
    void ofManyPollersExactlyOneFindsEachDueTrigger() throws Exception {
        for (int i = 0; i < TICKS; i++) {
            stored(i, NOON.minusMinutes(i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLAIMERS);
        CyclicBarrier start = new CyclicBarrier(CLAIMERS);
        try {
            Callable<Integer> poller = () -> {
                start.await();
                int taken = 0;
                int batch;
                do {
                    batch = database.call(this::takeBatch);
                    taken += batch;
                } while (batch > 0);
                return taken;
            };
            int taken = 0;
            for (Future<Integer> each : threads.invokeAll(java.util.Collections.nCopies(CLAIMERS, poller))) {
                taken += each.get();
            }
            assertThat(taken).isEqualTo(TICKS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.count("scheduled_run")).isEqualTo(TICKS);
    }

    private int takeBatch(jakarta.persistence.EntityManager entityManager) {
        ScheduledTriggerRepository triggers = new ScheduledTriggerRepository(entityManager);
        int taken = 0;
        for (ScheduledTriggerEntity due : triggers.due(NOON, 3)) {
            OffsetDateTime tick = java.util.Objects.requireNonNull(due.getNextRunAt());
            if (triggers.advance(due.getId(), tick, null)) {
                new ScheduledRunRepository(entityManager)
                        .begin(UUID.randomUUID(), due.getId(), tick, NOON, NOON.plusSeconds(30));
                taken++;
            }
        }
        return taken;
    }

    @Test
    void aTickNeverRunsTwice() {
        UUID trigger = stored(0, null).getId();
        assertThat(begin(trigger, NOON)).isNotNull();
        assertThat(begin(trigger, NOON)).isNull();
        assertThat(begin(trigger, NOON.plusMinutes(1))).isNotNull();
    }

    @Test
    void aRunKeepsItsEndAndOneWithoutEndIsLost() {
        UUID trigger = stored(0, null).getId();
        UUID ended = begin(trigger, NOON);
        UUID unfinished = begin(trigger, NOON.plusMinutes(1));
        runs(runs -> {
            runs.finish(ended, "REFUSED", 429, "CONCURRENCY_LIMIT_REACHED", NOON.plusSeconds(2));
            runs.finish(UUID.randomUUID(), "SUCCESS", 200, null, NOON);
            return null;
        });
        assertThat(giveUpLost(NOON.plusSeconds(30))).isZero();
        assertThat(giveUpLost(NOON.plusSeconds(91))).isEqualTo(1);
        assertThat(page(trigger, null, 9))
                .extracting(
                        ScheduledRunEntity::getId,
                        ScheduledRunEntity::getOutcome,
                        ScheduledRunEntity::getStatus,
                        ScheduledRunEntity::getErrorCode,
                        ScheduledRunEntity::getFinishedAt,
                        ScheduledRunEntity::getLeaseUntil)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(unfinished, "LOST", null, null, NOON.plusSeconds(91), null),
                        org.assertj.core.groups.Tuple.tuple(
                                ended, "REFUSED", 429, "CONCURRENCY_LIMIT_REACHED", NOON.plusSeconds(2), null));
    }

    @Test
    void pagesOfRunsAreNewestFirstAndLatestIsTheirFirst() {
        UUID trigger = stored(0, null).getId();
        UUID other = stored(0, null).getId();
        List<UUID> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            written.add(0, begin(trigger, NOON.plusMinutes(i)));
        }
        runs(runs -> {
            runs.addMissed(UUID.randomUUID(), other, NOON, 12, NOON.plusHours(1));
            return null;
        });
        List<ScheduledRunEntity> first = runs(runs -> runs.page(trigger, null, 2));
        ScheduledRunEntity last = first.get(1);
        List<ScheduledRunEntity> second =
                runs(runs -> runs.page(trigger, new SchedulePosition(last.getScheduledFor(), last.getId()), 9));
        assertThat(first).extracting(ScheduledRunEntity::getId).isEqualTo(written.subList(0, 2));
        assertThat(second).extracting(ScheduledRunEntity::getId).isEqualTo(written.subList(2, 5));
        assertThat(latest(List.of(trigger, other, UUID.randomUUID())))
                .hasSize(2)
                .hasEntrySatisfying(trigger, run -> assertThat(run.getId()).isEqualTo(written.get(0)))
                .hasEntrySatisfying(other, run -> {
                    assertThat(run.getOutcome()).isEqualTo("MISSED");
                    assertThat(run.getMissedTicks()).isEqualTo(12);
                    assertThat(run.getStartedAt()).isNull();
                });
        assertThat(latest(List.of())).isEmpty();
    }

    @Test
    void oldRunsAreDeletedInBatches() {
        UUID trigger = stored(0, null).getId();
        for (int i = 0; i < 5; i++) {
            begin(trigger, NOON.plusMinutes(i));
        }
        assertThat(deleteBefore(NOON.plusMinutes(3), 2)).isEqualTo(2);
        assertThat(deleteBefore(NOON.plusMinutes(3), 2)).isEqualTo(1);
        assertThat(database.count("scheduled_run")).isEqualTo(2);
    }

    @Test
    void triggersAndRunsGoWithTheirFunction() {
        begin(stored(0, NOON).getId(), NOON);
        database.run(entityManager -> {
            FunctionRepository functions = new FunctionRepository(entityManager);
            functions.remove(functions.lock(function.getId()));
        });
        assertThat(database.count("scheduled_trigger")).isZero();
        assertThat(database.count("scheduled_run")).isZero();
    }

    @Test
    void runsGoWithTheirTrigger() {
        ScheduledTriggerEntity trigger = stored(0, NOON);
        begin(trigger.getId(), NOON);
        triggers(triggers -> {
            triggers.remove(triggers.lock(SITE, trigger.getId()).orElseThrow());
            return null;
        });
        assertThat(database.count("scheduled_run")).isZero();
    }

    private ScheduledTriggerEntity stored(int seconds, @Nullable OffsetDateTime nextRunAt) {
        ScheduledTriggerEntity trigger = new ScheduledTriggerEntity();
        trigger.setId(UUID.randomUUID());
        trigger.setSiteId(SITE);
        trigger.setFunctionId(function.getId());
        trigger.setName("each minute");
        trigger.setDescription(null);
        trigger.setSchedulePattern("* * * * *");
        trigger.setPayload("{}");
        trigger.setTag("beta");
        trigger.setEnabled(true);
        trigger.setAnchoredAt(NOON);
        trigger.setNextRunAt(nextRunAt);
        trigger.setCreatedAt(NOON.plusSeconds(seconds));
        trigger.setUpdatedAt(NOON);
        return triggers(triggers -> {
            triggers.add(trigger);
            return trigger;
        });
    }

    private @Nullable UUID begin(UUID trigger, OffsetDateTime tick) {
        UUID id = UUID.randomUUID();
        return runs(runs -> runs.begin(id, trigger, tick, tick, tick.plusSeconds(30))) ? id : null;
    }

    private List<UUID> due(OffsetDateTime now, int limit) {
        return triggers(triggers -> triggers.due(now, limit)).stream()
                .map(ScheduledTriggerEntity::getId)
                .toList();
    }

    private boolean advance(ScheduledTriggerEntity trigger, OffsetDateTime expected, @Nullable OffsetDateTime next) {
        return triggers(triggers -> triggers.advance(trigger.getId(), expected, next));
    }

    private List<ScheduledTriggerEntity> triggerPage(
            String siteId, @Nullable UUID functionId, @Nullable SchedulePosition after, int limit) {
        return triggers(triggers -> triggers.page(siteId, functionId, after, limit));
    }

    private Optional<OffsetDateTime> earliest() {
        return triggers(ScheduledTriggerRepository::earliest);
    }

    private int giveUpLost(OffsetDateTime now) {
        return runs(runs -> runs.giveUpLost(now));
    }

    private int deleteBefore(OffsetDateTime moment, int limit) {
        return runs(runs -> runs.deleteBefore(moment, limit));
    }

    private List<ScheduledRunEntity> page(UUID trigger, @Nullable SchedulePosition after, int limit) {
        return runs(runs -> runs.page(trigger, after, limit));
    }

    private Map<UUID, ScheduledRunEntity> latest(List<UUID> triggerIds) {
        return runs(runs -> runs.latest(triggerIds));
    }

    private <T> T triggers(Function<ScheduledTriggerRepository, T> work) {
        return database.call(entityManager -> work.apply(new ScheduledTriggerRepository(entityManager)));
    }

    private <T> T runs(Function<ScheduledRunRepository, T> work) {
        return database.call(entityManager -> work.apply(new ScheduledRunRepository(entityManager)));
    }
}
