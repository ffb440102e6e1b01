// SPDX-License-Identifier: Apache-2.0
/** Keys in exchange for tokens, and what a token says. */
@NullMarked
package ee.functions.web.token;

import org.jspecify.annotations.NullMarked;
