// SPDX-License-Identifier: Apache-2.0
/** Compatibility dates: which behaviour a version asked for. */
@NullMarked
package ee.functions.runtime.compat;

import org.jspecify.annotations.NullMarked;
