// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeDatabase;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageToken;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.log.LogCriteria;
import ee.functions.jpa.log.LogEntryEntity;
import ee.functions.jpa.log.LogPosition;
import ee.functions.jpa.log.LogRepository;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogPagesTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-20T12:00:00Z");

    private final FakeDatabase database = new FakeDatabase();
    private final AskedRepository entries = new AskedRepository();
    private final LogPages pages = Beans.wire(
            new LogPages(), database.functionRepository, entries, new MovingClock(), TestSettings.defaults());

    /** Notes what it is asked for. */
    private static final class AskedRepository extends LogRepository {
        @Nullable
        OffsetDateTime from;

        @Nullable
        OffsetDateTime to;

        @Nullable
        LogPosition after;

        @Nullable
        LogCriteria criteria;

        @Nullable
        LogPosition until;

        @Nullable
        LogPosition reach;

        boolean oldestFirst;
        int looksAt;

        List<LogEntryEntity> found = List.of();

        @Override
        public List<LogEntryEntity> page(
                LogCriteria asked,
                boolean ascending,
                @Nullable LogPosition position,
                @Nullable LogPosition end,
                int limit) {
            criteria = asked;
            oldestFirst = ascending;
            from = asked.from();
            to = asked.to();
            after = position;
            until = end;
            return found.subList(0, Math.min(limit, found.size()));
        }

        @Override
        public Optional<LogPosition> reach(
                LogCriteria asked, boolean ascending, @Nullable LogPosition position, int rows) {
            oldestFirst = ascending;
            looksAt = rows;
            return Optional.ofNullable(reach);
        }
    }

    @Test
    void entriesPastTheirRetentionAreNotAskedFor() {
        UUID functionId = function();
        pages.page(Callers.SITE, functionId, new LogQuery(null, null, 10, null));
        assertThat(entries.from).isEqualTo(NOW.minusHours(72));
        assertThat(entries.to).isAfter(NOW);
        pages.page(Callers.SITE, functionId, new LogQuery(NOW.minusDays(30), NOW, 10, null));
        assertThat(entries.from).isEqualTo(NOW.minusHours(72));
        assertThat(entries.to).isEqualTo(NOW);
    }

    @Test
    void filtersAreAskedForToo() {
        UUID functionId = function();
        UUID versionId = UUID.randomUUID();
        UUID invocationId = UUID.randomUUID();
        LogFilter filter = new LogFilter(versionId, invocationId, Set.of("ERROR"), "sorry");
        pages.page(Callers.SITE, functionId, new LogQuery(NOW.minusHours(1), NOW, filter, 10, null));
        assertThat(entries.criteria)
                .isEqualTo(new LogCriteria(
                        functionId, NOW.minusHours(1), NOW, versionId, invocationId, Set.of("ERROR"), "sorry"));
    }

    @Test
    void aSearchThatFindsNextToNothingEndsAndGoesOnWithTheNextPage() {
        UUID functionId = function();
        LogFilter filter = new LogFilter(null, null, Set.of(), "sorry");
        entries.reach = new LogPosition(NOW.minusHours(1), 42);

        Page<LogEntryValue> page = pages.page(Callers.SITE, functionId, new LogQuery(null, null, filter, 10, null));

        assertThat(entries.until).isEqualTo(entries.reach);
        assertThat(page.items()).isEmpty();
        assertThat(page.searchedTo()).isEqualTo(NOW.minusHours(1));
        Page<LogEntryValue> next =
                pages.page(Callers.SITE, functionId, new LogQuery(null, null, filter, 10, page.nextToken()));
        assertThat(entries.after).isEqualTo(entries.reach);
        assertThat(next.nextToken()).isNotNull();

        entries.reach = null;
        Page<LogEntryValue> last =
                pages.page(Callers.SITE, functionId, new LogQuery(null, null, filter, 10, next.nextToken()));
        assertThat(entries.until).isNull();
        assertThat(last).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void aSearchForATextLooksAtFewerEntriesThanOneForWhatIsShort() {
        UUID functionId = function();
        UUID invocationId = UUID.randomUUID();

        pages.page(Callers.SITE, functionId, filtered(new LogFilter(null, null, Set.of("ERROR"), null)));
        assertThat(entries.looksAt).isEqualTo(Page.ROWS_SEARCHED);

        pages.page(Callers.SITE, functionId, filtered(new LogFilter(null, null, Set.of("ERROR"), "sorry")));
        assertThat(entries.looksAt).isEqualTo(LogPages.TEXTS_SEARCHED).isLessThan(Page.ROWS_SEARCHED);

        entries.looksAt = 0;
        pages.page(Callers.SITE, functionId, filtered(new LogFilter(null, invocationId, Set.of(), "sorry")));
        assertThat(entries.looksAt).isEqualTo(LogPages.TEXTS_SEARCHED);
    }

    private static LogQuery filtered(LogFilter filter) {
        return new LogQuery(null, null, filter, 10, null);
    }

    @Test
    void aSearchThatFillsThePageIsAPageLikeAnyOther() {
        UUID functionId = function();
        entries.reach = new LogPosition(NOW, 42);
        entries.found = List.of(entry(), entry(), entry());
        LogFilter filter = new LogFilter(UUID.randomUUID(), null, Set.of(), null);

        Page<LogEntryValue> page = pages.page(Callers.SITE, functionId, new LogQuery(null, null, filter, 2, null));

        assertThat(page.items()).hasSize(2);
        assertThat(page.searchedTo()).isNull();
        assertThat(LogPages.position(true, String.valueOf(page.nextToken())))
                .isEqualTo(new LogPosition(NOW.minusMinutes(1), 7));
    }

    @Test
    void aSearchThatJustFillsThePageGoesOnFromWhereItHasLooked() {
        UUID functionId = function();
        LogPosition reach = new LogPosition(NOW, 42);
        entries.reach = reach;
        entries.found = List.of(entry(), entry());
        LogFilter filter = new LogFilter(UUID.randomUUID(), null, Set.of(), null);

        Page<LogEntryValue> page = pages.page(Callers.SITE, functionId, new LogQuery(null, null, filter, 2, null));

        assertThat(page.items()).hasSize(2);
        assertThat(page.searchedTo()).isNull();
        assertThat(LogPages.position(true, String.valueOf(page.nextToken()))).isEqualTo(reach);
    }

    @Test
    void pagesWithoutFiltersAndThoseOfOneInvocationAreNoSearch() {
        UUID functionId = function();
        entries.reach = new LogPosition(NOW, 42);
        for (LogFilter filter : List.of(LogFilter.ALL, new LogFilter(null, UUID.randomUUID(), Set.of(), null))) {
            assertThat(pages.page(Callers.SITE, functionId, new LogQuery(null, null, filter, 10, null)))
                    .isEqualTo(new Page<>(List.of(), null));
            assertThat(entries.until).isNull();
        }
    }

    private static LogEntryEntity entry() {
        LogEntryEntity entry = new LogEntryEntity() {
            @Override
            public Long getId() {
                return 7L;
            }
        };
        entry.setLoggedAt(NOW.minusMinutes(1));
        entry.setLevel("INFO");
        entry.setMessage("m");
        entry.setInvocationId(new UUID(0, 1));
        entry.setVersionId(new UUID(0, 2));
        return entry;
    }

    @Test
    void tokenIsThePositionOfAnEntry() {
        OffsetDateTime at = OffsetDateTime.parse("2026-11-20T11:59:59.123456Z");
        UUID functionId = function();
        long micros = at.toEpochSecond() * 1_000_000 + 123_456;
        pages.page(Callers.SITE, functionId, new LogQuery(null, null, 10, PageToken.write("l", micros, 42)));
        assertThat(entries.after).isEqualTo(new LogPosition(at, 42));
    }

    @Test
    void tokensOfOneOrderAreRefusedInTheOther() {
        UUID functionId = function();
        entries.found = List.of(entry(), entry());
        for (boolean ascending : List.of(true, false)) {
            LogQuery query = new LogQuery(null, null, LogFilter.ALL, ascending, 1, null);
            String token = pages.page(Callers.SITE, functionId, query).nextToken();
            assertThat(entries.oldestFirst).isEqualTo(ascending);

            pages.page(Callers.SITE, functionId, new LogQuery(null, null, LogFilter.ALL, ascending, 1, token));
            assertThat(entries.after).isEqualTo(new LogPosition(NOW.minusMinutes(1), 7));
            assertThatExceptionOfType(FunctionsException.class)
                    .isThrownBy(() -> pages.page(
                            Callers.SITE, functionId, new LogQuery(null, null, LogFilter.ALL, !ascending, 1, token)))
                    .withMessageContaining("page_token");
        }
    }

    @Test
    void aSearchFromTheNewestBackLooksNoFurtherEither() {
        UUID functionId = function();
        LogFilter filter = new LogFilter(null, null, Set.of("ERROR"), null);
        entries.reach = new LogPosition(NOW.minusHours(1), 42);

        Page<LogEntryValue> page =
                pages.page(Callers.SITE, functionId, new LogQuery(null, null, filter, false, 10, null));

        assertThat(entries.oldestFirst).isFalse();
        assertThat(entries.until).isEqualTo(entries.reach);
        assertThat(page.searchedTo()).isEqualTo(NOW.minusHours(1));
        assertThat(LogPages.position(false, String.valueOf(page.nextToken()))).isEqualTo(entries.reach);
    }

    @Test
    void tokenBeyondTimeIsRefused() {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> LogPages.position(true, PageToken.write("l", Long.MAX_VALUE, 1)));
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> LogPages.position(true, PageToken.write("l", -1, 1)));
    }

    @Test
    void functionOfAnotherSiteIsNotFound() {
        UUID functionId = function();
        LogQuery query = new LogQuery(null, null, 10, null);
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> pages.page(Callers.OTHER_SITE, functionId, query));
    }

    @Test
    void queryEndsAfterItStarts() {
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(() -> new LogQuery(NOW, NOW, 10, null));
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(() -> new LogQuery(null, null, 1001, null));
        assertThatExceptionOfType(FunctionsException.class).isThrownBy(() -> new LogQuery(null, null, 0, null));
    }

    private UUID function() {
        FunctionEntity function = new FunctionEntity();
        function.setId(UUID.randomUUID());
        function.setSiteId(Callers.SITE);
        database.functions.put(function.getId(), function);
        return function.getId();
    }
}
