// SPDX-License-Identifier: Apache-2.0
/** JSON out: how values are written, and responses that carry them. */
@NullMarked
package ee.functions.web.json;

import org.jspecify.annotations.NullMarked;
