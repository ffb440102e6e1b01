// SPDX-License-Identifier: Apache-2.0
/** Scaling policies and instances of functions over HTTP. */
@NullMarked
package ee.functions.web.scaling;

import org.jspecify.annotations.NullMarked;
