// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import org.jspecify.annotations.Nullable;

/**
 * A partial change of a scheduled trigger; what is null stays as it is.
 *
 * @param description the new description; counts only if {@code descriptionGiven}
 * @param descriptionGiven whether the description shall change: with a null description it is removed
 * @param pattern the new pattern; a rate counts anew from the change
 * @param payload the new payload; counts only if {@code payloadGiven}
 * @param payloadGiven whether the payload shall change: with a null payload it is removed
 * @param enabled false pauses the trigger, true lets it go on with the next tick
 * @param tag the new tag, {@code $current} for the current version
 */
public record ScheduledTriggerChange(
        @Nullable String name,
        @Nullable String description,
        boolean descriptionGiven,
        @Nullable String pattern,
        @Nullable String payload,
        boolean payloadGiven,
        @Nullable Boolean enabled,
        @Nullable String tag) {
    /** One that leaves the tag as it is. */
    public ScheduledTriggerChange(
            @Nullable String name,
            @Nullable String description,
            boolean descriptionGiven,
            @Nullable String pattern,
            @Nullable String payload,
            boolean payloadGiven,
            @Nullable Boolean enabled) {
        this(name, description, descriptionGiven, pattern, payload, payloadGiven, enabled, null);
    }
}
