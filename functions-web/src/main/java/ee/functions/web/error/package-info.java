// SPDX-License-Identifier: Apache-2.0
/** The one error body, and how failures become responses. */
@NullMarked
package ee.functions.web.error;

import org.jspecify.annotations.NullMarked;
