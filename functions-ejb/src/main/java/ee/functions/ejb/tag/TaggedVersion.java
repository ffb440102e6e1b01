// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

import ee.functions.runtime.engine.EngineKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version that a tag points to, as invocations need to know it.
 *
 * @param versionId the version
 * @param engine the engine that it was built for, null if that is not known
 */
public record TaggedVersion(UUID versionId, @Nullable EngineKind engine) {}
