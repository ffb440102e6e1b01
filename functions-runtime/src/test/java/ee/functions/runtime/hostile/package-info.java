// SPDX-License-Identifier: Apache-2.0
/** The corpus of hostile functions: how its files are read and what they must not do to their server. */
@NullMarked
package ee.functions.runtime.hostile;

import org.jspecify.annotations.NullMarked;
