// SPDX-License-Identifier: Apache-2.0
/** Requests that came with an idempotency key, and their answers. */
@NullMarked
package ee.functions.jpa.idempotency;

import org.jspecify.annotations.NullMarked;
