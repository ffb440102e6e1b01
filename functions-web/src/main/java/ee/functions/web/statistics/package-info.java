// SPDX-License-Identifier: Apache-2.0
/** Statistics of functions over HTTP. */
@NullMarked
package ee.functions.web.statistics;

import org.jspecify.annotations.NullMarked;
