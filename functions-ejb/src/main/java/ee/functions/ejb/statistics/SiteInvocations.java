// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.statistics.CountedInvocations;
import ee.functions.jpa.statistics.InvocationCountRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The invocations of all functions of a site together, from what is counted by function. Joins the transaction of its caller. */
@ApplicationScoped
public class SiteInvocations {
    private static final int FUNCTIONS_AT_ONCE = 200;

    @Inject
    FunctionRepository functions;

    @Inject
    InvocationCountRepository counts;

    /** Returns what became of the invocations on each day from the first to the last, both inclusive and in UTC. */
    public SortedMap<LocalDate, InvocationFigures> byDay(String siteId, LocalDate first, LocalDate last) {
        SortedMap<LocalDate, List<CountedInvocations>> rows = new TreeMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            rows.put(day, new ArrayList<>());
        }
        List<UUID> ids = functions.idsBySite(siteId);
        for (int start = 0; start < ids.size(); start += FUNCTIONS_AT_ONCE) {
            counts.list(ids.subList(start, Math.min(ids.size(), start + FUNCTIONS_AT_ONCE)), first, last)
                    .forEach(row -> rows.computeIfAbsent(row.countedOn(), day -> new ArrayList<>())
                            .add(row));
        }
        SortedMap<LocalDate, InvocationFigures> figures = new TreeMap<>();
        rows.forEach((day, ofDay) -> figures.put(day, InvocationFigures.of(ofDay)));
        return figures;
    }
}
