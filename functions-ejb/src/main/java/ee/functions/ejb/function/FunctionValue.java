// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.suspension.SuspensionValue;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A function as callers see it.
 *
 * @param id identifies the function
 * @param siteId the owner
 * @param integrationId the unguessable id of the invocation path; stable, and never equal to {@code id}
 * @param name unique within the site
 * @param description free text, null if none was given
 * @param warmInstances how many instances are asked to be kept ready, 0 to 5
 * @param currentVersion the deployed version, null before the first deployment
 * @param suspension why it is not invoked now, null if it is not suspended itself; its site may be
 * @param cors which web pages may invoke it, null if the rule of the server counts
 * @param createdAt when the function was created
 * @param updatedAt when name, description, warm instances, rule of pages or current version changed last
 * @param lockVersion changes with every update; send it back as the expected one to notice another's edit
 */
public record FunctionValue(
        UUID id,
        String siteId,
        UUID integrationId,
        String name,
        @Nullable String description,
        int warmInstances,
        @Nullable CurrentVersion currentVersion,
        @Nullable SuspensionValue suspension,
        @Nullable CorsRule cors,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        long lockVersion) {

    /** The deployed version of a function and when that version was created. */
    public record CurrentVersion(UUID id, OffsetDateTime createdAt) {}
}
