// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.suspension;

import ee.functions.jpa.suspension.Suspension;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes values of the suspensions in the rows of functions and sites. */
public final class StoredSuspension {
    private StoredSuspension() {}

    /** Returns what is stored, null if nothing is; it may be over. */
    public static @Nullable SuspensionValue read(@Nullable Suspension stored) {
        return stored == null
                ? null
                : new SuspensionValue(
                        stored.getReason(),
                        SuspensionSource.valueOf(stored.getSource()),
                        stored.getSince(),
                        stored.getUntil());
    }

    /** Returns what is stored if it counts at that moment, else null. */
    public static @Nullable SuspensionValue at(Instant moment, @Nullable Suspension stored) {
        SuspensionValue value = read(stored);
        return value != null && value.countsAt(moment) ? value : null;
    }
}
