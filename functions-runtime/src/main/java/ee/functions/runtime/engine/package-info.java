// SPDX-License-Identifier: Apache-2.0
/** What every JavaScript engine is to the rest of the runtime: contexts to run modules in, host functions, their scope. */
@NullMarked
package ee.functions.runtime.engine;

import org.jspecify.annotations.NullMarked;
