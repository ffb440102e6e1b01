// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.outbox;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the broker.
 *
 * @param messages how many messages wait
 * @param oldestStoredAt when the first of them was stored, null if none waits
 */
public record OutboxBacklog(long messages, @Nullable OffsetDateTime oldestStoredAt) {}
