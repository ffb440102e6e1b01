// SPDX-License-Identifier: Apache-2.0

/** What the functions of each site may reach. */
@NullMarked
package ee.functions.jpa.egress;

import org.jspecify.annotations.NullMarked;
