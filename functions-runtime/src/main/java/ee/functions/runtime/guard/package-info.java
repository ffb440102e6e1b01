// SPDX-License-Identifier: Apache-2.0
/** What ends a script that does not end by itself. */
@NullMarked
package ee.functions.runtime.guard;

import org.jspecify.annotations.NullMarked;
