// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time for which a tag pointed to a version.
 *
 * @param functionId the function
 * @param tag the name of the tag, {@code $current} and {@code $latest} among them
 * @param versionId the version, which may have been deleted since
 * @param effectiveFrom when the tag was set
 * @param effectiveTo when it was moved or removed, null while it points to the version
 */
public record TagHistoryValue(
        UUID functionId,
        String tag,
        UUID versionId,
        OffsetDateTime effectiveFrom,
        @Nullable OffsetDateTime effectiveTo) {}
