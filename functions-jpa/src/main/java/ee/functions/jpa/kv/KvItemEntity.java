// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.kv;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/**
 * An item of the key-value store as it was when it was read. It is written by {@link KvRepository} in single statements
 * only, hence no setters.
 */
@Entity
@IdClass(KvItemKey.class)
@Table(name = "kv_item")
public class KvItemEntity {

    @Id
    @Column(name = "site_id", nullable = false, length = 64)
    private String siteId;

    @Id
    @Column(name = "namespace", nullable = false, length = 128)
    private String namespace;

    @Id
    @Column(name = "item_key", nullable = false, length = 512)
    private String key;

    @Column(name = "item_value", nullable = false)
    private String valueJson;

    @Column(name = "expires_at", nullable = false)
    private OffsetDateTime expiresAt;

    @Column(name = "updated_at", nullable = false)
    private OffsetDateTime updatedAt;

    public String getSiteId() {
        return siteId;
    }

    public String getNamespace() {
        return namespace;
    }

    public String getKey() {
        return key;
    }

    /** The value as JSON text. */
    public String getValueJson() {
        return valueJson;
    }

    /** From this moment on the item counts as absent. */
    public OffsetDateTime getExpiresAt() {
        return expiresAt;
    }

    public OffsetDateTime getUpdatedAt() {
        return updatedAt;
    }
}
