// SPDX-License-Identifier: Apache-2.0

/** Events that were posted, the bindings that make them invoke functions, and what became of that. */
@NullMarked
package ee.functions.jpa.event;

import org.jspecify.annotations.NullMarked;
