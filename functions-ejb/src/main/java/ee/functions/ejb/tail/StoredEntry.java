// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tail;

import ee.functions.ejb.log.LogEntryValue;
import ee.functions.jpa.log.StoredPosition;

/** A log entry and its place in the order in which entries were stored. */
public record StoredEntry(StoredPosition position, LogEntryValue value) {}
