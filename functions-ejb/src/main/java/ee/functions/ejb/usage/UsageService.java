// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.usage;

import ee.functions.ejb.async.RunningAttempts;
import ee.functions.ejb.egress.EgressValue;
import ee.functions.ejb.egress.StoredEgress;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.permit.TurnFigures;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.statistics.SiteInvocations;
import ee.functions.ejb.tail.LogTailService;
import ee.functions.jpa.async.AsyncInvocationRepository;
import ee.functions.jpa.event.EventBindingRepository;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.kv.KvUsage;
import ee.functions.jpa.schedule.ScheduledTriggerRepository;
import ee.functions.jpa.version.VersionRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a site uses of its limits at this moment; the items of a large key-value store as they were some seconds ago. */
@Stateless
@PermitAll
public class UsageService {
    @Inject
    FunctionRepository functions;

    @Inject
    VersionRepository versions;

    @Inject
    CountedItems items;

    @Inject
    ScheduledTriggerRepository triggers;

    @Inject
    EventBindingRepository bindings;

    @Inject
    AsyncInvocationRepository async;

    @Inject
    StoredEgress egress;

    @Inject
    SiteInvocations invocations;

    @Inject
    SitePermits permits;

    @Inject
    SiteTurns turns;

    @Inject
    RunningAttempts attempts;

    @Inject
    LogTailService tails;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Returns what a site uses. Needs {@code functions:read} of that site; with {@code functions:administer} besides, of any.
     *
     * @throws FunctionsException {@code NOT_FOUND} if it is not a site of the caller
     */
    public UsageValue get(Caller caller, String siteId) {
        caller.require(Permission.FUNCTIONS_READ);
        if (!siteId.equals(caller.siteId()) && !caller.has(Permission.FUNCTIONS_ADMINISTER)) {
            throw FunctionsException.notFound("site");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<UsageValue.Day> days = new ArrayList<>();
        invocations
                .byDay(siteId, today.minusDays(1), today)
                .forEach((date, figures) -> days.add(new UsageValue.Day(date, figures)));
        return new UsageValue(siteId, limits(siteId), days);
    }

    private List<LimitUsage> limits(String siteId) {
        KvUsage kv = items.of(siteId);
        boolean more = kv.items() >= CountedItems.MOST;
        TurnFigures ofTurns = turns.figures(siteId);
        EgressValue rules = egress.of(siteId);
        int waitingCalls = settings.number(Setting.SITE_ASYNC_WAITING_CALLS);
        int unfinished = async.unfinishedOfSite(siteId, waitingCalls + 1);
        return List.of(
                ofSite("functions", Setting.SITE_FUNCTION_COUNT, functions.countBySite(siteId)),
                unlimited("versions", "versions", versions.countBySite(siteId), false),
                ofServer("concurrent_invocations", Setting.SITE_CONCURRENT_INVOCATIONS, (long) permits.running(siteId)),
                ofServer("running_turns", Setting.SITE_RUNNING_TURNS, (long) ofTurns.running()),
                ofServer("waiting_turns", Setting.SITE_WAITING_TURNS, (long) ofTurns.waiting()),
                ofServer("fetches", Setting.SITE_FETCHES_AT_ONCE, null),
                unlimited("kv_items", "items", kv.items(), more),
                unlimited("kv_bytes", "bytes", kv.bytes(), more),
                ofSite("schedules", Setting.SITE_SCHEDULE_COUNT, triggers.countBySite(siteId)),
                ofSite("event_bindings", Setting.SITE_EVENT_BINDING_COUNT, bindings.countBySite(siteId)),
                ofSite("async_invocations", Setting.SITE_ASYNC_WAITING_CALLS, unfinished),
                ofServer("async_runs", Setting.SITE_ASYNC_CONCURRENT_RUNS, (long) attempts.ofSite(siteId)),
                ofSite(
                        "egress_entries",
                        Setting.EGRESS_SITE_ENTRIES,
                        rules.allow().size() + rules.deny().size()),
                ofServer("log_tails", Setting.SITE_LOG_TAILS, tails.ofSite(siteId)),
                retention("kv_time_to_live", Setting.KV_TIME_TO_LIVE_HOURS),
                retention("log_retention", Setting.LOG_RETENTION_HOURS),
                retention("event_retention", Setting.EVENT_RETENTION_HOURS),
                retention("statistics_retention", Setting.STATISTICS_RETENTION_DAYS));
    }

    private LimitUsage ofSite(String name, Setting limit, long used) {
        return new LimitUsage(name, limit.key(), limit.unit(), settings.amount(limit), used, false, false);
    }

    private LimitUsage ofServer(String name, Setting limit, @Nullable Long used) {
        return new LimitUsage(name, limit.key(), limit.unit(), settings.amount(limit), used, false, true);
    }

    private LimitUsage retention(String name, Setting limit) {
        return new LimitUsage(name, limit.key(), limit.unit(), settings.amount(limit), null, false, false);
    }

    private static LimitUsage unlimited(String name, String unit, long used, boolean isAtLeast) {
        return new LimitUsage(name, null, unit, null, used, isAtLeast, false);
    }
}
