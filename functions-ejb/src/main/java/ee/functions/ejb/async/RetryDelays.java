// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.time.Duration;

/**
 * How long a call waits for its next attempt: {@code functions.async.retry-delay-ms} after the first failure, twice as long after each
 * further one, up to {@code functions.async.longest-retry-delay-ms}. Up to half of it is left to chance, so that calls that failed
 * together do not come back together.
 */
record RetryDelays(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    static RetryDelays from(Settings settings) {
        return new RetryDelays(
                settings.duration(Setting.ASYNC_RETRY_DELAY_MS),
                settings.duration(Setting.ASYNC_LONGEST_RETRY_DELAY_MS));
    }

    /**
     * Returns how long to wait.
     *
     * @param failures how many attempts have failed, at least 1
     * @param chance a number from 0 to 1, below 1
     */
    Duration after(int failures, double chance) {
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        return scattered(shorter(first.multipliedBy(1L << doublings)), chance);
    }

    /** Returns how long to wait for what is refused for a while: as long as the refusal says, or as after a first failure. */
    Duration postponed(Duration asked, double chance) {
        return scattered(shorter(asked.compareTo(first) < 0 ? first : asked), chance);
    }

    private Duration shorter(Duration delay) {
        return delay.compareTo(longest) > 0 ? longest : delay;
    }

    private static Duration scattered(Duration delay, double chance) {
        return Duration.ofMillis((long) (delay.toMillis() * (1 + chance) / 2));
    }
}
