// SPDX-License-Identifier: Apache-2.0
/** The address that callers invoke a function at. */
@NullMarked
package ee.functions.web.invocation;

import org.jspecify.annotations.NullMarked;
