// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.async.AsyncTarget.ToFunction;
import ee.functions.ejb.async.AsyncTarget.ToStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes the columns that hold a target: {@code stream}, or {@code function:<id>:<tag>}. */
final class StoredTarget {
    private static final String STREAM = "stream";
    private static final String FUNCTION = "function:";
    private static final int ID_LENGTH = 36;

    private StoredTarget() {}

    /** Returns the target that is stored, null if there is none. */
    static @Nullable AsyncTarget read(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        if (stored.equals(STREAM)) {
            return new ToStream();
        }
        int tagAt = FUNCTION.length() + ID_LENGTH + 1;
        return new ToFunction(UUID.fromString(stored.substring(FUNCTION.length(), tagAt - 1)), stored.substring(tagAt));
    }

    /** Returns what to store. */
    static @Nullable String write(@Nullable AsyncTarget target) {
        if (target instanceof ToFunction function) {
            return FUNCTION + function.functionId() + ":" + function.tag();
        }
        return target == null ? null : STREAM;
    }
}
