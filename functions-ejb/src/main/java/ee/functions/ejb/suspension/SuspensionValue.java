// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.suspension;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a function or a site is not invoked.
 *
 * @param reason what was given as reason; callers are told
 * @param source who suspended
 * @param since when
 * @param until when it ends by itself, null if somebody must end it
 */
public record SuspensionValue(
        String reason,
        SuspensionSource source,
        OffsetDateTime since,
        @Nullable OffsetDateTime until) {

    /** Returns whether invocations are refused at that moment. */
    public boolean countsAt(Instant moment) {
        return until == null || until.toInstant().isAfter(moment);
    }

    /**
     * Returns the refusal of an invocation.
     *
     * @param code {@link ErrorCode#FUNCTION_SUSPENDED} or {@link ErrorCode#SITE_SUSPENDED}
     */
    public FunctionsException refusal(ErrorCode code, Instant now) {
        String message = (code == ErrorCode.SITE_SUSPENDED ? "The site" : "The function") + " is suspended since "
                + seconds(since)
                + (until == null ? "" : " until " + seconds(until))
                + (source == SuspensionSource.RULE ? " by the rule on exceeded limits: " : " by an administrator: ")
                + reason;
        return new FunctionsException(
                code,
                message,
                until == null
                        ? List.of()
                        : List.of(new Detail(Detail.RETRY_AFTER, Long.toString(secondsLeft(now, until)))));
    }

    private static long secondsLeft(Instant now, OffsetDateTime until) {
        return Math.max(
                1, Duration.between(now, until.toInstant()).plusMillis(999).toSeconds());
    }

    private static Instant seconds(OffsetDateTime moment) {
        return moment.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
