// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.limit.Utf8;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What type, source, payload and time of a posted event may be. */
final class EventRules {
    private static final int MAXIMUM_SOURCE = 255;
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private EventRules() {}

    static void check(NewEvent event, OffsetDateTime now, Duration retention) {
        checkType("type", event.type());
        checkSource(event.source());
        checkPayload(event.payload());
        checkPayload(event.shownPayload());
        OffsetDateTime at = event.timestamp();
        if (at != null && (at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(retention)))) {
            throw FunctionsException.invalid(
                    "timestamp",
                    "a time in the last " + retention.toHours() + " hours, and at most " + AHEAD.toMinutes()
                            + " minutes from now.");
        }
    }

    static void checkType(String attribute, EventType type) {
        if (!type.isPosted()) {
            throw FunctionsException.invalid(
                    attribute, "any type but " + type + ", which the platform records by itself.");
        }
    }

    static void checkSource(String source) {
        if (source.isBlank()
                || source.codePointCount(0, source.length()) > MAXIMUM_SOURCE
                || !Utf8.isStorable(source)) {
            throw FunctionsException.invalid(
                    "source",
                    "1 to " + MAXIMUM_SOURCE
                            + " characters, not only spaces, without the NUL character or half surrogate pairs.");
        }
    }

    private static void checkPayload(@Nullable String payload) {
        if (payload != null && !Utf8.isStorable(payload)) {
            throw FunctionsException.invalid("payload", "without the NUL character or half surrogate pairs.");
        }
    }
}
