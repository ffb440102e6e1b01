// SPDX-License-Identifier: Apache-2.0
/** Regular expressions as ECMAScript 2023 says, matched by a machine that can be interrupted. */
@NullMarked
package ee.functions.runtime.regexp;

import org.jspecify.annotations.NullMarked;
