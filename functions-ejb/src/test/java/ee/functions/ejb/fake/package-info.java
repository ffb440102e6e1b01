// SPDX-License-Identifier: Apache-2.0
/** Stand-ins for the container and the database, written by hand. */
@NullMarked
package ee.functions.ejb.fake;

import org.jspecify.annotations.NullMarked;
