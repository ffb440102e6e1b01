// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.async;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Where a page of calls ends.
 *
 * @param at when the last call of the page was accepted
 * @param id its id
 */
public record AsyncPosition(OffsetDateTime at, UUID id) {}
