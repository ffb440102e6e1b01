// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.function;

import ee.functions.jpa.site.SiteEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A function with the site that owns it, and what decides whether its current version and its newest one may run.
 *
 * @param engine the engine that the artifact of the current version was built for, null if there is none
 * @param siteEngines the engines that the site may use, as they are stored; null if it has no policy
 * @param latestVersionId the newest version that is built, null if there is none
 * @param latestEngine the engine that its artifact was built for, null if there is none
 */
public record OwnedFunction(
        FunctionEntity function,
        SiteEntity site,
        @Nullable String engine,
        @Nullable String siteEngines,
        @Nullable UUID latestVersionId,
        @Nullable String latestEngine) {}
