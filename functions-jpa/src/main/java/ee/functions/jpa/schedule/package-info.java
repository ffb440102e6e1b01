// SPDX-License-Identifier: Apache-2.0
/** Triggers that run functions by the clock, and what became of their ticks. */
@NullMarked
package ee.functions.jpa.schedule;

import org.jspecify.annotations.NullMarked;
