// SPDX-License-Identifier: Apache-2.0

/** Log entries written by or about invocations. */
@NullMarked
package ee.functions.jpa.log;

import org.jspecify.annotations.NullMarked;
