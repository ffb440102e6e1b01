// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.jpa.schedule.SchedulePosition;
import ee.functions.jpa.schedule.ScheduledRunEntity;
import ee.functions.jpa.schedule.ScheduledRunRepository;
import ee.functions.jpa.schedule.ScheduledTriggerEntity;
import ee.functions.jpa.schedule.ScheduledTriggerRepository;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scheduled triggers and their runs on maps, without transactions. */
public final class FakeSchedules {
    public final Map<UUID, ScheduledTriggerEntity> triggers = new LinkedHashMap<>();
    public final Map<UUID, ScheduledRunEntity> runs = new LinkedHashMap<>();

    public final ScheduledTriggerRepository triggerRepository = new ScheduledTriggerRepository() {
        @Override
        public void add(ScheduledTriggerEntity trigger) {
            triggers.put(trigger.getId(), trigger);
        }

        @Override
        public Optional<ScheduledTriggerEntity> find(String siteId, UUID id) {
            return Optional.ofNullable(triggers.get(id))
                    .filter(trigger -> trigger.getSiteId().equals(siteId));
        }

        @Override
        public Optional<ScheduledTriggerEntity> lock(String siteId, UUID id) {
            return find(siteId, id);
        }

        @Override
        public long countBySite(String siteId) {
            return triggers.values().stream()
                    .filter(trigger -> trigger.getSiteId().equals(siteId))
                    .count();
        }

        @Override
        public List<ScheduledTriggerEntity> page(
                String siteId, @Nullable UUID functionId, @Nullable SchedulePosition after, int limit) {
            return triggers.values().stream()
                    .filter(trigger -> trigger.getSiteId().equals(siteId))
                    .filter(trigger ->
                            functionId == null || trigger.getFunctionId().equals(functionId))
                    .filter(trigger -> after == null || trigger.getCreatedAt().isAfter(after.at()))
                    .limit(limit)
                    .toList();
        }

        @Override
        public void remove(ScheduledTriggerEntity trigger) {
            triggers.remove(trigger.getId());
        }

        @Override
        public List<ScheduledTriggerEntity> due(OffsetDateTime now, int limit) {
            return triggers.values().stream()
                    .filter(trigger -> trigger.isEnabled()
                            && trigger.getNextRunAt() != null
                            && !trigger.getNextRunAt().isAfter(now))
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean advance(UUID id, OffsetDateTime expected, @Nullable OffsetDateTime next) {
            ScheduledTriggerEntity trigger = triggers.get(id);
            if (trigger == null || !expected.equals(trigger.getNextRunAt())) {
                return false;
            }
            trigger.setNextRunAt(next);
            return true;
        }

        @Override
        public Optional<OffsetDateTime> earliest() {
            return triggers.values().stream()
                    .map(ScheduledTriggerEntity::getNextRunAt)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder());
        }
    };

    public final ScheduledRunRepository runRepository = new ScheduledRunRepository() {
        @Override
        public boolean begin(
                UUID id, UUID triggerId, OffsetDateTime scheduledFor, OffsetDateTime now, OffsetDateTime leaseUntil) {
            boolean free = runs.values().stream()
                    .noneMatch(run -> run.getTriggerId().equals(triggerId)
                            && run.getScheduledFor().equals(scheduledFor));
            if (free) {
                ScheduledRunEntity run = added(id, triggerId, scheduledFor, RUNNING);
                run.setStartedAt(now);
                run.setLeaseUntil(leaseUntil);
            }
            return free;
        }

        @Override
        public void addMissed(UUID id, UUID triggerId, OffsetDateTime first, int ticks, OffsetDateTime now) {
            ScheduledRunEntity run = added(id, triggerId, first, MISSED);
            run.setMissedTicks(ticks);
            run.setFinishedAt(now);
        }

        private ScheduledRunEntity added(UUID id, UUID triggerId, OffsetDateTime scheduledFor, String outcome) {
            ScheduledRunEntity run = new ScheduledRunEntity();
            run.setId(id);
            run.setTriggerId(triggerId);
            run.setScheduledFor(scheduledFor);
            run.setOutcome(outcome);
            runs.put(id, run);
            return run;
        }

        @Override
        public void finish(
                UUID id, String outcome, @Nullable Integer status, @Nullable String errorCode, OffsetDateTime now) {
            ScheduledRunEntity run = runs.get(id);
            if (run != null) {
                run.setOutcome(outcome);
                run.setStatus(status);
                run.setErrorCode(errorCode);
                run.setFinishedAt(now);
                run.setLeaseUntil(null);
            }
        }

        @Override
        public List<ScheduledRunEntity> page(UUID triggerId, @Nullable SchedulePosition after, int limit) {
            return runs.values().stream()
                    .filter(run -> run.getTriggerId().equals(triggerId))
                    .filter(run -> after == null || run.getScheduledFor().isBefore(after.at()))
                    .sorted(Comparator.comparing(ScheduledRunEntity::getScheduledFor)
                            .reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public Map<UUID, ScheduledRunEntity> latest(Collection<UUID> triggerIds) {
            Map<UUID, ScheduledRunEntity> latest = new HashMap<>();
            for (UUID triggerId : triggerIds) {
                page(triggerId, null, 1).forEach(run -> latest.put(triggerId, run));
            }
            return latest;
        }

        @Override
        public int deleteBefore(OffsetDateTime moment, int limit) {
            List<UUID> old = runs.values().stream()
                    .filter(run -> run.getScheduledFor().isBefore(moment))
                    .map(ScheduledRunEntity::getId)
                    .limit(limit)
                    .toList();
            old.forEach(runs::remove);
            return old.size();
        }
    };
}
