// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.statistics.CountedInvocations;
import ee.functions.jpa.statistics.InvocationCountRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statistics of the functions of a site by day. Counts are stored with the records, up to a second after the invocations. */
@Stateless
@PermitAll
public class StatisticsService {
    /** The most days that one query may ask for. */
    public static final int MAXIMUM_DAYS = 92;

    private static final int FUNCTIONS_AT_ONCE = 200;
    private static final int LAST_YEAR = 9999;

    @Inject
    FunctionRepository functions;

    @Inject
    InvocationCountRepository counts;

    @Inject
    Clock clock;

    /**
     * Returns the statistics of functions. Needs the token of a user with {@code functions:read}.
     *
     * @throws FunctionsException {@code NOT_FOUND} if a function is not one of the site, {@code VALIDATION_FAILED} on
     *     {@code from} or {@code to}
     */
    public StatisticsValue list(Caller caller, StatisticsQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        caller.requireUser();
        LocalDate last = query.last() == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : query.last();
        LocalDate first = query.first() == null ? last.withDayOfMonth(1) : query.first();
        check(first, last);
        List<UUID> ids = functionIds(caller.siteId(), query.functionIds());
        Map<UUID, List<CountedInvocations>> rows = new HashMap<>();
        for (int start = 0; start < ids.size(); start += FUNCTIONS_AT_ONCE) {
            List<UUID> some = ids.subList(start, Math.min(ids.size(), start + FUNCTIONS_AT_ONCE));
            counts.list(some, first, last)
                    .forEach(row -> rows.computeIfAbsent(row.functionId(), id -> new ArrayList<>())
                            .add(row));
        }
        return new StatisticsValue(
                first,
                last,
                ids.stream().map(id -> of(id, rows.getOrDefault(id, List.of()))).toList());
    }

    private static void check(LocalDate first, LocalDate last) {
        if (last.getYear() > LAST_YEAR || first.getYear() < 1) {
            throw FunctionsException.invalid("from", "days from the year 1 to the year " + LAST_YEAR + ".");
        }
        if (first.isAfter(last)) {
            throw FunctionsException.invalid("from", "a day not later than 'to', which is today unless it is given.");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MAXIMUM_DAYS) {
            throw FunctionsException.invalid(
                    "from", "at most " + MAXIMUM_DAYS + " days, both 'from' and 'to' included.");
        }
    }

    private List<UUID> functionIds(String siteId, @Nullable List<UUID> asked) {
        Set<UUID> ofSite = new LinkedHashSet<>(functions.idsBySite(siteId));
        if (asked == null) {
            return List.copyOf(ofSite);
        }
        List<Detail> details = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!ofSite.contains(asked.get(i))) {
                details.add(new Detail("function_ids." + i, "is not the id of a function of the site."));
            }
        }
        if (!details.isEmpty()) {
            throw new FunctionsException(
                    ErrorCode.NOT_FOUND,
                    details.size() + " of the functions do not exist in the site; the details say which.",
                    details);
        }
        return List.copyOf(new LinkedHashSet<>(asked));
    }

    private static FunctionStatistics of(UUID functionId, List<CountedInvocations> rows) {
        List<FunctionStatistics.Day> days = new ArrayList<>();
        rows.stream()
                .collect(Collectors.groupingBy(CountedInvocations::countedOn, TreeMap::new, Collectors.toList()))
                .forEach((date, ofDay) -> days.add(new FunctionStatistics.Day(date, InvocationFigures.of(ofDay))));
        return new FunctionStatistics(functionId, days, InvocationFigures.of(rows));
    }
}
