// SPDX-License-Identifier: Apache-2.0

/** The versioned schema and the code that brings a database up to it. */
@NullMarked
package ee.functions.jpa.migration;

import org.jspecify.annotations.NullMarked;
