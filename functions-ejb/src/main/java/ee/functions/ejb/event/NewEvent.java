// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event that somebody posts.
 *
 * @param type what it tells; any but {@link EventType#FUNCTION_INVOCATION}
 * @param source where it comes from
 * @param payload what functions are handed: a JSON text, null for none
 * @param shownPayload what lists show of it, before it is redacted; null for none
 * @param timestamp when it happened, null for now
 */
public record NewEvent(
        EventType type,
        String source,
        @Nullable String payload,
        @Nullable String shownPayload,
        @Nullable OffsetDateTime timestamp) {}
