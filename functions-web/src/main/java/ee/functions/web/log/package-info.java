// SPDX-License-Identifier: Apache-2.0
/** Log entries over HTTP. */
@NullMarked
package ee.functions.web.log;

import org.jspecify.annotations.NullMarked;
