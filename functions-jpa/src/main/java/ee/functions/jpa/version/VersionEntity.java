// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.version;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version: immutable once it is {@link VersionStatus#ACTIVE}. Source and archive are read from the
 * database when one of them is first asked for, so that a page of versions does not carry megabytes.
 */
@Entity
@Table(name = "function_version")
public class VersionEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "sequence_number", nullable = false, updatable = false)
    private int sequenceNumber;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false, length = 16)
    private VersionStatus status;

    @Column(name = "compatibility_date", nullable = false, updatable = false)
    private LocalDate compatibilityDate;

    @Column(name = "file_name", nullable = false, length = 255, updatable = false)
    private String fileName;

    @Lob
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "source", nullable = false, updatable = false)
    private String source;

    @Basic(fetch = FetchType.LAZY)
    @Column(name = "archive", updatable = false)
    private byte @Nullable [] archive;

    @Column(name = "entry_point", length = 255, updatable = false)
    private @Nullable String entryPoint;

    @Column(name = "environment_names", nullable = false, updatable = false)
    private String environmentNames;

    @Column(name = "environment_ciphertext", updatable = false)
    private @Nullable String environmentCiphertext;

    @Column(name = "engine", nullable = false, length = 16, updatable = false)
    private String engine;

    @Column(name = "run_time_limit_ms", updatable = false)
    private @Nullable Integer runTimeLimitMs;

    @Column(name = "cpu_time_limit_ms", updatable = false)
    private @Nullable Integer cpuTimeLimitMs;

    @Column(name = "concurrency", updatable = false)
    private @Nullable Integer concurrency;

    @Column(name = "created_by", nullable = false, length = 255, updatable = false)
    private String createdBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt;

    public UUID getId() {
        return id;
    }

    public void setId(UUID id) {
        this.id = id;
    }

    public UUID getFunctionId() {
        return functionId;
    }

    public void setFunctionId(UUID functionId) {
        this.functionId = functionId;
    }

    public int getSequenceNumber() {
        return sequenceNumber;
    }

    public void setSequenceNumber(int sequenceNumber) {
        this.sequenceNumber = sequenceNumber;
    }

    public VersionStatus getStatus() {
        return status;
    }

    public void setStatus(VersionStatus status) {
        this.status = status;
    }

    public LocalDate getCompatibilityDate() {
        return compatibilityDate;
    }

    public void setCompatibilityDate(LocalDate compatibilityDate) {
        this.compatibilityDate = compatibilityDate;
    }

    public String getFileName() {
        return fileName;
    }

    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    /** The code of a version of one file; empty if there is an archive. */
    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    /** The ZIP of a version of several files as it was uploaded, or null when there is one file. */
    public byte @Nullable [] getArchive() {
        return archive;
    }

    public void setArchive(byte @Nullable [] archive) {
        this.archive = archive;
    }

    /** The path of the module with the handler in the archive, or null when there is none. */
    public @Nullable String getEntryPoint() {
        return entryPoint;
    }

    public void setEntryPoint(@Nullable String entryPoint) {
        this.entryPoint = entryPoint;
    }

    /** The names of the environment variables as a JSON array of strings. */
    public String getEnvironmentNames() {
        return environmentNames;
    }

    public void setEnvironmentNames(String environmentNames) {
        this.environmentNames = environmentNames;
    }

    /** The encrypted environment in Base64, or null when there is none. */
    public @Nullable String getEnvironmentCiphertext() {
        return environmentCiphertext;
    }

    public void setEnvironmentCiphertext(@Nullable String environmentCiphertext) {
        this.environmentCiphertext = environmentCiphertext;
    }

    /** The engine that was asked for; the artifact tells which it was built for. */
    public String getEngine() {
        return engine;
    }

    public void setEngine(String engine) {
        this.engine = engine;
    }

    /** How long an invocation may run, in milliseconds, or null when the version asked for no limit. */
    public @Nullable Integer getRunTimeLimitMs() {
        return runTimeLimitMs;
    }

    public void setRunTimeLimitMs(@Nullable Integer runTimeLimitMs) {
        this.runTimeLimitMs = runTimeLimitMs;
    }

    /** How much processor time an invocation may use, in milliseconds, or null when the version asked for no limit. */
    public @Nullable Integer getCpuTimeLimitMs() {
        return cpuTimeLimitMs;
    }

    public void setCpuTimeLimitMs(@Nullable Integer cpuTimeLimitMs) {
        this.cpuTimeLimitMs = cpuTimeLimitMs;
    }

    /** How many invocations an instance runs at a time, or null when the version asked for nothing, which is one. */
    public @Nullable Integer getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(@Nullable Integer concurrency) {
        this.concurrency = concurrency;
    }

    public String getCreatedBy() {
        return createdBy;
    }

    public void setCreatedBy(String createdBy) {
        this.createdBy = createdBy;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(OffsetDateTime createdAt) {
        this.createdAt = createdAt;
    }
}
