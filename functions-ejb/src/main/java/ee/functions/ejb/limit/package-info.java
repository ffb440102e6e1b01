// SPDX-License-Identifier: Apache-2.0
/** Bounds as values, and the UTF-8 bytes in which they are counted. */
@NullMarked
package ee.functions.ejb.limit;

import org.jspecify.annotations.NullMarked;
