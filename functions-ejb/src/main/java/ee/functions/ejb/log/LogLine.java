// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import java.time.OffsetDateTime;

/** A log entry that is not stored yet. */
record LogLine(InvocationKey invocation, OffsetDateTime at, String level, String message) implements LogEvent {}
