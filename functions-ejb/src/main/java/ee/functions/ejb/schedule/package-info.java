// SPDX-License-Identifier: Apache-2.0
/** Scheduled triggers: functions that run by the clock. */
@NullMarked
package ee.functions.ejb.schedule;

import org.jspecify.annotations.NullMarked;
