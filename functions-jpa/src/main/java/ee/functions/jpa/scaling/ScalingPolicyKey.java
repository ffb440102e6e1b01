// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.scaling;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The primary key of a scaling policy. A class, since JPA 3.1 takes no record here. */
public class ScalingPolicyKey implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final UUID NONE = new UUID(0, 0);

    private UUID functionId = NONE;
    private String tag = "";

    /** For the persistence provider. */
    public ScalingPolicyKey() {}

    /** The key of the policy of a function for a tag. */
    public ScalingPolicyKey(UUID functionId, String tag) {
        this.functionId = functionId;
        this.tag = tag;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScalingPolicyKey key && functionId.equals(key.functionId) && tag.equals(key.tag);
    }

    @Override
    public int hashCode() {
        return Objects.hash(functionId, tag);
    }
}
