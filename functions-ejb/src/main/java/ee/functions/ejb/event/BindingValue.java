// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A binding: events of a type invoke a function.
 *
 * @param id the binding
 * @param eventType the type of the events
 * @param source the source of the events, null for all sources
 * @param functionId the function that is invoked
 * @param tag the tag of the version that is invoked
 * @param enabled whether it delivers events at present
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 */
public record BindingValue(
        UUID id,
        EventType eventType,
        @Nullable String source,
        UUID functionId,
        String tag,
        boolean enabled,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {}
