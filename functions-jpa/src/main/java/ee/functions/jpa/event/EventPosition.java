// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.event;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.UUID;

/**
 * The place of an event, an invocation among them, or of a binding in a list: by moment, then by id.
 *
 * @param at when it happened, or when the binding was created
 * @param id the id, which orders what is of one moment
 */
public record EventPosition(OffsetDateTime at, UUID id) {
    // Databases compare ids as bytes without a sign; UUID.compareTo, with one, would put half of them elsewhere.
    private static final Comparator<UUID> BYTES = Comparator.<UUID, Long>comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    /** Newest first, in the order of the queries of both tables, so that their rows can be merged. */
    public static final Comparator<EventPosition> NEWEST_FIRST = Comparator.comparing(
                    EventPosition::at, OffsetDateTime.timeLineOrder())
            .thenComparing(EventPosition::id, BYTES)
            .reversed();
}
