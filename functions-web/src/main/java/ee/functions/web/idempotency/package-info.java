// SPDX-License-Identifier: Apache-2.0
/** Idempotency keys in requests: a repeated request is answered, not carried out again. */
@NullMarked
package ee.functions.web.idempotency;

import org.jspecify.annotations.NullMarked;
