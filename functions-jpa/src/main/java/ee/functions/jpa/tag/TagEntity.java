// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.tag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A tag: a name, unique in its function, that points to one version. */
@Entity
@Table(name = "tag")
public class TagEntity {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "function_id", nullable = false, updatable = false)
    private UUID functionId;

    @Column(name = "name", nullable = false, length = 63, updatable = false)
    private String name;

    @Column(name = "version_id", nullable = false)
    private UUID versionId;

    @Column(name = "set_by", nullable = false, length = 255)
    private String setBy;

    @Column(name = "set_at", nullable = false)
    private OffsetDateTime setAt;

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

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public UUID getVersionId() {
        return versionId;
    }

    public void setVersionId(UUID versionId) {
        this.versionId = versionId;
    }

    /** Who let the tag point to this version. */
    public String getSetBy() {
        return setBy;
    }

    public void setSetBy(String setBy) {
        this.setBy = setBy;
    }

    public OffsetDateTime getSetAt() {
        return setAt;
    }

    public void setSetAt(OffsetDateTime setAt) {
        this.setAt = setAt;
    }
}
