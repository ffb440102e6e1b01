// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line written by or about an invocation. */
@Entity
@Table(name = "log_entry")
public class LogEntryEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "log_entry_id")
    @SequenceGenerator(name = "log_entry_id", sequenceName = "log_entry_id_seq", allocationSize = 500)
    @Column(name = "id", nullable = false)
    private @Nullable Long id;

    @Column(name = "site_id", nullable = false, length = 64, updatable = false)
    private String siteId;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "version_id", nullable = false, updatable = false)
    private UUID versionId;

    @Column(name = "invocation_id", nullable = false, updatable = false)
    private UUID invocationId;

    @Column(name = "logged_at", nullable = false, updatable = false)
    private OffsetDateTime loggedAt;

    @Column(name = "level", nullable = false, length = 8, updatable = false)
    private String level;

    @Column(name = "message", nullable = false, updatable = false)
    private String message;

    /** Set by the database. */
    @Column(name = "stored_at", nullable = false, insertable = false, updatable = false)
    private @Nullable OffsetDateTime storedAt;

    public @Nullable Long getId() {
        return id;
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

    public UUID getVersionId() {
        return versionId;
    }

    public void setVersionId(UUID versionId) {
        this.versionId = versionId;
    }

    public UUID getInvocationId() {
        return invocationId;
    }

    public void setInvocationId(UUID invocationId) {
        this.invocationId = invocationId;
    }

    public OffsetDateTime getLoggedAt() {
        return loggedAt;
    }

    public void setLoggedAt(OffsetDateTime loggedAt) {
        this.loggedAt = loggedAt;
    }

    public String getLevel() {
        return level;
    }

    public void setLevel(String level) {
        this.level = level;
    }

    public String getMessage() {
        return message;
    }

    public void setMessage(String message) {
        this.message = message;
    }

    /** Null until the entry is read again. */
    public @Nullable OffsetDateTime getStoredAt() {
        return storedAt;
    }
}
