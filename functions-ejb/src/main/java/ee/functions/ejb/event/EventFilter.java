// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a site a caller wants to see.
 *
 * @param types those of one of these types, empty for all
 * @param statuses those with one of these statuses, empty for all
 * @param source those of this source; of invocations the name of the function, or its id if it was deleted; null for all
 * @param functionId invocations of this function, null for events of all sources
 * @param invocations invocations that are like this, and then no posted events; {@link InvocationFilter#ALL} for all
 */
public record EventFilter(
        Set<EventType> types,
        Set<EventStatus> statuses,
        @Nullable String source,
        @Nullable UUID functionId,
        InvocationFilter invocations) {
    /** Shows everything. */
    public static final EventFilter ALL = new EventFilter(Set.of(), Set.of(), null, null, InvocationFilter.ALL);

    /** Copies types and statuses. */
    public EventFilter {
        types = Set.copyOf(types);
        statuses = Set.copyOf(statuses);
    }

    boolean wants(EventType type) {
        return types.isEmpty() || types.contains(type);
    }

    boolean wants(EventStatus status) {
        return statuses.isEmpty() || statuses.contains(status);
    }
}
