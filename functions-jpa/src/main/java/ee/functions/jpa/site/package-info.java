// SPDX-License-Identifier: Apache-2.0

/** Sites: the owners of functions, items and limits. */
@NullMarked
package ee.functions.jpa.site;

import org.jspecify.annotations.NullMarked;
