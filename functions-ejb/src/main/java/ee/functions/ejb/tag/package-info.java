// SPDX-License-Identifier: Apache-2.0
/** Tags: names that point to versions of a function. */
@NullMarked
package ee.functions.ejb.tag;

import org.jspecify.annotations.NullMarked;
