// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.log;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;

/**
 * The place of an entry in the order of a function's log: by moment, then by id.
 *
 * @param loggedAt the moment of the entry
 * @param id the id of the entry, which orders entries of one moment
 */
public record LogPosition(OffsetDateTime loggedAt, long id) {
    public LogPosition {
        requireNonNull(loggedAt, "loggedAt");
    }
}
