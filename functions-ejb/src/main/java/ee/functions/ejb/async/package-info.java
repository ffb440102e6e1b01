// SPDX-License-Identifier: Apache-2.0
/** Calls that are accepted at once and run later, at least once, whatever happens to the server; and where their ends go. */
@NullMarked
package ee.functions.ejb.async;

import org.jspecify.annotations.NullMarked;
