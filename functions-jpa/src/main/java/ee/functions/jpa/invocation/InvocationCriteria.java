// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.invocation;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which invocation records of a site are wanted.
 *
 * @param siteId the site
 * @param from those of invocations that started at this moment or later
 * @param to those of invocations that started before this moment
 * @param functionId those of this function, null for those of all
 * @param succeeded those with the outcome SUCCESS, or with any other; null for both
 */
public record InvocationCriteria(
        String siteId,
        OffsetDateTime from,
        OffsetDateTime to,
        @Nullable UUID functionId,
        @Nullable Boolean succeeded) {}
