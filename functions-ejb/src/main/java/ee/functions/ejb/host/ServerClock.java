// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The clock of the application: UTC in whole microseconds, because that is what the database keeps. */
@Dependent
public class ServerClock {
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    /** Returns the clock that everything in the application asks for the time. */
    @Produces
    @Dependent
    public static Clock clock() {
        return Clock.tick(Clock.systemUTC(), TICK);
    }
}
