// SPDX-License-Identifier: Apache-2.0
/** What the server has counted, over HTTP. */
@NullMarked
package ee.functions.web.metric;

import org.jspecify.annotations.NullMarked;
