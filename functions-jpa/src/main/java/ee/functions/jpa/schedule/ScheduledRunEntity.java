// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a tick of a trigger; its id is that of the invocation. */
@Entity
@Table(name = "scheduled_run")
public class ScheduledRunEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "trigger_id", nullable = false, updatable = false)
    private UUID triggerId;

    @Column(name = "scheduled_for", nullable = false, updatable = false)
    private OffsetDateTime scheduledFor;

    @Column(name = "started_at", updatable = false)
    private @Nullable OffsetDateTime startedAt;

    @Column(name = "finished_at")
    private @Nullable OffsetDateTime finishedAt;

    @Column(name = "lease_until")
    private @Nullable OffsetDateTime leaseUntil;

    @Column(name = "outcome", nullable = false, length = 32)
    private String outcome;

    @Column(name = "status")
    private @Nullable Integer status;

    @Column(name = "error_code", length = 64)
    private @Nullable String errorCode;

    @Column(name = "missed_ticks", nullable = false, updatable = false)
    private int missedTicks;

    public UUID getId() {
        return id;
    }

    public void setId(UUID id) {
        this.id = id;
    }

    public UUID getTriggerId() {
        return triggerId;
    }

    public void setTriggerId(UUID triggerId) {
        this.triggerId = triggerId;
    }

    /** The tick; of missed ticks the first. */
    public OffsetDateTime getScheduledFor() {
        return scheduledFor;
    }

    public void setScheduledFor(OffsetDateTime scheduledFor) {
        this.scheduledFor = scheduledFor;
    }

    /** When the run was begun, null if the tick was missed. */
    public @Nullable OffsetDateTime getStartedAt() {
        return startedAt;
    }

    public void setStartedAt(@Nullable OffsetDateTime startedAt) {
        this.startedAt = startedAt;
    }

    public @Nullable OffsetDateTime getFinishedAt() {
        return finishedAt;
    }

    public void setFinishedAt(@Nullable OffsetDateTime finishedAt) {
        this.finishedAt = finishedAt;
    }

    /** When the run counts as lost, null once it has an end. */
    public @Nullable OffsetDateTime getLeaseUntil() {
        return leaseUntil;
    }

    public void setLeaseUntil(@Nullable OffsetDateTime leaseUntil) {
        this.leaseUntil = leaseUntil;
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(String outcome) {
        this.outcome = outcome;
    }

    /** The HTTP status of the answer or the error, null if there is none. */
    public @Nullable Integer getStatus() {
        return status;
    }

    public void setStatus(@Nullable Integer status) {
        this.status = status;
    }

    public @Nullable String getErrorCode() {
        return errorCode;
    }

    public void setErrorCode(@Nullable String errorCode) {
        this.errorCode = errorCode;
    }

    /** How many ticks this row stands for that were missed; 0 for a run. */
    public int getMissedTicks() {
        return missedTicks;
    }

    public void setMissedTicks(int missedTicks) {
        this.missedTicks = missedTicks;
    }
}
