// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trigger: at which times a function runs by itself. */
@Entity
@Table(name = "scheduled_trigger")
public class ScheduledTriggerEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "site_id", nullable = false, length = 64, updatable = false)
    private String siteId;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "name", nullable = false, length = 255)
    private String name;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Column(name = "schedule_pattern", nullable = false, length = 255)
    private String schedulePattern;

    @Column(name = "payload")
    private @Nullable String payload;

    @Column(name = "tag", length = 63)
    private @Nullable String tag;

    @Column(name = "enabled", nullable = false)
    private boolean enabled;

    @Column(name = "anchored_at", nullable = false)
    private OffsetDateTime anchoredAt;

    @Column(name = "next_run_at")
    private @Nullable OffsetDateTime nextRunAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at", nullable = false)
    private OffsetDateTime updatedAt;

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

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = description;
    }

    public String getSchedulePattern() {
        return schedulePattern;
    }

    public void setSchedulePattern(String schedulePattern) {
        this.schedulePattern = schedulePattern;
    }

    /** The JSON text that the function is handed, null if none was given. */
    public @Nullable String getPayload() {
        return payload;
    }

    public void setPayload(@Nullable String payload) {
        this.payload = payload;
    }

    /** The tag of the version that runs, null if it is the current one. */
    public @Nullable String getTag() {
        return tag;
    }

    public void setTag(@Nullable String tag) {
        this.tag = tag;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** The moment from which a pattern that is a rate counts. */
    public OffsetDateTime getAnchoredAt() {
        return anchoredAt;
    }

    public void setAnchoredAt(OffsetDateTime anchoredAt) {
        this.anchoredAt = anchoredAt;
    }

    /** The tick that comes next, null if there is none: paused, or at the end of the pattern. */
    public @Nullable OffsetDateTime getNextRunAt() {
        return nextRunAt;
    }

    public void setNextRunAt(@Nullable OffsetDateTime nextRunAt) {
        this.nextRunAt = nextRunAt;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(OffsetDateTime createdAt) {
        this.createdAt = createdAt;
    }

    public OffsetDateTime getUpdatedAt() {
        return updatedAt;
    }

    public void setUpdatedAt(OffsetDateTime updatedAt) {
        this.updatedAt = updatedAt;
    }
}
