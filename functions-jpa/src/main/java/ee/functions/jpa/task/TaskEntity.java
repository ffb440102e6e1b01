// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task: the asynchronous creation of a version. */
@Entity
@Table(name = "task")
public class TaskEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "version_id")
    private @Nullable UUID versionId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false, length = 16)
    private TaskStatus status;

    @Column(name = "error")
    private @Nullable String error;

    @Column(name = "error_file", length = 255)
    private @Nullable String errorFile;

    @Column(name = "error_line")
    private @Nullable Integer errorLine;

    @Column(name = "error_column")
    private @Nullable Integer errorColumn;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "finished_at")
    private @Nullable OffsetDateTime finishedAt;

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

    public @Nullable UUID getVersionId() {
        return versionId;
    }

    public void setVersionId(@Nullable UUID versionId) {
        this.versionId = versionId;
    }

    public TaskStatus getStatus() {
        return status;
    }

    public void setStatus(TaskStatus status) {
        this.status = status;
    }

    public @Nullable String getError() {
        return error;
    }

    public void setError(@Nullable String error) {
        this.error = error;
    }

    /** The file of an archive that the error is in, or null when there is one file or no place. */
    public @Nullable String getErrorFile() {
        return errorFile;
    }

    public void setErrorFile(@Nullable String errorFile) {
        this.errorFile = errorFile;
    }

    /** The line in the author's own source, from 1, or null when it is not known. */
    public @Nullable Integer getErrorLine() {
        return errorLine;
    }

    public void setErrorLine(@Nullable Integer errorLine) {
        this.errorLine = errorLine;
    }

    /** The column in the author's own source, from 1, or null when it is not known. */
    public @Nullable Integer getErrorColumn() {
        return errorColumn;
    }

    public void setErrorColumn(@Nullable Integer errorColumn) {
        this.errorColumn = errorColumn;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(OffsetDateTime createdAt) {
        this.createdAt = createdAt;
    }

    public @Nullable OffsetDateTime getFinishedAt() {
        return finishedAt;
    }

    public void setFinishedAt(@Nullable OffsetDateTime finishedAt) {
        this.finishedAt = finishedAt;
    }
}
