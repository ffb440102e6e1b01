// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.compat;

import java.time.LocalDate;

/**
 * The compatibility dates this runtime knows.
 *
 * <p>A version carries the date whose behaviour it asked for. A change of behaviour that could break a running function
 * is tied to a date, and only versions with that date or a later one see it ({@link CompatibilityFlag}).
 */
public final class CompatibilityDates {

    /** The latest date a version may ask for: the release date of this runtime. */
    public static final LocalDate MAXIMUM = LocalDate.of(2026, 11, 21);

    /** The earliest date a version may ask for: before it there was no behaviour to be compatible with. */
    public static final LocalDate MINIMUM = LocalDate.of(2024, 1, 1);

    private CompatibilityDates() {}

    /** Tells whether a version may ask for this date. */
    public static boolean isKnown(LocalDate date) {
        return !date.isBefore(MINIMUM) && !date.isAfter(MAXIMUM);
    }
}
