// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.deployment;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that a version became the current one.
 *
 * @param id identifies the deployment
 * @param functionId the function
 * @param integrationId the id of the function's invocation path
 * @param versionId the version that answers from then on
 * @param previousVersionId the version that answered before, null for the first deployment
 * @param deployedBy who deployed
 * @param deployedAt when
 */
public record DeploymentValue(
        UUID id,
        UUID functionId,
        UUID integrationId,
        UUID versionId,
        @Nullable UUID previousVersionId,
        String deployedBy,
        OffsetDateTime deployedAt) {}
