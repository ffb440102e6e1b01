// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.schedule.ScheduledRunRepository;
import ee.functions.jpa.schedule.ScheduledTriggerEntity;
import ee.functions.jpa.schedule.ScheduledTriggerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes ticks and notes what became of them; each method is one short transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ScheduleStore {
    private static final System.Logger LOG = System.getLogger(ScheduleStore.class.getName());

    /** How much longer than a function may take a run may be without an end before it counts as lost. */
    private static final Duration LEASE_MARGIN = Duration.ofMinutes(2);

    @Inject
    ScheduledTriggerRepository triggers;

    @Inject
    ScheduledRunRepository runs;

    @Inject
    FunctionRepository functions;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * A run that was noted as begun and that nobody else will begin.
     *
     * @param id the run
     * @param payload the JSON text for the function, null for none
     * @param tagged the function with the tag of its version, null if the current one runs
     */
    public record BegunRun(
            UUID id,
            UUID triggerId,
            String siteId,
            UUID integrationId,
            Instant scheduledFor,
            @Nullable String payload,
            @Nullable FunctionTarget tagged) {
        /** A run of the current version. */
        public BegunRun(
                UUID id,
                UUID triggerId,
                String siteId,
                UUID integrationId,
                Instant scheduledFor,
                @Nullable String payload) {
            this(id, triggerId, siteId, integrationId, scheduledFor, payload, null);
        }
    }

    /**
     * What {@link #take} did.
     *
     * @param triggers how many triggers were moved on
     * @param runs what is to be run now
     */
    public record Taken(int triggers, List<BegunRun> runs) {}

    /**
     * Takes the ticks of triggers that are due: moves each on to the tick after, notes the run or what was missed. Once this has
     * returned the run is the caller's alone, on whatever server others ask at the same time.
     *
     * @param limit how many triggers at most
     */
    public Taken take(int limit) {
        OffsetDateTime now = now();
        int moved = 0;
        List<BegunRun> begun = new ArrayList<>();
        for (ScheduledTriggerEntity trigger : triggers.due(now, limit)) {
            OffsetDateTime tick = trigger.getNextRunAt();
            if (tick == null) {
                continue;
            }
            DueTicks due = due(trigger, tick, now.toInstant());
            if (triggers.advance(trigger.getId(), tick, time(due.next()))) {
                moved++;
                begin(trigger, tick, due, now).ifPresent(begun::add);
            }
        }
        return new Taken(moved, begun);
    }

    private DueTicks due(ScheduledTriggerEntity trigger, OffsetDateTime tick, Instant now) {
        try {
            return DueTicks.at(
                    now,
                    SchedulePattern.parse(trigger.getSchedulePattern()),
                    trigger.getAnchoredAt().toInstant(),
                    tick.toInstant(),
                    settings.duration(Setting.SCHEDULE_CATCH_UP_S));
        } catch (FunctionsException notReadable) {
            // Stored by another release; it must not be in the way of all others.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The pattern of the scheduled trigger " + trigger.getId() + " cannot be read; it ticks no more",
                    notReadable);
            return new DueTicks(null, 1, null);
        }
    }

    private Optional<BegunRun> begin(
            ScheduledTriggerEntity trigger, OffsetDateTime first, DueTicks due, OffsetDateTime now) {
        Instant tick = due.run();
        if (due.missed() > 0) {
            runs.addMissed(UUID.randomUUID(), trigger.getId(), first, due.missed(), now);
        }
        if (tick == null) {
            return Optional.empty();
        }
        UUID runId = UUID.randomUUID();
        if (!runs.begin(runId, trigger.getId(), tick.atOffset(ZoneOffset.UTC), now, now.plus(lease()))) {
            return Optional.empty(); // run before: somebody has changed the trigger on a server whose clock is behind
        }
        String tag = trigger.getTag();
        return functions
                .find(trigger.getFunctionId())
                .map(function -> new BegunRun(
                        runId,
                        trigger.getId(),
                        trigger.getSiteId(),
                        function.getIntegrationId(),
                        tick,
                        trigger.getPayload(),
                        tag == null ? null : new FunctionTarget(trigger.getFunctionId(), tag)));
    }

    private Duration lease() {
        return settings.duration(Setting.INVOCATION_RUN_TIME_LIMIT_MS)
                .plus(settings.duration(Setting.INSTANCE_START_TIME_LIMIT_MS))
                .plus(LEASE_MARGIN);
    }

    /** Notes how a run ended. */
    public void finish(UUID runId, String outcome, @Nullable Integer status, @Nullable String errorCode) {
        runs.finish(runId, outcome, status, errorCode, now());
    }

    /** Returns the earliest tick of all triggers, empty if there is none. */
    public Optional<Instant> earliest() {
        return triggers.earliest().map(OffsetDateTime::toInstant);
    }

    /** Gives up the runs whose server is gone; returns how many. */
    public int giveUpLost() {
        return runs.giveUpLost(now());
    }

    /** Deletes some of the runs before a time; returns how many, less than the limit when none is left. */
    public int deleteRunsBefore(OffsetDateTime time, int limit) {
        return runs.deleteBefore(time, limit);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
