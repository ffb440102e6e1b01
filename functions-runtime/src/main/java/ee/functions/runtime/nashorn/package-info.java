// SPDX-License-Identifier: Apache-2.0
/** OpenJDK Nashorn as an engine: sealed globals, completed built-ins, checks in its own code, positions in stacks. */
@NullMarked
package ee.functions.runtime.nashorn;

import org.jspecify.annotations.NullMarked;
