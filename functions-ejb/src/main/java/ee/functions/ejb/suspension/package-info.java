// SPDX-License-Identifier: Apache-2.0
/** Suspensions: functions and sites that are not invoked, by an administrator or by the rule on repeated limit breaches. */
@NullMarked
package ee.functions.ejb.suspension;

import org.jspecify.annotations.NullMarked;
