// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.time.Instant;
import java.util.List;

/**
 * How many invocations of one site run at the same time on a server: {@code functions.site.concurrent-invocations}, 20 by
 * seed 000.
 */
public record ConcurrencyLimit(int invocations) {
    /** When a repetition is worth a try: nobody knows when a permit is given back, most invocations take less. */
    private static final long RETRY_AFTER_S = 1;

    /** Checks the bound. */
    public ConcurrencyLimit {
        if (invocations < 1) {
            throw new IllegalArgumentException("invocations must be positive: " + invocations);
        }
    }

    static ConcurrencyLimit from(Settings settings) {
        return new ConcurrencyLimit(settings.number(Setting.SITE_CONCURRENT_INVOCATIONS));
    }

    /** Returns what is left while so many run: permits come back when invocations end, not with a window of time. */
    SiteRoom room(int running, Instant now) {
        int remaining = Math.max(0, invocations - running);
        return new SiteRoom(invocations, remaining, now.getEpochSecond() + (remaining == 0 ? RETRY_AFTER_S : 0));
    }

    FunctionsException reached(Instant now) {
        return new FunctionsException(
                ErrorCode.CONCURRENCY_LIMIT_REACHED,
                "The site already runs " + invocations + " invocations, which is its limit. Repeat the request later.",
                List.of(
                        new Detail(Detail.RETRY_AFTER, Long.toString(RETRY_AFTER_S)),
                        new Detail(Detail.RATE_LIMIT, Integer.toString(invocations)),
                        new Detail(Detail.RATE_LIMIT_RESET, Long.toString(now.getEpochSecond() + RETRY_AFTER_S))));
    }
}
