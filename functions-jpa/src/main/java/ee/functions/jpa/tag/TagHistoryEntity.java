// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.tag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The time for which a tag pointed to a version; {@code $current} and {@code $latest} are among the tags. */
@Entity
@Table(name = "tag_history")
public class TagHistoryEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "tag", nullable = false, length = 63, updatable = false)
    private String tag;

    @Column(name = "version_id", nullable = false, updatable = false)
    private UUID versionId;

    @Column(name = "effective_from", nullable = false, updatable = false)
    private OffsetDateTime effectiveFrom;

    @Column(name = "effective_to")
    private @Nullable OffsetDateTime effectiveTo;

    @Column(name = "ordinal", nullable = false, insertable = false, updatable = false)
    private long ordinal;

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

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }

    /** The version, which may have been deleted since. */
    public UUID getVersionId() {
        return versionId;
    }

    public void setVersionId(UUID versionId) {
        this.versionId = versionId;
    }

    public OffsetDateTime getEffectiveFrom() {
        return effectiveFrom;
    }

    public void setEffectiveFrom(OffsetDateTime effectiveFrom) {
        this.effectiveFrom = effectiveFrom;
    }

    /** When the tag was moved or removed, null while it points to the version. */
    public @Nullable OffsetDateTime getEffectiveTo() {
        return effectiveTo;
    }

    public void setEffectiveTo(@Nullable OffsetDateTime effectiveTo) {
        this.effectiveTo = effectiveTo;
    }

    /** The place in the history of all tags, given by the database: a later entry has a greater one. */
    public long getOrdinal() {
        return ordinal;
    }
}
