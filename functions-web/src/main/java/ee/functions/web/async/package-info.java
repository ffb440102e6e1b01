// SPDX-License-Identifier: Apache-2.0
/** Answers that come later, without a thread that waits for them. */
@NullMarked
package ee.functions.web.async;

import org.jspecify.annotations.NullMarked;
