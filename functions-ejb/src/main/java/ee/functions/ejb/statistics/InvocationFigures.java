// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import ee.functions.jpa.statistics.CountedInvocations;
import ee.functions.jpa.statistics.InvocationCount;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the invocations of a function.
 *
 * @param count how many there were, those aside that were refused before any code of the function ran
 * @param outcomes how many ended in which way, by the name of the outcome, the refused ones included
 * @param durations how long those took that were not refused, null if there were none
 */
public record InvocationFigures(
        long count, Map<String, Long> outcomes, @Nullable DurationFigures durations) {
    /** The outcome of invocations that do not count; the name is stored. */
    static final String REFUSED = "REFUSED";

    /** Copies the outcomes and keeps their order. */
    public InvocationFigures {
        outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
    }

    static InvocationFigures of(List<CountedInvocations> rows) {
        Map<String, Long> outcomes = new TreeMap<>();
        SortedMap<Long, InvocationCount> durations = new TreeMap<>();
        long count = 0;
        for (CountedInvocations row : rows) {
            outcomes.merge(row.outcome(), row.count().invocations(), Long::sum);
            if (!row.outcome().equals(REFUSED)) {
                count += row.count().invocations();
                durations.merge(row.durationBoundMs(), row.count(), InvocationCount::plus);
            }
        }
        return new InvocationFigures(count, outcomes, DurationFigures.of(durations));
    }
}
