// SPDX-License-Identifier: Apache-2.0
/** Which web pages may invoke functions (cross-origin resource sharing). */
@NullMarked
package ee.functions.ejb.cors;

import org.jspecify.annotations.NullMarked;
