// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.page;

import ee.functions.ejb.error.FunctionsException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A moment as a number of a {@link PageToken}: microseconds since 1970, as exact as the databases store it. */
public final class PageMoment {
    private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond() * 1_000_000;

    private PageMoment() {}

    /** Returns the number of a moment. */
    public static long write(OffsetDateTime moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant());
    }

    /**
     * Returns the moment of a number, in UTC.
     *
     * @throws FunctionsException if no entry can be of that moment, because somebody has changed the token
     */
    public static OffsetDateTime read(long number) {
        if (number < 0 || number > LATEST) {
            throw FunctionsException.invalid("page_token", "a token taken from the page before, unchanged.");
        }
        return Instant.EPOCH.plus(number, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
