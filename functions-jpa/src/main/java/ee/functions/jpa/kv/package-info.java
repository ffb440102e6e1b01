// SPDX-License-Identifier: Apache-2.0

/** Items of the key-value store and the namespaces that hold them. */
@NullMarked
package ee.functions.jpa.kv;

import org.jspecify.annotations.NullMarked;
