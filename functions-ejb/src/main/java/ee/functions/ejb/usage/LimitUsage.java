// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.usage;

import org.jspecify.annotations.Nullable;

/**
 * A limit of a site and what is used of it, or something that a site uses without a limit.
 *
 * @param name names what is used; never changes
 * @param setting the key of the setting that sets the limit, null if there is none
 * @param unit the unit of both numbers
 * @param maximum how much may be used, null if that has no limit
 * @param used how much is used, null if that is not counted
 * @param isAtLeast whether counting ended early, so that more may be used
 * @param isOfServer whether both numbers are of the server that answers alone, and others have their own
 */
public record LimitUsage(
        String name,
        @Nullable String setting,
        String unit,
        @Nullable Long maximum,
        @Nullable Long used,
        boolean isAtLeast,
        boolean isOfServer) {}
