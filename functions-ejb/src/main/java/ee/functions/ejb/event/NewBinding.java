// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A binding to create, or what one shall be.
 *
 * @param eventType the type of the events; any but {@link EventType#FUNCTION_INVOCATION}
 * @param source the source of the events, null for all sources
 * @param functionId the function that is invoked
 * @param tag the tag of the version that is invoked, null for the current one
 * @param enabled whether it delivers events
 */
public record NewBinding(
        EventType eventType,
        @Nullable String source,
        UUID functionId,
        @Nullable String tag,
        boolean enabled) {}
