// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.statistics;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What invocations have in common that are counted together: function, day, outcome and a stretch of durations. Keys are
 * ordered by these. A class, since JPA 3.1 takes no record here.
 */
public class InvocationCountKey implements Serializable, Comparable<InvocationCountKey> {
    private static final long serialVersionUID = 1L;
    private static final UUID NONE = new UUID(0, 0);

    private UUID functionId = NONE;
    private LocalDate countedOn = LocalDate.EPOCH;
    private String outcome = "";
    private long durationBoundMs;

    /** For the persistence provider. */
    public InvocationCountKey() {}

    /**
     * Names what is counted together.
     *
     * @param countedOn the day in UTC on which the invocations started
     * @param outcome how they ended, at most 32 characters
     * @param durationBoundMs the longest duration of the stretch, in milliseconds
     */
    public InvocationCountKey(UUID functionId, LocalDate countedOn, String outcome, long durationBoundMs) {
        this.functionId = functionId;
        this.countedOn = countedOn;
        this.outcome = outcome;
        this.durationBoundMs = durationBoundMs;
    }

    UUID functionId() {
        return functionId;
    }

    LocalDate countedOn() {
        return countedOn;
    }

    String outcome() {
        return outcome;
    }

    long durationBoundMs() {
        return durationBoundMs;
    }

    @Override
    public int compareTo(InvocationCountKey that) {
        int order = functionId.compareTo(that.functionId);
        order = order == 0 ? countedOn.compareTo(that.countedOn) : order;
        order = order == 0 ? outcome.compareTo(that.outcome) : order;
        return order == 0 ? Long.compare(durationBoundMs, that.durationBoundMs) : order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InvocationCountKey that
                && functionId.equals(that.functionId)
                && countedOn.equals(that.countedOn)
                && outcome.equals(that.outcome)
                && durationBoundMs == that.durationBoundMs;
    }

    @Override
    public int hashCode() {
        return Objects.hash(functionId, countedOn, outcome, durationBoundMs);
    }
}
