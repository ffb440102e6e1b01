// SPDX-License-Identifier: Apache-2.0
/** Who calls, for which site, and what the caller may do. */
@NullMarked
package ee.functions.ejb.permission;

import org.jspecify.annotations.NullMarked;
