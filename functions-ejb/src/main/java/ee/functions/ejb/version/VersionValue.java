// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version as callers see it: environment variables by name only and by their length together, their values
 * are never shown again.
 *
 * @param id identifies the version
 * @param functionId the function it belongs to
 * @param sequenceNumber 1 for the first version of the function
 * @param compatibilityDate the day whose behaviour the version keeps
 * @param environmentNames names of the environment variables, sorted
 * @param environmentBytes how many bytes names and values take together, as the limit counts them; null if the key of this server
 *     cannot read them
 * @param limits the time limits it asked for
 * @param engine the engine it asked for: nashorn, v8 or auto
 * @param resolvedEngine the engine that it was built for, nashorn or v8; null as long as it is being created
 * @param createdAt when the version was created
 * @param createdBy who created it
 * @param status what may be done with it
 * @param tags the tags that point to it, {@code $current} and {@code $latest} first
 */
public record VersionValue(
        UUID id,
        UUID functionId,
        int sequenceNumber,
        LocalDate compatibilityDate,
        List<String> environmentNames,
        @Nullable Long environmentBytes,
        VersionLimits limits,
        String engine,
        @Nullable String resolvedEngine,
        OffsetDateTime createdAt,
        String createdBy,
        VersionStatus status,
        List<String> tags) {
    /** Copies the names. */
    public VersionValue {
        environmentNames = List.copyOf(environmentNames);
        tags = List.copyOf(tags);
    }
}
