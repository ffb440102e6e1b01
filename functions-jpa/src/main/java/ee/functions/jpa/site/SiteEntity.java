// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.site;

import ee.functions.jpa.suspension.Suspension;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A site: the owner of functions, items and limits. */
@Entity
@Table(name = "site")
public class SiteEntity {

    @Id
    @Column(name = "id", nullable = false, length = 64)
    private String id;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "name", length = 255)
    private @Nullable String name;

    @Embedded
    private @Nullable Suspension suspension;

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(OffsetDateTime createdAt) {
        this.createdAt = createdAt;
    }

    /** How people call the site, null if nobody has said so. */
    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    /** The suspension as it was stored last, null if there is none; its end may have come. */
    public @Nullable Suspension getSuspension() {
        return suspension;
    }

    public void setSuspension(@Nullable Suspension suspension) {
        this.suspension = suspension;
    }
}
