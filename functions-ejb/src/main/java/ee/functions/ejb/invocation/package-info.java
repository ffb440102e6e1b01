// SPDX-License-Identifier: Apache-2.0
/** The way of an invocation: seven steps, listed in one method. */
@NullMarked
package ee.functions.ejb.invocation;

import org.jspecify.annotations.NullMarked;
