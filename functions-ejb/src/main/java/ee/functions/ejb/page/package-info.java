// SPDX-License-Identifier: Apache-2.0
/** One page of a list and the opaque position where the next page starts. */
@NullMarked
package ee.functions.ejb.page;

import org.jspecify.annotations.NullMarked;
