// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.async.RunningAttempts;
import ee.functions.ejb.egress.EgressValue;
import ee.functions.ejb.egress.StoredEgress;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.permit.SiteTurns;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.statistics.InvocationFigures;
import ee.functions.ejb.statistics.SiteInvocations;
import ee.functions.ejb.tail.LogTailService;
import ee.functions.jpa.async.AsyncInvocationRepository;
import ee.functions.jpa.event.EventBindingRepository;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.kv.KvUsage;
import ee.functions.jpa.schedule.ScheduledTriggerRepository;
import ee.functions.jpa.version.VersionRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsageServiceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final InvocationFigures FIGURES = new InvocationFigures(2, Map.of("SUCCESS", 2L), null);
    private static final InvocationFigures NONE = new InvocationFigures(0, Map.of(), null);

    private final FakeExecutors executors = new FakeExecutors();
    private final MovingClock clock = new MovingClock();
    private final Settings settings =
            TestSettings.with(Setting.SITE_FUNCTION_COUNT, "30").build();
    private final SitePermits permits = Beans.wire(new SitePermits(), settings, clock);
    private KvUsage kv = new KvUsage(3, 400);
    private final UsageService service = Beans.wire(
            new UsageService(),
            new FunctionRepository() {
                @Override
                public long countBySite(String siteId) {
                    return 4;
                }
            },
            new VersionRepository() {
                @Override
                public long countBySite(String siteId) {
                    return 9;
                }
            },
            new CountedItems() {
                @Override
                KvUsage of(String siteId) {
                    return kv;
                }
            },
            new ScheduledTriggerRepository() {
                @Override
                public long countBySite(String siteId) {
                    return 5;
                }
            },
            new EventBindingRepository() {
                @Override
                public long countBySite(String siteId) {
                    return 6;
                }
            },
            new AsyncInvocationRepository() {
                @Override
                public int unfinishedOfSite(String siteId, int limit) {
                    return 7;
                }
            },
            new StoredEgress() {
                @Override
                public EgressValue of(String siteId) {
                    return new EgressValue(List.of("a.example", "b.example"), List.of("c.example"));
                }
            },
            new SiteInvocations() {
                @Override
                public SortedMap<LocalDate, InvocationFigures> byDay(String siteId, LocalDate first, LocalDate last) {
                    return new TreeMap<>(Map.of(first, NONE, last, FIGURES));
                }
            },
            permits,
            Beans.wire(new SiteTurns(), executors, settings),
            Beans.wire(new RunningAttempts(), permits, settings, clock),
            new LogTailService(),
            settings,
            clock);

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void eachLimitIsShownWithItsSettingAndWhatIsUsed() {
        permits.acquire(Callers.SITE);
        permits.acquire(Callers.OTHER_SITE);

        UsageValue usage = service.get(Callers.with(Permission.FUNCTIONS_READ), Callers.SITE);

        assertThat(usage.siteId()).isEqualTo(Callers.SITE);
        assertThat(usage.limits())
                .contains(
                        new LimitUsage(
                                "functions", "functions.site.function-count", "functions", 30L, 4L, false, false),
                        new LimitUsage("versions", null, "versions", null, 9L, false, false),
                        new LimitUsage("kv_items", null, "items", null, 3L, false, false),
                        new LimitUsage("kv_bytes", null, "bytes", null, 400L, false, false));
        assertThat(of(usage, "concurrent_invocations"))
                .returns(1L, LimitUsage::used)
                .returns(20L, LimitUsage::maximum)
                .returns(true, LimitUsage::isOfServer);
        assertThat(of(usage, "egress_entries").used()).isEqualTo(3);
        assertThat(of(usage, "async_invocations").used()).isEqualTo(7);
        assertThat(of(usage, "log_retention"))
                .returns("functions.log.retention-hours", LimitUsage::setting)
                .returns(72L, LimitUsage::maximum)
                .returns(null, LimitUsage::used);
        assertThat(usage.days())
                .containsExactly(new UsageValue.Day(TODAY.minusDays(1), NONE), new UsageValue.Day(TODAY, FIGURES));
    }

    @Test
    void everyLimitOfSitesIsThere() {
        Set<@Nullable String> shown = service.get(Callers.all(), Callers.SITE).limits().stream()
                .map(LimitUsage::setting)
                .collect(Collectors.toSet());

        assertThat(shown)
                .containsAll(java.util.Arrays.stream(Setting.values())
                        .map(Setting::key)
                        .filter(key -> key.startsWith("functions.site."))
                        .toList());
    }

    @Test
    void countingOfItemsThatEndsEarlySaysSo() {
        kv = new KvUsage(CountedItems.MOST, 5_000_000);

        assertThat(service.get(Callers.all(), Callers.SITE).limits().stream().filter(LimitUsage::isAtLeast))
                .extracting(LimitUsage::name)
                .containsExactly("kv_items", "kv_bytes");
    }

    @Test
    void anotherSiteDoesNotExistButForAdministrators() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.get(Callers.with(Permission.FUNCTIONS_READ), Callers.OTHER_SITE))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(service.get(Callers.all(), Callers.OTHER_SITE).siteId()).isEqualTo(Callers.OTHER_SITE);
    }

    @Test
    void whoMayNotReadFunctionsIsRefused() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.get(Callers.with(Permission.FUNCTIONS_INVOKE), Callers.SITE))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }

    private static LimitUsage of(UsageValue usage, String name) {
        return usage.limits().stream()
                .filter(limit -> limit.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
