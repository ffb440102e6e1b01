// SPDX-License-Identifier: Apache-2.0
/** Which permission an endpoint needs, and who calls it; an endpoint that says nothing answers nobody. */
@NullMarked
package ee.functions.web.permission;

import org.jspecify.annotations.NullMarked;
