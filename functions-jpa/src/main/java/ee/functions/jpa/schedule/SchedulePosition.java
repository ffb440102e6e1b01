// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.schedule;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The place of a trigger or of a run in a list: by moment, then by id.
 *
 * @param at when the trigger was created, or the tick of the run
 * @param id the id, which orders what is of one moment
 */
public record SchedulePosition(OffsetDateTime at, UUID id) {}
