// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One line written by or about an invocation.
 *
 * @param timestamp when it was written
 * @param level {@code SYSTEM} for lines of the platform, otherwise the console level: DEBUG, INFO, LOG, WARN, ERROR
 * @param message the line
 * @param invocationId the invocation
 * @param versionId the version that ran
 */
public record LogEntryValue(
        OffsetDateTime timestamp, String level, String message, UUID invocationId, UUID versionId) {}
