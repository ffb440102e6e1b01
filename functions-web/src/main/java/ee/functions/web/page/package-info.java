// SPDX-License-Identifier: Apache-2.0
/** Paging by opaque token and absolute address of the next page. */
@NullMarked
package ee.functions.web.page;

import org.jspecify.annotations.NullMarked;
