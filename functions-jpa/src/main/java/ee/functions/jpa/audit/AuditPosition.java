// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.audit;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The place of a record in the audit log of a site: by moment, then by id.
 *
 * @param recordedAt the moment of the record
 * @param id the id of the record, which orders records of one moment
 */
public record AuditPosition(OffsetDateTime recordedAt, UUID id) {
    public AuditPosition {
        requireNonNull(recordedAt, "recordedAt");
        requireNonNull(id, "id");
    }
}
