// SPDX-License-Identifier: Apache-2.0
/** How often functions were invoked, how that ended and how long it took, by day; counted as invocations are recorded. */
@NullMarked
package ee.functions.ejb.statistics;

import org.jspecify.annotations.NullMarked;
