// SPDX-License-Identifier: Apache-2.0

/** Suspensions: what keeps a function or a site from being invoked. */
@NullMarked
package ee.functions.jpa.suspension;

import org.jspecify.annotations.NullMarked;
