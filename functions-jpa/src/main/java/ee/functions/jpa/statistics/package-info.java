// SPDX-License-Identifier: Apache-2.0

/** Counts of invocations by function and day, which outlive the records of the invocations. */
@NullMarked
package ee.functions.jpa.statistics;

import org.jspecify.annotations.NullMarked;
