// SPDX-License-Identifier: Apache-2.0
/** A typed client of the REST interface and the roles in which the container tests call it. */
@NullMarked
package ee.functions.it.client;

import org.jspecify.annotations.NullMarked;
