// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.suspension;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.suspension.SuspensionValue;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Suspensions as JSON. */
public final class SuspensionJson {
    private SuspensionJson() {}

    /** Returns the suspension, or null in JSON if there is none. */
    public static JsonValue orNull(@Nullable SuspensionValue suspension) {
        return suspension == null ? JsonValue.NULL : of(suspension);
    }

    static JsonObject of(SuspensionValue suspension) {
        OffsetDateTime until = suspension.until();
        return JSON.createObjectBuilder()
                .add("reason", suspension.reason())
                .add("source", suspension.source().name().toLowerCase(Locale.ROOT))
                .add("since", JsonValues.time(suspension.since()))
                .add("until", until == null ? JsonValue.NULL : JsonValues.time(until))
                .build();
    }
}
