// SPDX-License-Identifier: Apache-2.0
/** What a site uses of its limits. */
@NullMarked
package ee.functions.ejb.usage;

import org.jspecify.annotations.NullMarked;
