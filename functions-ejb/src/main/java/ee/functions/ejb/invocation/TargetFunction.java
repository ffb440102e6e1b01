// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.suspension.SuspensionValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A function as the way of an invocation needs it.
 *
 * @param currentVersionId the version that answers, null before the first deployment
 * @param suspension the suspension of the function, null if there is none; it may be over
 * @param siteSuspension the same of its site
 */
public record TargetFunction(
        UUID functionId,
        String siteId,
        UUID integrationId,
        @Nullable UUID currentVersionId,
        @Nullable SuspensionValue suspension,
        @Nullable SuspensionValue siteSuspension) {

    /** Returns if neither the function nor its site is suspended at that moment; else throws what the caller is told. */
    void requireNotSuspended(Instant now) {
        if (siteSuspension != null && siteSuspension.countsAt(now)) {
            throw siteSuspension.refusal(ErrorCode.SITE_SUSPENDED, now);
        }
        if (suspension != null && suspension.countsAt(now)) {
            throw suspension.refusal(ErrorCode.FUNCTION_SUSPENDED, now);
        }
    }
}
