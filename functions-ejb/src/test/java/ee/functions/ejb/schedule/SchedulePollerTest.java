// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.fake.FakeSchedules;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.invocation.InvocationFlow;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.invocation.InvocationTarget.IntegrationTarget;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.invocation.ScheduleTick;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.schedule.ScheduledRunEntity;
import ee.functions.jpa.schedule.ScheduledTriggerEntity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock stands at noon of 20 November 2026 and moves when a test says so. */
class SchedulePollerTest {
    private final FakeDatabase database = new FakeDatabase();
    private final FakeSchedules schedules = new FakeSchedules();
    private final FakeExecutors executors = new FakeExecutors();
    private final MovingClock clock = new MovingClock();
    private final Settings settings =
            TestSettings.with(Setting.SCHEDULE_CATCH_UP_S, "600").build();
    private final FakeFlow flow = new FakeFlow();
    private final ScheduleStore store = Beans.wire(
            new ScheduleStore(),
            schedules.triggerRepository,
            schedules.runRepository,
            database.functionRepository,
            settings,
            clock);
    private final ScheduledRuns runs = Beans.wire(new ScheduledRuns(), flow, store, executors, settings);
    private final SchedulePoller poller = Beans.wire(new SchedulePoller(), store, runs, executors, settings, clock);
    private final FunctionEntity function = function();

    private static final class FakeFlow extends InvocationFlow {
        final List<InvocationRequest> asked = new ArrayList<>();
        CompletionStage<InvocationResponse> answer = CompletableFuture.completedFuture(
                new InvocationResponse(new UUID(0, 9), Outcome.SUCCESS, 204, List.of(), new byte[0]));

        @Override
        public CompletionStage<InvocationResponse> invoke(InvocationRequest request) {
            asked.add(request);
            return answer;
        }
    }

    private FunctionEntity function() {
        FunctionEntity entity = new FunctionEntity();
        entity.setId(UUID.randomUUID());
        entity.setSiteId("site-a");
        entity.setIntegrationId(UUID.randomUUID());
        database.functions.put(entity.getId(), entity);
        return entity;
    }

    private ScheduledTriggerEntity trigger(String pattern, String nextRunAt) {
        ScheduledTriggerEntity trigger = new ScheduledTriggerEntity();
        trigger.setId(UUID.randomUUID());
        trigger.setSiteId("site-a");
        trigger.setFunctionId(function.getId());
        trigger.setSchedulePattern(pattern);
        trigger.setEnabled(true);
        trigger.setAnchoredAt(OffsetDateTime.parse("2026-11-20T11:00:00Z"));
        trigger.setNextRunAt(OffsetDateTime.parse(nextRunAt));
        schedules.triggers.put(trigger.getId(), trigger);
        return trigger;
    }

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void aTickRunsTheVersionOfTheTagThatTheTriggerNames() {
        trigger("* * * * *", "2026-11-20T12:00:00Z").setTag("nightly");

        poller.poll();

        assertThat(flow.asked)
                .extracting(InvocationRequest::target)
                .containsExactly(new FunctionTarget(function.getId(), "nightly"));
    }

    @Test
    void aTickRunsTheFunctionOnceInTheNameOfTheTrigger() {
        ScheduledTriggerEntity trigger = trigger("* * * * *", "2026-11-20T12:00:00Z");
        trigger.setPayload("[1]");

        poller.poll();
        poller.poll();

        assertThat(flow.asked).singleElement().satisfies(request -> {
            ScheduledRunEntity run = onlyRun();
            assertThat(request.target()).isEqualTo(new IntegrationTarget(function.getIntegrationId()));
            assertThat(request.caller().siteId()).isEqualTo("site-a");
            assertThat(request.caller().permissions()).containsExactly(Permission.FUNCTIONS_INVOKE);
            assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("[1]");
            assertThat(request.url()).endsWith("/integrations/" + function.getIntegrationId() + "/endpoint");
            assertThat(request.id()).isEqualTo(run.getId());
            assertThat(request.cause())
                    .isEqualTo(new ScheduleTick(trigger.getId(), run.getId(), Instant.parse("2026-11-20T12:00:00Z")));
        });
        assertThat(onlyRun())
                .returns("SUCCESS", ScheduledRunEntity::getOutcome)
                .returns(204, ScheduledRunEntity::getStatus)
                .returns(null, ScheduledRunEntity::getLeaseUntil);
        assertThat(trigger.getNextRunAt()).isEqualTo("2026-11-20T12:01:00Z");
    }

    @Test
    void withoutAPayloadTheFunctionIsHandedAnEmptyObject() {
        trigger("* * * * *", "2026-11-20T12:00:00Z");
        poller.poll();
        assertThat(new String(flow.asked.get(0).body(), StandardCharsets.UTF_8)).isEqualTo("{}");
    }

    @Test
    void theRunIsNotedBeforeItBegins() {
        trigger("* * * * *", "2026-11-20T12:00:00Z");
        flow.answer = new CompletableFuture<>();

        poller.poll();

        assertThat(onlyRun().getOutcome()).isEqualTo("RUNNING");
        assertThat(onlyRun().getLeaseUntil()).isEqualTo("2026-11-20T12:02:30Z");
    }

    @Test
    void aRefusalIsNotedAndNotRepeated() {
        trigger("* * * * *", "2026-11-20T12:00:00Z");
        flow.answer = CompletableFuture.failedFuture(
                new FunctionsException(ErrorCode.CONCURRENCY_LIMIT_REACHED, "The site runs enough."));

        poller.poll();
        poller.poll();

        assertThat(flow.asked).hasSize(1);
        assertThat(onlyRun())
                .returns("REFUSED", ScheduledRunEntity::getOutcome)
                .returns(429, ScheduledRunEntity::getStatus)
                .returns("CONCURRENCY_LIMIT_REACHED", ScheduledRunEntity::getErrorCode);
    }

    @Test
    void failuresOfThePlatformAreNotedToo() {
        trigger("* * * * *", "2026-11-20T12:00:00Z");
        flow.answer = CompletableFuture.failedFuture(new RejectedExecutionException("full"));
        poller.poll();
        assertThat(onlyRun().getErrorCode()).isEqualTo("SERVER_BUSY");
        assertThat(onlyRun().getOutcome()).isEqualTo("PLATFORM_ERROR");

        schedules.runs.clear();
        flow.answer = CompletableFuture.failedFuture(new IllegalStateException("broken"));
        clock.advance(Duration.ofMinutes(1));
        poller.poll();
        assertThat(onlyRun().getErrorCode()).isEqualTo("INTERNAL_ERROR");
    }

    @Test
    void ofMissedTicksTheNewestRunsIfItIsYoung() {
        ScheduledTriggerEntity trigger = trigger("0 * * * *", "2026-11-20T09:00:00Z");
        clock.advance(Duration.ofMinutes(9));

        poller.poll();

        assertThat(flow.asked).hasSize(1);
        assertThat(runs())
                .containsExactlyInAnyOrder(
                        tuple("2026-11-20T09:00Z", "MISSED", 3), tuple("2026-11-20T12:00Z", "SUCCESS", 0));
        assertThat(trigger.getNextRunAt()).isEqualTo("2026-11-20T13:00:00Z");
    }

    @Test
    void ofMissedTicksNoneRunsIfTheNewestIsOld() {
        ScheduledTriggerEntity trigger = trigger("0 * * * *", "2026-11-20T09:00:00Z");
        clock.advance(Duration.ofMinutes(10));

        poller.poll();

        assertThat(flow.asked).isEmpty();
        assertThat(runs()).containsExactly(tuple("2026-11-20T09:00Z", "MISSED", 4));
        assertThat(trigger.getNextRunAt()).isEqualTo("2026-11-20T13:00:00Z");
    }

    @Test
    void ratesKeepTheirAnchorThroughADowntime() {
        ScheduledTriggerEntity trigger = trigger("rate(7 minutes)", "2026-11-20T11:07:00Z");
        poller.poll();
        assertThat(runs())
                .containsExactlyInAnyOrder(
                        tuple("2026-11-20T11:07Z", "MISSED", 7), tuple("2026-11-20T11:56Z", "SUCCESS", 0));
        assertThat(trigger.getNextRunAt()).isEqualTo("2026-11-20T12:03:00Z");
    }

    @Test
    void countingMissedTicksHasAnEnd() {
        ScheduledTriggerEntity trigger = trigger("* * * * *", "2024-01-01T00:00:00Z");
        poller.poll();
        assertThat(flow.asked).isEmpty();
        assertThat(onlyRun().getMissedTicks()).isEqualTo(DueTicks.MOST_COUNTED);
        assertThat(trigger.getNextRunAt()).isEqualTo("2026-11-20T12:01:00Z");
    }

    @Test
    void aPatternThatEndsTicksOnceMoreAndNeverAgain() {
        ScheduledTriggerEntity trigger = trigger("0 12 20 11 ? 2026", "2026-11-20T12:00:00Z");
        poller.poll();
        assertThat(flow.asked).hasSize(1);
        assertThat(trigger.getNextRunAt()).isNull();
    }

    @Test
    void aPatternThatCannotBeReadIsInNobodysWay() {
        ScheduledTriggerEntity broken = trigger("of a later release", "2026-11-20T11:59:00Z");
        trigger("* * * * *", "2026-11-20T12:00:00Z");
        poller.poll();
        assertThat(flow.asked).hasSize(1);
        assertThat(broken.getNextRunAt()).isNull();
    }

    @Test
    void aTickThatHasRunIsNotRunAgain() {
        ScheduledTriggerEntity trigger = trigger("* * * * *", "2026-11-20T12:00:00Z");
        poller.poll();
        trigger.setNextRunAt(OffsetDateTime.parse("2026-11-20T12:00:00Z"));
        poller.poll();
        assertThat(flow.asked).hasSize(1);
        assertThat(trigger.getNextRunAt()).isEqualTo("2026-11-20T12:01:00Z");
    }

    @Test
    void moreThanOneBatchIsTakenAtOnce() {
        for (int i = 0; i < 45; i++) {
            trigger("* * * * *", "2026-11-20T12:00:00Z");
        }
        poller.poll();
        assertThat(flow.asked).hasSize(45);
    }

    @Test
    void theNextLookIsWhenTheEarliestTickComes() {
        assertThat(poller.poll()).isEqualTo(Duration.ofSeconds(5));
        trigger("0 13 * * *", "2026-11-20T13:00:00Z");
        assertThat(poller.poll()).isEqualTo(Duration.ofSeconds(5));
        trigger("0 13 * * *", "2026-11-20T12:00:02Z");
        assertThat(poller.poll()).isEqualTo(Duration.ofSeconds(2));
        clock.advance(Duration.ofMillis(1990));
        assertThat(poller.poll()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void theEndOfARunIsNotedLaterIfTheDatabaseIsAway() {
        trigger("* * * * *", "2026-11-20T12:00:00Z");
        ScheduleStore unsteady = Beans.wire(
                new ScheduleStore() {
                    private boolean away = true;

                    @Override
                    public void finish(
                            UUID runId, String outcome, @Nullable Integer status, @Nullable String errorCode) {
                        if (away) {
                            away = false;
                            throw new IllegalStateException("no connection");
                        }
                        super.finish(runId, outcome, status, errorCode);
                    }
                },
                schedules.triggerRepository,
                schedules.runRepository,
                database.functionRepository,
                settings,
                clock);
        Beans.wire(runs, unsteady);

        poller.poll();

        assertThat(onlyRun().getOutcome()).isEqualTo("RUNNING");
        await().until(() -> onlyRun().getOutcome().equals("SUCCESS"));
    }

    @Test
    void theServerLooksByItselfUntilItStops() {
        trigger("* * * * *", "2026-11-20T12:00:00Z");
        poller.onServerStarted(new ServerStarted());
        await().until(() -> flow.asked.size() == 1);
        poller.onServerStopping(new ServerStopping());
    }

    @Test
    void oldRunsAreDeleted() {
        trigger("* * * * *", "2026-11-20T12:00:00Z");
        poller.poll();
        clock.advance(Duration.ofHours(72));
        poller.deleteOld();
        assertThat(schedules.runs).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        poller.deleteOld();
        assertThat(schedules.runs).isEmpty();
    }

    private ScheduledRunEntity onlyRun() {
        assertThat(schedules.runs).hasSize(1);
        return schedules.runs.values().iterator().next();
    }

    private List<org.assertj.core.groups.Tuple> runs() {
        return schedules.runs.values().stream()
                .map(run -> tuple(run.getScheduledFor().toString(), run.getOutcome(), run.getMissedTicks()))
                .toList();
    }
}
