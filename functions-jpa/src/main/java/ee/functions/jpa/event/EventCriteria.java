// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.event;

import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which posted events are wanted.
 *
 * @param siteId the site
 * @param from those of this moment and later
 * @param to those before this moment
 * @param types those of one of these types, empty for those of all
 * @param statuses those with one of these statuses, empty for those with all
 * @param source those of this source, null for those of all
 */
public record EventCriteria(
        String siteId,
        OffsetDateTime from,
        OffsetDateTime to,
        Set<String> types,
        Set<String> statuses,
        @Nullable String source) {
    /** Copies types and statuses. */
    public EventCriteria {
        types = Set.copyOf(types);
        statuses = Set.copyOf(statuses);
    }
}
