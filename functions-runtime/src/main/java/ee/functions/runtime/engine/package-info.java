// SPDX-License-Identifier: Apache-2.0
/** The JavaScript engine behind a seam: sealed globals, host functions, conversions. */
@NullMarked
package ee.functions.runtime.engine;

import org.jspecify.annotations.NullMarked;
