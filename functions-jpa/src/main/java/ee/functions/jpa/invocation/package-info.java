// SPDX-License-Identifier: Apache-2.0

/** Invocation records: one row for each run of a function. */
@NullMarked
package ee.functions.jpa.invocation;

import org.jspecify.annotations.NullMarked;
