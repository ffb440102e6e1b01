// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.kv;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The three parts that name an item: its site, its namespace and its key. A class, since JPA 3.1 takes no record here. */
public class KvItemKey implements Serializable {

    private String siteId = "";
    private String namespace = "";
    private String key = "";

    /** For the persistence provider. */
    public KvItemKey() {}

    public KvItemKey(String siteId, String namespace, String key) {
        this.siteId = siteId;
        this.namespace = namespace;
        this.key = key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KvItemKey that
                && siteId.equals(that.siteId)
                && namespace.equals(that.namespace)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(siteId, namespace, key);
    }
}
