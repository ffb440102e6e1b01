// SPDX-License-Identifier: Apache-2.0
/** Messages of the event stream that the broker does not have yet. */
@NullMarked
package ee.functions.jpa.outbox;

import org.jspecify.annotations.NullMarked;
