// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.statistics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How many invocations of a function on one day ended alike and took about as long. It is written by
 * {@link InvocationCountRepository} in single statements only, hence no setters.
 */
@Entity
@IdClass(InvocationCountKey.class)
@Table(name = "invocation_count")
public class InvocationCountEntity {

    @Id
    @Column(name = "function_id", nullable = false)
    private UUID functionId;

    @Id
    @Column(name = "counted_on", nullable = false)
    private LocalDate countedOn;

    @Id
    @Column(name = "outcome", nullable = false, length = 32)
    private String outcome;

    @Id
    @Column(name = "duration_bound_ms", nullable = false)
    private long durationBoundMs;

    @Column(name = "invocations", nullable = false)
    private long invocations;

    @Column(name = "duration_ms", nullable = false)
    private long durationMs;

    @Column(name = "longest_ms", nullable = false)
    private long longestMs;

    public UUID getFunctionId() {
        return functionId;
    }

    /** The day in UTC on which the invocations started. */
    public LocalDate getCountedOn() {
        return countedOn;
    }

    public String getOutcome() {
        return outcome;
    }

    /** The longest duration that is counted here, in milliseconds. */
    public long getDurationBoundMs() {
        return durationBoundMs;
    }

    /** How many invocations are counted here. */
    public long getInvocations() {
        return invocations;
    }

    /** How long all of them took together, in milliseconds. */
    public long getDurationMs() {
        return durationMs;
    }

    /** How long the longest of them took, in milliseconds. */
    public long getLongestMs() {
        return longestMs;
    }
}
