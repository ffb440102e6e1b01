// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tag as callers see it.
 *
 * @param name its name, {@code $current} and {@code $latest} among them
 * @param versionId the version that it points to
 * @param since since when it does, null if that is not known
 */
public record TagValue(
        String name, UUID versionId, @Nullable OffsetDateTime since) {}
