// SPDX-License-Identifier: Apache-2.0

/** Live tails of logs: entries given to readers soon after they are stored, on whichever server they were written. */
@NullMarked
package ee.functions.ejb.tail;

import org.jspecify.annotations.NullMarked;
