// SPDX-License-Identifier: Apache-2.0
/** Log entries and invocation records: written behind, read by page, deleted after their retention. */
@NullMarked
package ee.functions.ejb.log;

import org.jspecify.annotations.NullMarked;
