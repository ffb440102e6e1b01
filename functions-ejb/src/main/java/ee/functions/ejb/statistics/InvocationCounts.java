// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.statistics;

import ee.functions.jpa.invocation.InvocationRecordEntity;
import ee.functions.jpa.statistics.InvocationCount;
import ee.functions.jpa.statistics.InvocationCountKey;
import ee.functions.jpa.statistics.InvocationCountRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts invocations as they are recorded. It joins the transaction in which the records are stored: so each is counted once,
 * and the counts outlive the records.
 */
@ApplicationScoped
public class InvocationCounts {
    @Inject
    InvocationCountRepository counts;

    /** Counts invocations that are recorded in this transaction. */
    public void add(List<InvocationRecordEntity> records) {
        Map<InvocationCountKey, InvocationCount> together = new HashMap<>();
        for (InvocationRecordEntity record : records) {
            LocalDate day =
                    record.getStartedAt().withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
            long durationMs = Math.max(0, record.getDurationMs());
            together.merge(
                    new InvocationCountKey(
                            record.getFunctionId(), day, record.getOutcome(), DurationBounds.longest(durationMs)),
                    InvocationCount.ofOne(durationMs),
                    InvocationCount::plus);
        }
        counts.addAll(together);
    }

    /** Deletes some of the counts before a day; returns how many, less than the limit when none is left. */
    public int deleteBefore(LocalDate day, int limit) {
        return counts.deleteBefore(day, limit);
    }
}
