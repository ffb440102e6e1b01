// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.runtime.compat.CompatibilityDates;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which compatibility date a version gets (seed 000): the one asked for, else that of the version before, else the newest. */
final class CompatibilityDateRule {
    private CompatibilityDateRule() {}

    static LocalDate choose(@Nullable LocalDate wanted, @Nullable LocalDate ofVersionBefore) {
        if (wanted == null) {
            return ofVersionBefore == null ? CompatibilityDates.MAXIMUM : ofVersionBefore;
        }
        if (!CompatibilityDates.isKnown(wanted)) {
            throw FunctionsException.invalid(
                    "compatibility_date",
                    "a date from " + CompatibilityDates.MINIMUM + " to " + CompatibilityDates.MAXIMUM + ".");
        }
        return wanted;
    }
}
