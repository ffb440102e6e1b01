// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.async;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt to run a call. */
@Entity
@Table(name = "async_attempt")
public class AsyncAttemptEntity {

    @Id
    @Column(name = "invocation_id", nullable = false)
    private UUID invocationId;

    @Column(name = "async_invocation_id", nullable = false, updatable = false)
    private UUID asyncInvocationId;

    @Column(name = "attempt", nullable = false, updatable = false)
    private int attempt;

    @Column(name = "started_at", nullable = false, updatable = false)
    private OffsetDateTime startedAt;

    @Column(name = "finished_at")
    private @Nullable OffsetDateTime finishedAt;

    @Column(name = "outcome", nullable = false)
    private String outcome;

    @Column(name = "http_status")
    private @Nullable Integer httpStatus;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    public UUID getInvocationId() {
        return invocationId;
    }

    public void setInvocationId(UUID invocationId) {
        this.invocationId = invocationId;
    }

    public UUID getAsyncInvocationId() {
        return asyncInvocationId;
    }

    public void setAsyncInvocationId(UUID asyncInvocationId) {
        this.asyncInvocationId = asyncInvocationId;
    }

    /** The number of the attempt, from 1 on. */
    public int getAttempt() {
        return attempt;
    }

    public void setAttempt(int attempt) {
        this.attempt = attempt;
    }

    public OffsetDateTime getStartedAt() {
        return startedAt;
    }

    public void setStartedAt(OffsetDateTime startedAt) {
        this.startedAt = startedAt;
    }

    public @Nullable OffsetDateTime getFinishedAt() {
        return finishedAt;
    }

    public void setFinishedAt(@Nullable OffsetDateTime finishedAt) {
        this.finishedAt = finishedAt;
    }

    /** How it ended; {@link AsyncInvocationRepository#RUNNING} and {@link AsyncInvocationRepository#LOST} without an end. */
    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(String outcome) {
        this.outcome = outcome;
    }

    public @Nullable Integer getHttpStatus() {
        return httpStatus;
    }

    public void setHttpStatus(@Nullable Integer httpStatus) {
        this.httpStatus = httpStatus;
    }

    public @Nullable String getErrorCode() {
        return errorCode;
    }

    public void setErrorCode(@Nullable String errorCode) {
        this.errorCode = errorCode;
    }
}
