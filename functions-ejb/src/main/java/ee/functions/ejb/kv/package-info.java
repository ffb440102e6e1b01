// SPDX-License-Identifier: Apache-2.0
/** Items of the key-value store: validation, expiry and atomic changes. */
@NullMarked
package ee.functions.ejb.kv;

import org.jspecify.annotations.NullMarked;
