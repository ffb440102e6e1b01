// SPDX-License-Identifier: Apache-2.0
/** What a site uses of its limits, over HTTP. */
@NullMarked
package ee.functions.web.usage;

import org.jspecify.annotations.NullMarked;
