// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gives to create a scheduled trigger.
 *
 * @param name 1 to 255 characters, not only spaces
 * @param description at most 2,000 characters, null for none
 * @param functionId the function that shall run; one of the caller's site
 * @param pattern see {@link SchedulePattern}
 * @param payload the JSON text that the function is handed, null for an empty object; at most
 *     {@code functions.schedule.payload-bytes}
 * @param enabled false makes it paused
 * @param tag the tag of the version that shall run, null for the current one
 */
public record NewScheduledTrigger(
        String name,
        @Nullable String description,
        UUID functionId,
        String pattern,
        @Nullable String payload,
        boolean enabled,
        @Nullable String tag) {
    /** One that runs the current version. */
    public NewScheduledTrigger(
            String name,
            @Nullable String description,
            UUID functionId,
            String pattern,
            @Nullable String payload,
            boolean enabled) {
        this(name, description, functionId, pattern, payload, enabled, null);
    }
}
