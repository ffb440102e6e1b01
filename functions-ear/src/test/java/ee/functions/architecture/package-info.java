// SPDX-License-Identifier: Apache-2.0
/** The rules of ARCHITECTURE.md as tests over the classes of all modules. */
@NullMarked
package ee.functions.architecture;

import org.jspecify.annotations.NullMarked;
