// SPDX-License-Identifier: Apache-2.0
/** Suspensions of functions and sites over HTTP. */
@NullMarked
package ee.functions.web.suspension;

import org.jspecify.annotations.NullMarked;
