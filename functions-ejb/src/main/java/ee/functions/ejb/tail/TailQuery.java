// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tail;

import ee.functions.ejb.log.LogFilter;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which log entries a reader of a tail wants.
 *
 * @param from entries written at this time or later, those of the past first; null for those that are stored from now on
 * @param filter which of them
 * @param after the position of the last entry that the reader has, null for none; as {@link TailReader} was given it
 */
public record TailQuery(
        @Nullable OffsetDateTime from,
        LogFilter filter,
        @Nullable String after) {}
