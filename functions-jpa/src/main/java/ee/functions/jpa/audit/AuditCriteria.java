// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.audit;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records of the audit log of a site are wanted.
 *
 * @param siteId the site
 * @param from records of this moment and later, null for all the earlier ones too
 * @param to records before this moment, null for all the later ones too
 * @param actor records of exactly this actor, null for everybody's
 * @param actions records of one of these actions, empty for those of all
 * @param functionId records about this function, null for those about all functions
 * @param siteOnly only records about the site as a whole, which name no function
 */
public record AuditCriteria(
        String siteId,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        @Nullable String actor,
        Set<String> actions,
        @Nullable UUID functionId,
        boolean siteOnly) {
    /** Copies the actions. */
    public AuditCriteria {
        requireNonNull(siteId, "siteId");
        actions = Set.copyOf(actions);
    }
}
