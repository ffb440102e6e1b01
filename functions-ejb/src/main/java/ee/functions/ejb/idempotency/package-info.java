// SPDX-License-Identifier: Apache-2.0
/** Requests that callers repeat with the same idempotency key: carried out once, answered as often as they come. */
@NullMarked
package ee.functions.ejb.idempotency;

import org.jspecify.annotations.NullMarked;
