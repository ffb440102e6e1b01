// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.invocation.Outcome;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.statistics.CountedInvocations;
import ee.functions.jpa.statistics.InvocationCount;
import ee.functions.jpa.statistics.InvocationCountRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticsServiceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final FakeDatabase database = new FakeDatabase();
    private final AskedRepository counts = new AskedRepository();
    private final StatisticsService service =
            Beans.wire(new StatisticsService(), database.functionRepository, counts, new MovingClock());

    /** Notes what it is asked for and answers with what a test has put in. */
    private static final class AskedRepository extends InvocationCountRepository {
        final List<CountedInvocations> stored = new ArrayList<>();
        final List<UUID> askedIds = new ArrayList<>();
        int statements;

        @Override
        public List<CountedInvocations> list(Collection<UUID> functionIds, LocalDate first, LocalDate last) {
            askedIds.addAll(functionIds);
            statements++;
            return stored.stream()
                    .filter(row -> functionIds.contains(row.functionId()))
                    .toList();
        }
    }

    @Test
    void theCurrentMonthOfAllFunctionsIsShownUnlessAskedOtherwise() {
        UUID invoked = function(Callers.SITE);
        UUID idle = function(Callers.SITE);
        UUID foreign = function(Callers.OTHER_SITE);
        count(invoked, TODAY.minusDays(1), Outcome.SUCCESS, 3, 30, 10);

        StatisticsValue statistics = service.list(Callers.all(), new StatisticsQuery(null, null, null));

        assertThat(statistics.first()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(statistics.last()).isEqualTo(TODAY);
        assertThat(counts.askedIds).containsExactlyInAnyOrder(invoked, idle).doesNotContain(foreign);
        assertThat(statistics.functions())
                .extracting(FunctionStatistics::functionId)
                .containsExactlyInAnyOrder(invoked, idle);
        assertThat(of(statistics, invoked).days())
                .containsExactly(new FunctionStatistics.Day(
                        TODAY.minusDays(1),
                        new InvocationFigures(3, Map.of("SUCCESS", 3L), new DurationFigures(10, 9, 10, 10, 10))));
        assertThat(of(statistics, idle))
                .isEqualTo(new FunctionStatistics(idle, List.of(), new InvocationFigures(0, Map.of(), null)));
    }

    @Test
    void refusedInvocationsAreShownButDoNotCount() {
        UUID id = function(Callers.SITE);
        count(id, TODAY, Outcome.SUCCESS, 2, 2, 1);
        count(id, TODAY, Outcome.FUNCTION_ERROR, 1, 50, 50);
        count(id, TODAY, Outcome.REFUSED, 40, 40, 1);

        InvocationFigures figures = of(service.list(Callers.all(), new StatisticsQuery(List.of(id), TODAY, TODAY)), id)
                .total();

        assertThat(figures.count()).isEqualTo(3);
        assertThat(figures.outcomes()).isEqualTo(Map.of("SUCCESS", 2L, "FUNCTION_ERROR", 1L, "REFUSED", 40L));
        assertThat(figures.durations()).isEqualTo(new DurationFigures(17, 1, 50, 50, 50));
    }

    @Test
    void theTotalIsThatOfAllDays() {
        UUID id = function(Callers.SITE);
        count(id, TODAY.minusDays(2), Outcome.SUCCESS, 1, 10, 10);
        count(id, TODAY, Outcome.SUCCESS, 1, 10, 10);

        FunctionStatistics statistics =
                of(service.list(Callers.all(), new StatisticsQuery(List.of(id, id), null, null)), id);

        assertThat(statistics.days())
                .extracting(FunctionStatistics.Day::date)
                .containsExactly(TODAY.minusDays(2), TODAY);
        assertThat(statistics.total().count()).isEqualTo(2);
    }

    @Test
    void noFunctionsAreAskedForWhenNoneIsNamed() {
        function(Callers.SITE);
        assertThat(service.list(Callers.all(), new StatisticsQuery(List.of(), null, null))
                        .functions())
                .isEmpty();
        assertThat(counts.statements).isZero();
    }

    @Test
    void manyFunctionsAreReadSomeAtATime() {
        for (int i = 0; i < 401; i++) {
            function(Callers.SITE);
        }
        assertThat(service.list(Callers.all(), new StatisticsQuery(null, null, null))
                        .functions())
                .hasSize(401);
        assertThat(counts.statements).isEqualTo(3);
    }

    @Test
    void functionsOfOtherSitesAreNotFoundAndNamedByTheirPlace() {
        UUID own = function(Callers.SITE);
        UUID foreign = function(Callers.OTHER_SITE);

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.list(Callers.all(), new StatisticsQuery(List.of(own, foreign), null, null)))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND);
                    assertThat(refusal.details()).extracting(Detail::attribute).containsExactly("function_ids.1");
                });
        assertThat(counts.statements).isZero();
    }

    @Test
    void stretchesOfDaysAreBounded() {
        assertThat(service.list(Callers.all(), new StatisticsQuery(null, TODAY.minusDays(91), TODAY))
                        .first())
                .isEqualTo(TODAY.minusDays(91));
        assertInvalidDays(TODAY.minusDays(92), TODAY);
        assertInvalidDays(TODAY.plusDays(1), null);
        assertInvalidDays(TODAY, TODAY.minusDays(1));
        assertInvalidDays(LocalDate.MIN, null);
        assertInvalidDays(LocalDate.MAX, LocalDate.MAX);
        assertInvalidDays(null, LocalDate.MIN);
    }

    @Test
    void onlyUsersWithThePermissionSeeStatistics() {
        EnumSet<Permission> others = EnumSet.complementOf(EnumSet.of(Permission.FUNCTIONS_READ));
        for (Caller caller : List.of(Callers.application(), Callers.with(others.toArray(Permission[]::new)))) {
            assertThatExceptionOfType(FunctionsException.class)
                    .isThrownBy(() -> service.list(caller, new StatisticsQuery(null, null, null)))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
        }
    }

    @Test
    void theNameOfWhatDoesNotCountIsThatOfTheOutcome() {
        assertThat(InvocationFigures.REFUSED).isEqualTo(Outcome.REFUSED.name());
    }

    private void assertInvalidDays(@Nullable LocalDate first, @Nullable LocalDate last) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> service.list(Callers.all(), new StatisticsQuery(null, first, last)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_FAILED));
    }

    private static FunctionStatistics of(StatisticsValue statistics, UUID functionId) {
        return statistics.functions().stream()
                .filter(function -> function.functionId().equals(functionId))
                .findFirst()
                .orElseThrow();
    }

    private UUID function(String siteId) {
        FunctionEntity function = new FunctionEntity();
        function.setId(UUID.randomUUID());
        function.setSiteId(siteId);
        database.functions.put(function.getId(), function);
        return function.getId();
    }

    private void count(UUID functionId, LocalDate day, Outcome outcome, long count, long durationMs, long longestMs) {
        counts.stored.add(new CountedInvocations(
                functionId,
                day,
                outcome.name(),
                DurationBounds.longest(longestMs),
                new InvocationCount(count, durationMs, longestMs)));
    }
}
