// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.ejb.function.SiteFunctions;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.page.PageMoment;
import ee.functions.ejb.page.PageToken;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.log.LogCriteria;
import ee.functions.jpa.log.LogEntryEntity;
import ee.functions.jpa.log.LogPosition;
import ee.functions.jpa.log.LogRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Reads pages of log entries in one transaction. */
@ApplicationScoped
public class LogPages {
    private static final String OLDEST_FIRST = "l";
    private static final String NEWEST_FIRST = "ln";

    /**
     * How many entries a search for a text looks at for one page. A message may have tens of thousands of characters, which are
     * read and folded to look for the text; all else that is judged is a few bytes of each row.
     */
    static final int TEXTS_SEARCHED = 2_000;

    @Inject
    FunctionRepository functions;

    @Inject
    LogRepository entries;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Returns a page of the entries of a function of the site; entries past their retention are not shown. With filters no more
     * than {@link Page#ROWS_SEARCHED} entries are looked at, with a text {@link #TEXTS_SEARCHED}.
     */
    @Transactional
    public Page<LogEntryValue> page(String siteId, UUID functionId, LogQuery query) {
        SiteFunctions.find(functions, siteId, functionId);
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime oldest = now.minus(settings.duration(Setting.LOG_RETENTION_HOURS));
        OffsetDateTime from = query.from();
        OffsetDateTime to = query.to();
        LogFilter filter = query.filter();
        LogCriteria criteria = new LogCriteria(
                functionId,
                from == null || from.isBefore(oldest) ? oldest : from,
                to == null ? now.plusDays(1) : to,
                filter.versionId(),
                filter.invocationId(),
                filter.levels(),
                filter.text());
        boolean ascending = query.ascending();
        String token = query.token();
        LogPosition after = token == null ? null : position(ascending, token);
        int most = filter.text() == null ? Page.ROWS_SEARCHED : TEXTS_SEARCHED;
        LogPosition until = criteria.isRange()
                ? null
                : entries.reach(criteria, ascending, after, most).orElse(null);
        List<LogEntryEntity> rows = entries.page(criteria, ascending, after, until, query.limit() + 1);
        Page<LogEntryValue> page =
                Page.of(rows, query.limit(), LogPages::value, row -> token(ascending, position(row)));
        return until == null ? page : page.searchedTo(query.limit(), token(ascending, until), until.loggedAt());
    }

    /** A token is good for one order: in the other one it would go back over what the caller has. */
    static LogPosition position(boolean ascending, String token) {
        long[] numbers = PageToken.read(kind(ascending), 2, token);
        return new LogPosition(PageMoment.read(numbers[0]), numbers[1]);
    }

    private static LogPosition position(LogEntryEntity row) {
        Long id = row.getId();
        if (id == null) {
            throw new IllegalStateException("A stored log entry has an id.");
        }
        return new LogPosition(row.getLoggedAt(), id);
    }

    private static String token(boolean ascending, LogPosition position) {
        return PageToken.write(kind(ascending), PageMoment.write(position.loggedAt()), position.id());
    }

    private static String kind(boolean ascending) {
        return ascending ? OLDEST_FIRST : NEWEST_FIRST;
    }

    private static LogEntryValue value(LogEntryEntity row) {
        return new LogEntryValue(
                row.getLoggedAt(), row.getLevel(), row.getMessage(), row.getInvocationId(), row.getVersionId());
    }
}
