// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.async;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call that was accepted to be run later, until it is forgotten. */
@Entity
@Table(name = "async_invocation")
public class AsyncInvocationEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "site_id", nullable = false, updatable = false)
    private String siteId;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "tag", nullable = false, updatable = false)
    private String tag;

    @Column(name = "method", nullable = false, updatable = false)
    private String method;

    @Column(name = "url", nullable = false, updatable = false)
    private String url;

    @Column(name = "headers")
    private @Nullable String headers;

    @Column(name = "body")
    private byte @Nullable [] body;

    @Column(name = "raw", nullable = false, updatable = false)
    private boolean raw;

    @Column(name = "caller_subject", nullable = false, updatable = false)
    private String callerSubject;

    @Column(name = "caller_of_site", nullable = false, updatable = false)
    private boolean callerOfSite;

    @Column(name = "caller_permissions", nullable = false, updatable = false)
    private String callerPermissions;

    @Column(name = "request_id", nullable = false, updatable = false)
    private String requestId;

    @Column(name = "source_address", nullable = false, updatable = false)
    private String sourceAddress;

    @Column(name = "event_id", updatable = false)
    private @Nullable UUID eventId;

    @Column(name = "chain", nullable = false, updatable = false)
    private int chain;

    @Column(name = "retries_count", nullable = false, updatable = false)
    private int retriesCount;

    @Column(name = "success_target", updatable = false)
    private @Nullable String successTarget;

    @Column(name = "failure_target", updatable = false)
    private @Nullable String failureTarget;

    @Column(name = "status", nullable = false)
    private String status;

    @Column(name = "attempts", nullable = false)
    private int attempts;

    @Column(name = "failures", nullable = false)
    private int failures;

    @Column(name = "losses", nullable = false)
    private int losses;

    @Column(name = "invocation_id")
    private @Nullable UUID invocationId;

    @Column(name = "next_attempt_at")
    private @Nullable OffsetDateTime nextAttemptAt;

    @Column(name = "lease_until")
    private @Nullable OffsetDateTime leaseUntil;

    @Column(name = "accepted_at", nullable = false, updatable = false)
    private OffsetDateTime acceptedAt;

    @Column(name = "expires_at", nullable = false)
    private OffsetDateTime expiresAt;

    @Column(name = "finished_at")
    private @Nullable OffsetDateTime finishedAt;

    @Column(name = "outcome")
    private @Nullable String outcome;

    @Column(name = "http_status")
    private @Nullable Integer httpStatus;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "error")
    private @Nullable String error;

    @Column(name = "delivery")
    private @Nullable String delivery;

    public UUID getId() {
        return id;
    }

    public void setId(UUID id) {
        this.id = id;
    }

    public String getSiteId() {
        return siteId;
    }

    public void setSiteId(String siteId) {
        this.siteId = siteId;
    }

    public UUID getFunctionId() {
        return functionId;
    }

    public void setFunctionId(UUID functionId) {
        this.functionId = functionId;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    /** The headers as a JSON array of pairs, null once the call has succeeded. */
    public @Nullable String getHeaders() {
        return headers;
    }

    public void setHeaders(@Nullable String headers) {
        this.headers = headers;
    }

    /** The body, null once the call has succeeded. */
    public byte @Nullable [] getBody() {
        return body;
    }

    public void setBody(byte @Nullable [] body) {
        this.body = body;
    }

    public boolean isRaw() {
        return raw;
    }

    public void setRaw(boolean raw) {
        this.raw = raw;
    }

    public String getCallerSubject() {
        return callerSubject;
    }

    public void setCallerSubject(String callerSubject) {
        this.callerSubject = callerSubject;
    }

    public boolean isCallerOfSite() {
        return callerOfSite;
    }

    public void setCallerOfSite(boolean callerOfSite) {
        this.callerOfSite = callerOfSite;
    }

    /** The roles that the caller had, separated by spaces. */
    public String getCallerPermissions() {
        return callerPermissions;
    }

    public void setCallerPermissions(String callerPermissions) {
        this.callerPermissions = callerPermissions;
    }

    public String getRequestId() {
        return requestId;
    }

    public void setRequestId(String requestId) {
        this.requestId = requestId;
    }

    public String getSourceAddress() {
        return sourceAddress;
    }

    public void setSourceAddress(String sourceAddress) {
        this.sourceAddress = sourceAddress;
    }

    /** The event that the call delivers, null if somebody sent it. */
    public @Nullable UUID getEventId() {
        return eventId;
    }

    public void setEventId(@Nullable UUID eventId) {
        this.eventId = eventId;
    }

    /** How many calls this one is the result of, one of the other. */
    public int getChain() {
        return chain;
    }

    public void setChain(int chain) {
        this.chain = chain;
    }

    public int getRetriesCount() {
        return retriesCount;
    }

    public void setRetriesCount(int retriesCount) {
        this.retriesCount = retriesCount;
    }

    public @Nullable String getSuccessTarget() {
        return successTarget;
    }

    public void setSuccessTarget(@Nullable String successTarget) {
        this.successTarget = successTarget;
    }

    public @Nullable String getFailureTarget() {
        return failureTarget;
    }

    public void setFailureTarget(@Nullable String failureTarget) {
        this.failureTarget = failureTarget;
    }

    /** One of the constants of {@link AsyncInvocationRepository}. */
    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    /** How many attempts have begun since the call was accepted or run again. */
    public int getAttempts() {
        return attempts;
    }

    public void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    /** How many of them have failed. */
    public int getFailures() {
        return failures;
    }

    public void setFailures(int failures) {
        this.failures = failures;
    }

    /** How many of them have no end, because their server was gone. */
    public int getLosses() {
        return losses;
    }

    public void setLosses(int losses) {
        this.losses = losses;
    }

    /** The invocation of the newest attempt, null before the first. */
    public @Nullable UUID getInvocationId() {
        return invocationId;
    }

    public void setInvocationId(@Nullable UUID invocationId) {
        this.invocationId = invocationId;
    }

    /** When the next attempt is due, null unless the call waits. */
    public @Nullable OffsetDateTime getNextAttemptAt() {
        return nextAttemptAt;
    }

    public void setNextAttemptAt(@Nullable OffsetDateTime nextAttemptAt) {
        this.nextAttemptAt = nextAttemptAt;
    }

    /** When the attempt under way counts as lost, null if there is none. */
    public @Nullable OffsetDateTime getLeaseUntil() {
        return leaseUntil;
    }

    public void setLeaseUntil(@Nullable OffsetDateTime leaseUntil) {
        this.leaseUntil = leaseUntil;
    }

    public OffsetDateTime getAcceptedAt() {
        return acceptedAt;
    }

    public void setAcceptedAt(OffsetDateTime acceptedAt) {
        this.acceptedAt = acceptedAt;
    }

    /** When no further attempt begins. */
    public OffsetDateTime getExpiresAt() {
        return expiresAt;
    }

    public void setExpiresAt(OffsetDateTime expiresAt) {
        this.expiresAt = expiresAt;
    }

    public @Nullable OffsetDateTime getFinishedAt() {
        return finishedAt;
    }

    public void setFinishedAt(@Nullable OffsetDateTime finishedAt) {
        this.finishedAt = finishedAt;
    }

    /** How the newest attempt ended, null before the first has ended. */
    public @Nullable String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
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

    /** What went wrong, for the author, at most 2000 characters. */
    public @Nullable String getError() {
        return error;
    }

    public void setError(@Nullable String error) {
        this.error = error;
    }

    /** What became of the message to the target, null if there was none. */
    public @Nullable String getDelivery() {
        return delivery;
    }

    public void setDelivery(@Nullable String delivery) {
        this.delivery = delivery;
    }
}
