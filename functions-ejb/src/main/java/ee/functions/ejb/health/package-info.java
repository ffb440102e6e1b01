// SPDX-License-Identifier: Apache-2.0
/** Whether this server works, and whether it should be sent requests. */
@NullMarked
package ee.functions.ejb.health;

import org.jspecify.annotations.NullMarked;
