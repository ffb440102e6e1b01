// SPDX-License-Identifier: Apache-2.0
/** Calls that were accepted to be run later, their attempts, and what happens to their ends. */
@NullMarked
package ee.functions.jpa.async;

import org.jspecify.annotations.NullMarked;
