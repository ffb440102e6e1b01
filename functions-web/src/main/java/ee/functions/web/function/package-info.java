// SPDX-License-Identifier: Apache-2.0
/** Functions of a site over HTTP. */
@NullMarked
package ee.functions.web.function;

import org.jspecify.annotations.NullMarked;
