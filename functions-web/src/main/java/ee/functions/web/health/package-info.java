// SPDX-License-Identifier: Apache-2.0
/** Whether the server works, for everybody. */
@NullMarked
package ee.functions.web.health;

import org.jspecify.annotations.NullMarked;
