// SPDX-License-Identifier: Apache-2.0

/** How values that JDBC drivers disagree about get into columns and out again. */
@NullMarked
package ee.functions.jpa.column;

import org.jspecify.annotations.NullMarked;
