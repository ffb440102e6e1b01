// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.deployment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version became the current one; observed after the transaction of the deployment. */
public record VersionDeployed(
        UUID functionId,
        UUID integrationId,
        UUID versionId,
        @Nullable UUID previousVersionId) {}
