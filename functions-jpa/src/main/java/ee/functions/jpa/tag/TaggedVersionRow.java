// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.tag;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tag with what an invocation must know of its version.
 *
 * @param engine the engine that the artifact of the version was built for, null if it has none
 */
public record TaggedVersionRow(
        UUID functionId,
        String tag,
        UUID versionId,
        @Nullable String engine) {}
