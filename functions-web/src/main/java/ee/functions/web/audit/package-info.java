// SPDX-License-Identifier: Apache-2.0
/** Audit records over HTTP. */
@NullMarked
package ee.functions.web.audit;

import org.jspecify.annotations.NullMarked;
