// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.statistics;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A stored count as it is read: invocations of a function that started on one day, ended alike and took about as long.
 *
 * @param countedOn the day in UTC
 * @param durationBoundMs the longest duration that is counted here, in milliseconds
 */
public record CountedInvocations(
        UUID functionId, LocalDate countedOn, String outcome, long durationBoundMs, InvocationCount count) {}
