// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import ee.functions.ejb.audit.AuditRecorder;
import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.FakeSchedules;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.version.PageQuery;
import ee.functions.jpa.audit.AuditRecordEntity;
import ee.functions.jpa.function.FunctionEntity;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at noon of 20 November 2026, a Friday. */
class ScheduleServiceTest {
    private static final PageQuery ALL = new PageQuery(100, true, null);
    private static final ScheduledTriggerChange NOTHING =
            new ScheduledTriggerChange(null, null, false, null, null, false, null);

    private final FakeDatabase database = new FakeDatabase();
    private final FakeSchedules schedules = new FakeSchedules();
    private final MovingClock clock = new MovingClock();
    private final ScheduleService service = service();
    private final UUID function = function(Callers.SITE);

    private ScheduleService service() {
        AuditRecorder audit = Beans.wire(new AuditRecorder(), database.auditRepository, clock);
        ScheduleService wired = Beans.wire(new ScheduleService(), database.repositories());
        return Beans.wire(
                wired,
                audit,
                clock,
                schedules.triggerRepository,
                schedules.runRepository,
                TestSettings.with(Setting.SITE_SCHEDULE_COUNT, "3")
                        .and(Setting.SCHEDULE_PAYLOAD_BYTES, "16")
                        .build());
    }

    private UUID function(String siteId) {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId(siteId);
        entity.setIntegrationId(UUID.randomUUID());
        entity.setName("ticking");
        database.functions.put(entity.getId(), entity);
        return entity.getId();
    }

    @Test
    void createShowsTheFirstTickAndIsAudited() {
        ScheduledTriggerValue trigger = create("nightly", "0 3 * * *");

        assertThat(trigger.nextRunAt()).isEqualTo(OffsetDateTime.parse("2026-11-21T03:00:00Z"));
        assertThat(trigger.enabled()).isTrue();
        assertThat(trigger.lastRun()).isNull();
        assertThat(service.get(Callers.all(), trigger.id())).isEqualTo(trigger);
        assertThat(database.audit)
                .extracting(
                        AuditRecordEntity::getAction, AuditRecordEntity::getFunctionId, AuditRecordEntity::getReason)
                .containsExactly(tuple("SCHEDULE_CREATED", function, "scheduled trigger " + trigger.id()));
    }

    @Test
    void aTriggerMayNameTheTagOfItsVersion() {
        assertThat(create("nightly", "0 3 * * *").tag()).isEqualTo("$current");
        ScheduledTriggerValue trigger = service.create(
                Callers.all(), new NewScheduledTrigger("n", null, function, "* * * * *", null, true, "beta"));
        assertThat(trigger.tag()).isEqualTo("beta");
        UUID id = trigger.id();
        assertThat(service.update(Callers.all(), id, tagged("$latest")).tag()).isEqualTo("$latest");
        assertThat(service.update(Callers.all(), id, tagged("$current")).tag()).isEqualTo("$current");
        assertThat(database.audit)
                .last()
                .satisfies(record -> assertThat(record.getReason()).endsWith(": tag"));
        assertInvalid("tag", () -> service.update(Callers.all(), id, tagged("No")));
        assertInvalid(
                "tag",
                () -> service.create(
                        Callers.all(), new NewScheduledTrigger("n", null, function, "* * * * *", null, true, "$no")));
    }

    private static ScheduledTriggerChange tagged(String tag) {
        return new ScheduledTriggerChange(null, null, false, null, null, false, null, tag);
    }

    @Test
    void createMayPauseAtOnce() {
        ScheduledTriggerValue trigger = service.create(
                Callers.all(), new NewScheduledTrigger("n", null, function, "* * * * *", "{\"a\":1}", false));

        assertThat(trigger.enabled()).isFalse();
        assertThat(trigger.nextRunAt()).isNull();
        assertThat(trigger.payload()).isEqualTo("{\"a\":1}");
    }

    @Test
    void createRefusesWhatIsNoFunctionOfTheSite() {
        for (UUID unknown : List.of(UUID.randomUUID(), function(Callers.OTHER_SITE))) {
            assertInvalid(
                    "trigger_id",
                    () -> service.create(
                            Callers.all(), new NewScheduledTrigger("n", null, unknown, "* * * * *", null, true)));
        }
        assertThat(schedules.triggers).isEmpty();
        assertThat(database.audit).isEmpty();
    }

    @Test
    void createRefusesWhatBreaksARule() {
        assertInvalid("name", () -> create(" ", "* * * * *"));
        assertInvalid("name", () -> create("n".repeat(256), "* * * * *"));
        assertInvalid("description", () -> create("n", "d".repeat(2001), "* * * * *", null));
        assertInvalid("payload", () -> create("n", null, "* * * * *", "\"" + "p".repeat(15) + "\""));
        assertInvalid("schedule_pattern", () -> create("n", "every minute"));
        assertInvalid("schedule_pattern", () -> create("n", "0 0 31 2 *"));
        assertInvalid("schedule_pattern", () -> create("n", "0 0 1 1 ? 2020"));
        assertThat(create("n".repeat(255), "d".repeat(2000), "* * * * *", "\"" + "p".repeat(14) + "\"")
                        .payload())
                .hasSize(16);
    }

    @Test
    void createRefusesWhenSiteIsAtItsLimit() {
        create("one", "* * * * *");
        create("two", "* * * * *");
        create("three", "* * * * *");
        assertRefused(ErrorCode.SCHEDULE_LIMIT_REACHED, () -> create("four", "* * * * *"));
        assertThat(schedules.triggers).hasSize(3);
    }

    @Test
    void triggersOfAnotherSiteAreNotFound() {
        UUID id = create("nightly", "0 3 * * *").id();
        assertRefused(ErrorCode.NOT_FOUND, () -> service.get(Callers.ofOtherSite(), id));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.update(Callers.ofOtherSite(), id, NOTHING));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.delete(Callers.ofOtherSite(), id));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.runs(Callers.ofOtherSite(), id, ALL));
        assertThat(service.list(Callers.ofOtherSite(), null, ALL).items()).isEmpty();
        assertThat(schedules.triggers).containsKey(id);
    }

    @Test
    void readersReadAndChangeNothing() {
        UUID id = create("nightly", "0 3 * * *").id();
        var reader = Callers.with(Permission.FUNCTIONS_READ);
        assertThat(service.list(reader, null, ALL).items()).hasSize(1);
        assertThat(service.runs(reader, id, ALL).items()).isEmpty();
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.update(reader, id, NOTHING));
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.delete(reader, id));
        assertRefused(
                ErrorCode.PERMISSION_DENIED,
                () -> service.create(reader, new NewScheduledTrigger("n", null, function, "* * * * *", null, true)));
        var writer = Callers.with(Permission.FUNCTIONS_UPDATE);
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.get(writer, id));
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.list(writer, null, ALL));
        assertRefused(ErrorCode.PERMISSION_DENIED, () -> service.runs(writer, id, ALL));
    }

    @Test
    void listsArePagedAndOfOneFunctionIfAsked() {
        create("one", "* * * * *");
        clock.advance(Duration.ofSeconds(1));
        create("two", "* * * * *");

        Page<ScheduledTriggerValue> first = service.list(Callers.all(), null, new PageQuery(1, true, null));
        Page<ScheduledTriggerValue> second =
                service.list(Callers.all(), null, new PageQuery(1, true, first.nextToken()));

        assertThat(first.items()).extracting(ScheduledTriggerValue::name).containsExactly("one");
        assertThat(second.items()).extracting(ScheduledTriggerValue::name).containsExactly("two");
        assertThat(second.nextToken()).isNull();
        assertThat(service.list(Callers.all(), UUID.randomUUID(), ALL).items()).isEmpty();
        assertInvalid("page_token", () -> service.list(Callers.all(), null, new PageQuery(1, true, "x")));
    }

    @Test
    void updateChangesOnlyWhatIsGivenAndTellsWhat() {
        UUID id = create("nightly", "first", "0 3 * * *", "{}").id();
        clock.advance(Duration.ofMinutes(1));

        ScheduledTriggerValue renamed = service.update(
                Callers.all(), id, new ScheduledTriggerChange("other", null, false, null, null, false, null));
        ScheduledTriggerValue emptied =
                service.update(Callers.all(), id, new ScheduledTriggerChange(null, null, true, null, null, true, null));

        assertThat(renamed)
                .extracting(
                        ScheduledTriggerValue::name,
                        ScheduledTriggerValue::description,
                        ScheduledTriggerValue::payload,
                        ScheduledTriggerValue::nextRunAt)
                .containsExactly("other", "first", "{}", OffsetDateTime.parse("2026-11-21T03:00:00Z"));
        assertThat(renamed.updatedAt()).isAfter(renamed.createdAt());
        assertThat(emptied.description()).isNull();
        assertThat(emptied.payload()).isNull();
        service.update(Callers.all(), id, NOTHING);
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getReason)
                .containsExactly(
                        "scheduled trigger " + id,
                        "scheduled trigger " + id + ": name",
                        "scheduled trigger " + id + ": description, payload");
    }

    @Test
    void aNewPatternTicksFromNowOn() {
        UUID id = create("nightly", "0 3 * * *").id();
        ScheduledTriggerValue changed = service.update(Callers.all(), id, pattern("rate(5 minutes)"));
        assertThat(changed.nextRunAt()).isEqualTo(OffsetDateTime.parse("2026-11-20T12:05:00Z"));
        assertInvalid("schedule_pattern", () -> service.update(Callers.all(), id, pattern("0 0 30 2 *")));
        assertInvalid("schedule_pattern", () -> service.update(Callers.all(), id, pattern("nonsense")));
    }

    @Test
    void pausedTriggersHaveNoTickAndResumeWithoutMakingUpForIt() {
        UUID id = create("hourly", "0 * * * *").id();

        assertThat(service.update(Callers.all(), id, enabled(false)).nextRunAt())
                .isNull();
        clock.advance(Duration.ofHours(5).plusMinutes(30));
        assertThat(service.update(Callers.all(), id, pattern("30 * * * *")).nextRunAt())
                .isNull();
        assertThat(service.update(Callers.all(), id, enabled(true)).nextRunAt())
                .isEqualTo(OffsetDateTime.parse("2026-11-20T18:30:00Z"));
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getReason)
                .contains("scheduled trigger " + id + ": paused", "scheduled trigger " + id + ": enabled");
    }

    @Test
    void enablingWhatIsEnabledKeepsTheTick() {
        UUID id = create("nightly", "rate(7 minutes)").id();
        clock.advance(Duration.ofMinutes(3));
        assertThat(service.update(Callers.all(), id, enabled(true)).nextRunAt())
                .isEqualTo(OffsetDateTime.parse("2026-11-20T12:07:00Z"));
    }

    @Test
    void aPatternThatHasEndedCannotBeResumed() {
        UUID id = create("once", "0 13 20 11 ? 2026").id();
        service.update(Callers.all(), id, enabled(false));
        clock.advance(Duration.ofHours(2));
        assertInvalid("schedule_pattern", () -> service.update(Callers.all(), id, enabled(true)));
    }

    @Test
    void deleteRemovesAndIsAudited() {
        UUID id = create("nightly", "0 3 * * *").id();
        service.delete(Callers.all(), id);
        assertThat(schedules.triggers).isEmpty();
        assertThat(database.audit)
                .extracting(AuditRecordEntity::getAction)
                .containsExactly("SCHEDULE_CREATED", "SCHEDULE_DELETED");
        assertRefused(ErrorCode.NOT_FOUND, () -> service.delete(Callers.all(), id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MISSED", "LOST", "REFUSED", "SUCCESS", "RUNNING"})
    void runsSayWhyTheyDidNotSucceed(String outcome) {
        UUID id = create("nightly", "0 3 * * *").id();
        UUID run = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(clock);
        schedules.runRepository.begin(run, id, now, now, now);
        String code = outcome.equals("REFUSED") ? "NO_CURRENT_VERSION" : null;
        schedules.runRepository.finish(run, outcome, null, code, now);

        ScheduledRunValue value = service.runs(Callers.all(), id, ALL).items().get(0);

        assertThat(value.outcome()).isEqualTo(outcome);
        assertThat(value.invocationId()).isEqualTo(outcome.equals("MISSED") ? null : run);
        String reason = switch (outcome) {
            case "MISSED" -> "catch-up";
            case "LOST" -> "not repeated";
            case "REFUSED" -> "no current version";
            default -> "";
        };
        assertThat(value.reason() == null ? "" : value.reason()).contains(reason);
        assertThat(value.reason() == null).isEqualTo(reason.isEmpty());
        assertThat(service.get(Callers.all(), id).lastRun()).isEqualTo(value);
    }

    private ScheduledTriggerValue create(String name, String pattern) {
        return create(name, null, pattern, null);
    }

    private ScheduledTriggerValue create(
            String name, @Nullable String description, String pattern, @Nullable String payload) {
        return service.create(
                Callers.all(), new NewScheduledTrigger(name, description, function, pattern, payload, true));
    }

    private static ScheduledTriggerChange pattern(String pattern) {
        return new ScheduledTriggerChange(null, null, false, pattern, null, false, null);
    }

    private static ScheduledTriggerChange enabled(boolean enabled) {
        return new ScheduledTriggerChange(null, null, false, null, null, false, enabled);
    }

    private static void assertInvalid(String attribute, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
            assertThat(refusal.detail(attribute)).isNotNull();
        });
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
