// SPDX-License-Identifier: Apache-2.0
/** Items of the key-value store over HTTP, in the documented form and in that of the public client. */
@NullMarked
package ee.functions.web.kv;

import org.jspecify.annotations.NullMarked;
