// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import ee.functions.ejb.audit.AuditAction;
import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageMoment;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.version.PageQuery;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.schedule.SchedulePosition;
import ee.functions.jpa.schedule.ScheduledRunEntity;
import ee.functions.jpa.schedule.ScheduledRunRepository;
import ee.functions.jpa.schedule.ScheduledTriggerEntity;
import ee.functions.jpa.schedule.ScheduledTriggerRepository;
import ee.functions.jpa.site.SiteRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The scheduled triggers of a site. Every method looks only at the site of the caller: another site's trigger is
 * {@code NOT_FOUND}, and another site's function is no function.
 */
@Stateless
@PermitAll
public class ScheduleService {
    private static final String TRIGGERS_TOKEN = "s";
    private static final String RUNS_TOKEN = "sr";

    @Inject
    SiteRepository sites;

    @Inject
    FunctionRepository functions;

    @Inject
    ScheduledTriggerRepository triggers;

    @Inject
    ScheduledRunRepository runs;

    @Inject
    AuditRecorder audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Creates a trigger; it first ticks at the next time that its pattern names.
     *
     * @throws FunctionsException {@code VALIDATION_FAILED}, for an unknown function too, or {@code SCHEDULE_LIMIT_REACHED}
     */
    public ScheduledTriggerValue create(Caller caller, NewScheduledTrigger wanted) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        ScheduleRules rules = ScheduleRules.from(settings);
        ScheduleRules.checkName(wanted.name());
        ScheduleRules.checkDescription(wanted.description());
        rules.checkPayload(wanted.payload());
        ScheduleRules.checkTag(wanted.tag());
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime first = firstTick(wanted.pattern(), anchor(now), now);
        sites.ensure(caller.siteId(), now);
        sites.lock(caller.siteId());
        lockFunction(caller, wanted.functionId());
        rules.checkRoom(triggers.countBySite(caller.siteId()));
        ScheduledTriggerEntity trigger = new ScheduledTriggerEntity();
        trigger.setId(UUID.randomUUID());
        trigger.setSiteId(caller.siteId());
        trigger.setFunctionId(wanted.functionId());
        trigger.setName(wanted.name());
        trigger.setDescription(wanted.description());
        trigger.setSchedulePattern(wanted.pattern());
        trigger.setPayload(wanted.payload());
        trigger.setTag(stored(wanted.tag()));
        trigger.setEnabled(wanted.enabled());
        trigger.setAnchoredAt(anchor(now));
        trigger.setNextRunAt(wanted.enabled() ? first : null);
        trigger.setCreatedAt(now);
        trigger.setUpdatedAt(now);
        triggers.add(trigger);
        audit.record(caller, AuditAction.SCHEDULE_CREATED, trigger.getFunctionId(), name(trigger));
        return value(trigger, null);
    }

    /**
     * Lists triggers of the site, oldest first.
     *
     * @param functionId the function whose triggers are wanted, null for those of all
     */
    public Page<ScheduledTriggerValue> list(Caller caller, @Nullable UUID functionId, PageQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        List<ScheduledTriggerEntity> rows =
                triggers.page(caller.siteId(), functionId, position(TRIGGERS_TOKEN, query.token()), query.limit() + 1);
        Map<UUID, ScheduledRunEntity> latest =
                runs.latest(rows.stream().map(ScheduledTriggerEntity::getId).toList());
        return Page.of(
                rows,
                query.limit(),
                trigger -> value(trigger, latest.get(trigger.getId())),
                trigger -> token(TRIGGERS_TOKEN, trigger.getCreatedAt(), trigger.getId()));
    }

    /** Returns one trigger. */
    public ScheduledTriggerValue get(Caller caller, UUID triggerId) {
        caller.require(Permission.FUNCTIONS_READ);
        ScheduledTriggerEntity trigger = find(caller, triggerId);
        return value(trigger, runs.latest(List.of(triggerId)).get(triggerId));
    }

    /**
     * Changes what the change names and leaves the rest. A trigger that is resumed goes on with its next tick; what passed while it
     * was paused is not made up for.
     */
    public ScheduledTriggerValue update(Caller caller, UUID triggerId, ScheduledTriggerChange change) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        check(change);
        ScheduledTriggerEntity trigger = triggers.lock(caller.siteId(), triggerId)
                .orElseThrow(() -> FunctionsException.notFound("scheduled trigger"));
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<String> changed = apply(trigger, change, now);
        if (!changed.isEmpty()) {
            trigger.setUpdatedAt(now);
            audit.record(
                    caller,
                    AuditAction.SCHEDULE_UPDATED,
                    trigger.getFunctionId(),
                    name(trigger) + ": " + String.join(", ", changed));
        }
        return value(trigger, runs.latest(List.of(triggerId)).get(triggerId));
    }

    private void check(ScheduledTriggerChange change) {
        if (change.name() != null) {
            ScheduleRules.checkName(change.name());
        }
        ScheduleRules.checkDescription(change.description());
        ScheduleRules.from(settings).checkPayload(change.payload());
        ScheduleRules.checkTag(change.tag());
        if (change.pattern() != null) {
            SchedulePattern.parse(change.pattern());
        }
    }

    private static List<String> apply(
            ScheduledTriggerEntity trigger, ScheduledTriggerChange change, OffsetDateTime now) {
        List<String> changed = new ArrayList<>();
        String name = change.name();
        if (name != null) {
            trigger.setName(name);
            changed.add("name");
        }
        if (change.descriptionGiven()) {
            trigger.setDescription(change.description());
            changed.add("description");
        }
        if (change.payloadGiven()) {
            trigger.setPayload(change.payload());
            changed.add("payload");
        }
        if (change.tag() != null) {
            trigger.setTag(stored(change.tag()));
            changed.add(ScheduleRules.TAG);
        }
        String pattern = change.pattern();
        if (pattern != null) {
            trigger.setSchedulePattern(pattern);
            trigger.setAnchoredAt(anchor(now));
            changed.add("schedule_pattern");
        }
        boolean before = trigger.isEnabled();
        boolean enabled = change.enabled() == null ? before : change.enabled();
        if (change.enabled() != null) {
            trigger.setEnabled(enabled);
            changed.add(enabled ? "enabled" : "paused");
        }
        if (pattern != null || enabled != before) {
            OffsetDateTime next = firstTick(trigger.getSchedulePattern(), trigger.getAnchoredAt(), now);
            trigger.setNextRunAt(enabled ? next : null);
        }
        return changed;
    }

    /** Deletes a trigger with its runs; a run that is under way goes on. */
    public void delete(Caller caller, UUID triggerId) {
        caller.require(Permission.FUNCTIONS_UPDATE);
        ScheduledTriggerEntity trigger = triggers.lock(caller.siteId(), triggerId)
                .orElseThrow(() -> FunctionsException.notFound("scheduled trigger"));
        triggers.remove(trigger);
        audit.record(caller, AuditAction.SCHEDULE_DELETED, trigger.getFunctionId(), name(trigger));
    }

    /** Lists the runs of a trigger, and the ticks it missed, newest first. */
    public Page<ScheduledRunValue> runs(Caller caller, UUID triggerId, PageQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        find(caller, triggerId);
        List<ScheduledRunEntity> rows = runs.page(triggerId, position(RUNS_TOKEN, query.token()), query.limit() + 1);
        return Page.of(
                rows,
                query.limit(),
                ScheduleService::value,
                run -> token(RUNS_TOKEN, run.getScheduledFor(), run.getId()));
    }

    private ScheduledTriggerEntity find(Caller caller, UUID triggerId) {
        return triggers.find(caller.siteId(), triggerId)
                .orElseThrow(() -> FunctionsException.notFound("scheduled trigger"));
    }

    /** Locks the function, so that it cannot be deleted before the trigger is stored. */
    private void lockFunction(Caller caller, UUID functionId) {
        try {
            SiteFunctions.find(functions, caller.siteId(), functionId);
            SiteFunctions.lock(functions, functionId);
        } catch (FunctionsException unknown) {
            if (unknown.code() == ErrorCode.NOT_FOUND) {
                throw FunctionsException.invalid("trigger_id", "the id of a function of the site.");
            }
            throw unknown;
        }
    }

    private static OffsetDateTime firstTick(String pattern, OffsetDateTime anchor, OffsetDateTime now) {
        Instant first = SchedulePattern.parse(pattern).next(now.toInstant(), anchor.toInstant());
        if (first == null) {
            throw SchedulePattern.invalid("a pattern that names a time to come, before the year 2200.");
        }
        return first.atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime anchor(OffsetDateTime now) {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable String stored(@Nullable String tag) {
        return TagName.CURRENT.equals(tag) ? null : tag;
    }

    private static String name(ScheduledTriggerEntity trigger) {
        return "scheduled trigger " + trigger.getId();
    }

    private static @Nullable SchedulePosition position(String kind, @Nullable String token) {
        if (token == null) {
            return null;
        }
        long[] numbers = PageToken.read(kind, 3, token);
        return new SchedulePosition(PageMoment.read(numbers[0]), new UUID(numbers[1], numbers[2]));
    }

    private static String token(String kind, OffsetDateTime at, UUID id) {
        return PageToken.write(kind, PageMoment.write(at), id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    private static ScheduledTriggerValue value(ScheduledTriggerEntity trigger, @Nullable ScheduledRunEntity latest) {
        String tag = trigger.getTag();
        return new ScheduledTriggerValue(
                trigger.getId(),
                trigger.getName(),
                trigger.getDescription(),
                trigger.getFunctionId(),
                tag == null ? TagName.CURRENT : tag,
                trigger.getSchedulePattern(),
                trigger.getPayload(),
                trigger.isEnabled(),
                trigger.getCreatedAt(),
                trigger.getUpdatedAt(),
                trigger.getNextRunAt(),
                latest == null ? null : value(latest));
    }

    private static ScheduledRunValue value(ScheduledRunEntity run) {
        boolean missed = run.getOutcome().equals(ScheduledRunRepository.MISSED);
        return new ScheduledRunValue(
                run.getId(),
                run.getScheduledFor(),
                run.getStartedAt(),
                run.getFinishedAt(),
                run.getOutcome(),
                run.getStatus(),
                run.getErrorCode(),
                missed ? null : run.getId(),
                run.getMissedTicks(),
                RunReason.of(run));
    }
}
