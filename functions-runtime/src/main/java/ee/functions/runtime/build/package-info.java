// SPDX-License-Identifier: Apache-2.0
/** The way from an author's ES module to an artifact the engine can run: lowering, guards, source map. */
@NullMarked
package ee.functions.runtime.build;

import org.jspecify.annotations.NullMarked;
