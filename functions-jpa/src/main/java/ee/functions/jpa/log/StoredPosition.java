// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.log;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.Comparator;

/**
 * The place of an entry in the order in which a function's log was stored: by moment, then by id. Other than the
 * {@link LogPosition}, nothing comes before it that was not there yet.
 *
 * @param storedAt the moment, by the clock of the database, at which the transaction began that stored the entry
 * @param id the id of the entry, which orders entries of one transaction
 */
public record StoredPosition(OffsetDateTime storedAt, long id) implements Comparable<StoredPosition> {
    private static final Comparator<StoredPosition> ORDER = Comparator.comparing(
                    StoredPosition::storedAt, OffsetDateTime.timeLineOrder())
            .thenComparingLong(StoredPosition::id);

    public StoredPosition {
        requireNonNull(storedAt, "storedAt");
    }

    /** Returns the place behind all entries of a moment. */
    public static StoredPosition endOf(OffsetDateTime moment) {
        return new StoredPosition(moment, Long.MAX_VALUE);
    }

    @Override
    public int compareTo(StoredPosition other) {
        return ORDER.compare(this, other);
    }
}
