// SPDX-License-Identifier: Apache-2.0
/**
 * Events: invocations and what is posted, in one list; which of their payloads is kept; bindings that make a posted event invoke
 * functions.
 */
@NullMarked
package ee.functions.ejb.event;

import org.jspecify.annotations.NullMarked;
